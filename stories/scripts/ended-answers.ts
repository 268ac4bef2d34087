/** Answers that did not end well: failed, stopped by a person, cut off by the server. */
import type { Failure } from '@loqui/core';
import { answerSteps } from './answer.js';
import { at, idOf } from './calendar.js';
import { ada, assistant } from './people.js';
import { said } from './said.js';
import type { Script } from './script.js';

function ended(end: 'failed' | 'stopped' | 'interrupted', text: string, error?: Failure): Script {
  return {
    room: end,
    info: { title: 'Fix the import loop', agents: [assistant] },
    me: ada,
    before: [said(1, ada, at('14:30'), 'Summarise the incident for the status page.', { to: [assistant.id] })],
    steps: answerSteps({
      id: idOf(2),
      run: idOf(0x1002),
      agent: assistant,
      asked: idOf(1),
      asker: ada.id,
      createdAt: at('14:30:04'),
      parts: text === '' ? [] : [{ type: 'text', text }],
      end,
      ...(error && { error }),
    }),
  };
}

export const failedAnswer = ended('failed', 'Between 09:41 and 10:20 the import of one tenant', {
  code: 'provider-overloaded',
  message: 'The model is overloaded. Try again in a minute.',
});
export const stoppedAnswer = ended('stopped', 'Between 09:41 and 10:20 the import of one tenant did not finish. The reason was a');
export const interruptedAnswer = ended('interrupted', 'Between 09:41 and 10:20 the import of one tenant did not', {
  code: 'interrupted',
  message: 'The server went down while this was being written. Ask again.',
});
