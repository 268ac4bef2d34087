/** People in a room, an agent among them: three say something, one asks, the agent answers. */
import { answerSteps } from './answer.js';
import { at, idOf } from './calendar.js';
import { ada, arjun, assistant, joins, jonas, mara, rests, types } from './people.js';
import { said } from './said.js';
import type { Script } from './script.js';

export const shortChat: Script = {
  room: 'release',
  info: { title: 'Release room', agents: [assistant] },
  me: ada,
  before: [
    joins(mara, jonas, arjun),
    said(1, mara, at('09:41'), 'The import job stalls at 40 % again. Same tenant as last week.'),
    said(2, mara, at('09:42'), 'I can reproduce it on staging.'),
  ],
  steps: [
    { wait: 500, event: types(jonas) },
    { wait: 1_400, event: rests(jonas) },
    { wait: 0, event: said(3, jonas, at('09:43'), 'Smells like the cursor paging we merged on Friday.') },
    { wait: 1_500, event: said(4, ada, at('09:44'), 'Let us ask before guessing. @assistant what changed in paging since 2.3?', { to: [assistant.id] }) },
    ...answerSteps({
      id: idOf(5),
      run: idOf(0x1005),
      agent: assistant,
      asked: idOf(4),
      asker: ada.id,
      createdAt: at('09:44:10'),
      parts: [
        {
          type: 'text',
          text: 'Two commits touch it. **4f1c** made the cursor exclusive; the exporter still sends it as inclusive, so each page repeats one row, and the loop never ends once a page holds only that row.\n\nTo be sure, run the import with `--trace-cursor` and look for the same id twice in a row.',
        },
      ],
      usage: { inputTokens: 1_840, outputTokens: 74 },
    }),
    { wait: 900, event: types(mara) },
    { wait: 1_200, event: rests(mara) },
    { wait: 0, event: said(6, mara, at('09:46'), 'Twice in a row, yes: row 40 112. Thank you both.') },
  ],
};
