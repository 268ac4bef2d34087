/** How a message that is answered is quoted. */
import type { Message } from '@loqui/core';

/** The beginning of its text, on one line. */
export function beginningOf(message: Message): string {
  const part = message.parts.find((each) => each.type === 'text');
  return (part && 'text' in part && typeof part.text === 'string' ? part.text : '').slice(0, 400).replace(/\s+/g, ' ').slice(0, 140);
}
