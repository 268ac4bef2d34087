/** Messages and runs that the stories of single elements show. */
import type { ActiveRun, Message, Part } from '@loqui/core';
import { at, idOf } from '../scripts/calendar.js';
import { ada, assistant, mara } from '../scripts/people.js';

export const personMessage: Message = {
  id: idOf(1),
  author: mara,
  role: 'user',
  status: 'completed',
  createdAt: at('09:41'),
  parts: [{ type: 'text', text: 'The import job stalls at 40 % again. @assistant is it https://status.example.com/i/4411 once more?' }],
};

export const ownMessage: Message = {
  ...personMessage,
  id: idOf(2),
  author: ada,
  parts: [{ type: 'text', text: 'Let us ask before guessing.\nI can reproduce it on staging.' }],
};

export const agentMessage: Message = {
  id: idOf(3),
  author: assistant,
  role: 'assistant',
  status: 'completed',
  createdAt: at('09:44'),
  completedAt: at('09:44:12'),
  parts: [
    {
      type: 'text',
      text: 'Two commits touch it. **4f1c** made the cursor exclusive:\n\n```ts\nreturn rows.where("id", ">", last).limit(limit);\n```\n\nThe exporter still sends it as *inclusive*, so each page repeats one row.',
    },
  ],
};

export function withParts(message: Message, ...parts: readonly Part[]): Message {
  return { ...message, parts };
}

export const activeRun: ActiveRun = {
  id: idOf(0x1003),
  agent: assistant.id,
  status: 'running',
  message: agentMessage.id,
  asked: personMessage.id,
  asker: mara.id,
  startedAt: at('09:44'),
  activity: 'writing',
  part: 0,
};
