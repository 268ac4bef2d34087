/** An agent thinks, calls tools (one fails), and then answers with sources. */
import { answerSteps } from './answer.js';
import { at, idOf } from './calendar.js';
import { ada, assistant } from './people.js';
import { said } from './said.js';
import type { Script } from './script.js';

export const toolCall: Script = {
  room: 'search',
  info: { title: 'Fix the import loop', agents: [assistant] },
  me: ada,
  before: [said(1, ada, at('10:12'), 'Where do we build the cursor of an export, and who reads it?', { to: [assistant.id] })],
  steps: answerSteps({
    id: idOf(2),
    run: idOf(0x1002),
    agent: assistant,
    asked: idOf(1),
    asker: ada.id,
    createdAt: at('10:12:04'),
    parts: [
      {
        type: 'reasoning',
        text: 'The cursor is probably made in the exporter. I should search for its constructor first, then for everything that parses it, and only then open the files.',
      },
      {
        type: 'tool-search',
        toolCallId: 'call-1',
        state: 'output-available',
        input: { query: 'cursor', path: 'src/export' },
        output: [
          { file: 'src/export/page.ts', line: 12 },
          { file: 'src/export/cursor.ts', line: 4 },
          { file: 'src/import/resume.ts', line: 31 },
        ],
      },
      {
        type: 'dynamic-tool',
        toolName: 'read_file',
        toolCallId: 'call-2',
        state: 'output-error',
        input: { path: 'src/import/legacy.ts' },
        errorText: 'ENOENT: no such file or directory, open src/import/legacy.ts',
      },
      {
        type: 'text',
        text: 'The cursor is built in one place, `cursorOf()` in `src/export/cursor.ts`, and read in two: by `page()` when the next page is asked for, and by `resume()` when an import goes on after a restart.\n\nOnly `page()` compares inclusively, so that is the one to change.',
      },
      { type: 'source-url', sourceId: 's1', url: 'https://git.example.com/app/blob/main/src/export/cursor.ts', title: 'src/export/cursor.ts' },
      { type: 'source-url', sourceId: 's2', url: 'https://git.example.com/app/blob/main/src/import/resume.ts', title: 'src/import/resume.ts' },
      { type: 'source-document', sourceId: 's3', mediaType: 'application/pdf', title: 'Paging, design notes', filename: 'paging.pdf' },
    ],
    usage: { inputTokens: 3_204, outputTokens: 188, reasoningTokens: 61 },
  }),
};
