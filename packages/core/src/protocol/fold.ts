import type { DurableEvent } from './events.js';
import type { Message } from './message.js';
import { grow, growingText, type Part } from './parts.js';

export type MessageChange = Extract<DurableEvent, { type: 'message.delta' | 'message.part' | 'message.completed' | 'message.edited' }>;

/** Returns the same object if nothing changes. An overlapping delta adds the rest; one beyond the end is ignored until `message.completed`. */
export function foldMessage(message: Message, event: MessageChange): Message {
  switch (event.type) {
    case 'message.delta': {
      if (message.status !== 'streaming') return message;
      const part = message.parts[event.part];
      if (part === undefined) return message;
      const known = growingText(part).length - event.at;
      if (known < 0 || known >= event.text.length) return message;
      const grown = grow(part, event.text.slice(known));
      return grown === part ? message : { ...message, parts: replaced(message.parts, event.part, grown) };
    }
    case 'message.part':
      if (message.status !== 'streaming' || event.part > message.parts.length) return message;
      return { ...message, parts: replaced(message.parts, event.part, event.value) };
    case 'message.completed': {
      const { parts, status, completedAt, usage, finishReason, error } = event;
      return { ...message, parts, status, completedAt, ...(usage && { usage }), ...(finishReason && { finishReason }), ...(error && { error }) };
    }
    case 'message.edited':
      return { ...message, parts: event.parts, editedAt: event.editedAt };
  }
}

function replaced(parts: readonly Part[], index: number, part: Part): readonly Part[] {
  const next = parts.slice();
  next[index] = part;
  return next;
}
