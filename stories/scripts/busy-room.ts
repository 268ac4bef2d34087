/** A room that has been busy for days: long history, people who come and go, replies, two agents, and more coming in. */
import type { DurableEvent } from '@loqui/core';
import { answerSteps } from './answer.js';
import { at, idOf } from './calendar.js';
import { ada, arjun, assistant, joins, jonas, leaves, lin, mara, rests, reviewer, tomas, types, zoe } from './people.js';
import { said } from './said.js';
import type { Script, Step } from './script.js';

const authors = [mara, jonas, arjun, lin, mara, ada, tomas, zoe] as const;
const remarks = [
  'Deployed 2.4.1 to staging.',
  'The nightly build is green again.',
  'Can somebody look at the flaky upload test? It fails every third run, always in the same place, and only on the slow machine.',
  'On it.',
  'Thanks!',
  'The docs say `after`, the code says `since`. Which one do we keep?',
  'I would keep `after`: it is in the URL of every client out there.',
  'Agreed.',
  'See https://status.example.com for the incident of this morning.',
  'Lunch?',
] as const;

/** Three days of talk, forty messages, the last of them an hour before the script begins. */
const history: readonly DurableEvent[] = Array.from({ length: 40 }, (_, index) => {
  const day = Math.floor(index / 14) - 2;
  const minute = (index % 14) * 4 + (index % 3);
  const author = authors[Math.floor(index / 2) % authors.length] ?? mara;
  const clock = `${String(9 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return said(index + 1, author, at(clock, day), remarks[index % remarks.length] ?? '');
});

/** The message that the later ones answer, far above. */
export const question = idOf(41);
export const reply = idOf(44);

const arriving: readonly Step[] = [
  { wait: 600, event: types(lin) },
  { wait: 300, event: types(jonas) },
  { wait: 900, event: joins(zoe) },
  { wait: 700, event: said(45, lin, at('12:06'), 'Rollback is ready if we need it.') },
  { wait: 0, event: rests(lin) },
  { wait: 800, event: said(46, jonas, at('12:07'), 'Give me ten minutes.') },
  { wait: 0, event: rests(jonas) },
  { wait: 500, event: types(tomas) },
  { wait: 1_000, event: leaves(arjun) },
  { wait: 300, event: rests(tomas) },
  { wait: 0, event: said(47, tomas, at('12:08'), '@reviewer is the migration reversible?', { to: [reviewer.id] }) },
  ...answerSteps({
    id: idOf(48),
    run: idOf(0x1048),
    agent: reviewer,
    asked: idOf(47),
    asker: tomas.id,
    createdAt: at('12:08:04'),
    parts: [{ type: 'text', text: 'Yes. It only adds a column with a default; `down()` drops it, and nothing reads it before 2.5.' }],
  }),
  { wait: 900, event: said(49, zoe, at('12:09'), 'Then let us wait for Jonas.', { replyTo: idOf(46) }) },
];

export const busyRoom: Script = {
  room: 'operations',
  info: { title: 'Operations', agents: [assistant, reviewer] },
  me: ada,
  before: [
    joins(mara, jonas, arjun, lin, tomas),
    ...history,
    said(41, mara, at('12:01'), 'Who can restore the snapshot of Monday, and how long does it take?'),
    said(42, arjun, at('12:02'), 'Looking.'),
    said(43, ada, at('12:03'), 'I have access. It takes about twenty minutes, during which the tenant is read-only.'),
    said(44, jonas, at('12:05'), 'The runbook says fifteen, but twenty is closer.', { replyTo: question }),
  ],
  steps: arriving,
};
