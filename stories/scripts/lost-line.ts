/** The line is cut in the middle of an answer. The room goes on; the client comes back and catches up, with nothing lost. */
import { answerSteps } from './answer.js';
import { at, idOf } from './calendar.js';
import { ada, assistant, joins, mara } from './people.js';
import { said } from './said.js';
import type { Script, Step } from './script.js';

const answer: readonly Step[] = answerSteps({
  id: idOf(2),
  run: idOf(0x1002),
  agent: assistant,
  asked: idOf(1),
  asker: ada.id,
  createdAt: at('11:20:05'),
  parts: [
    {
      type: 'text',
      text: 'While your line is away, this answer goes on: it belongs to the room, not to your connection. Every event of the room has a number, and your client remembers the last one it took.\n\nWhen it comes back it names that number, and is given exactly what came after it: these words, that the run has ended, and what Mara wrote meanwhile. Nothing is asked for twice, nothing is shown twice, and nothing is missing.',
    },
  ],
});

/** Where in the answer the line breaks. */
const middle = Math.floor(answer.length * 0.35);

export const lostLine: Script = {
  room: 'tunnel',
  info: { title: 'In the tunnel', agents: [assistant] },
  me: ada,
  before: [joins(mara), said(1, ada, at('11:20'), 'What happens when my train enters a tunnel?', { to: [assistant.id] })],
  steps: [
    ...answer.slice(0, middle),
    { wait: 200, cut: true },
    ...answer.slice(middle),
    { wait: 100, event: said(3, mara, at('11:21'), 'Good question. I wondered too.') },
  ],
};
