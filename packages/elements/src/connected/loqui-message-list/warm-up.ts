/**
 * What the first messages of a page cost and no later ones: styles are parsed, code is compiled, the clock is made, the buttons are fetched. Done while the line to
 * the room opens, with two messages that nobody sees.
 */
import type { Author, Message } from '@loqui/core';
import type {} from '../../views/loqui-day-separator/define.js';
import type {} from '../../views/loqui-message/define.js';

const agent: Author = { id: '', name: '', kind: 'agent' };

const samples: readonly Message[] = [
  { id: '', author: agent, role: 'assistant', status: 'completed', createdAt: 0, parts: [{ type: 'text', text: 'A **b** `c`\n\n- d' }] },
  { id: '', author: { ...agent, kind: 'person' }, role: 'user', status: 'completed', createdAt: 0, parts: [{ type: 'text', text: 'A' }] },
];

/** `place` holds the two until they are drawn, which no other task sees. */
export async function warmUp(place: Node): Promise<void> {
  const box = document.createElement('div');
  box.hidden = true;
  const day = Object.assign(document.createElement('loqui-day-separator'), { value: 0 });
  const elements = [day, ...samples.map((message) => Object.assign(document.createElement('loqui-message'), { message }))];
  box.append(...elements);
  place.appendChild(box);
  await Promise.all(elements.map(({ updateComplete }) => updateComplete));
  box.remove();
}
