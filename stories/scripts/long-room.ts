/** Two thousand messages of many heights, people and an agent, over three weeks: paged in as the reader goes back. */
import type { DurableEvent } from '@loqui/core';
import { at, idOf } from './calendar.js';
import { ada, assistant, jonas, joins, lin, mara } from './people.js';
import { said } from './said.js';
import type { Script } from './script.js';

const COUNT = 2_000;
const PER_DAY = 96;
const authors = [mara, jonas, lin] as const;
const sentences = [
  'The importer stops at the same row.',
  'It is the one with the *two* time zones.',
  'A retry helps only until midnight, when the next batch comes in and the old one is still being read.',
  'I have written down what we tried so far.',
] as const;
const answer =
  'The row has a local time without its zone. Two ways out:\n\n1. Read it as UTC.\n2. Ask the sender.\n\n```ts\nconst read = (row: Row) => parse(row.time, { zone: "UTC" });\n```';

function message(index: number): DurableEvent {
  const minute = (index % PER_DAY) * 5;
  const time = at(`${String(9 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`, Math.floor((index - COUNT) / PER_DAY));
  if (index % 9 === 8) {
    const text = { type: 'text', text: answer, state: 'done' } as const;
    return {
      type: 'message.created',
      message: { id: idOf(index + 1), author: assistant, role: 'assistant', status: 'completed', createdAt: time, parts: [text] },
    };
  }
  const words = sentences.slice(0, 1 + (index % sentences.length)).join(' ');
  return said(index + 1, authors[Math.floor(index / 2) % authors.length] ?? mara, time, `${String(index + 1)}. ${words}`);
}

export const longRoom: Script = {
  room: 'importer',
  info: { title: 'Importer', agents: [assistant] },
  me: ada,
  before: [joins(mara, jonas, lin), ...Array.from({ length: COUNT }, (_, index) => message(index))],
  steps: [],
};
