/** What is said in the screenshots: a team before a release, and an assistant at work. Everybody in it is made up. */
import type { AnswerEvent } from '@loqui/core/codecs';
import type { Agent } from '@loqui/server-adapter';

export interface Line {
  readonly who: string;
  readonly text: string;
  /** Index of the line it answers. */
  readonly replyTo?: number;
}

/** The one whose screen it is. */
export const ME = 'Jonas Lind';

export const TEAM: readonly Line[] = [
  { who: 'Mara Kovač', text: 'The import job stalls at 40 % again. Same tenant as last week.' },
  { who: 'Mara Kovač', text: 'I can reproduce it on staging.' },
  { who: 'Jonas Lind', text: 'Smells like the cursor paging we merged on Friday.' },
  { who: 'Aroha Ngata', text: 'Which tenant? I can look at their export.', replyTo: 0 },
  { who: 'Mara Kovač', text: 'Northwind. 1.2 million rows, one page holds a single row twice.' },
  { who: 'Jonas Lind', text: 'Let us ask before guessing. @assistant what changed in paging since 2.3?' },
];

export const QUESTION = 'Find the paging bug in the exporter and fix it.';

const TEAM_ANSWER = `Two commits touch it:

1. **4f1c** made the cursor *exclusive*, so a page begins after the row it names.
2. **9ab2** moved the exporter to the new \`page()\`, but it still sends the cursor as *inclusive*.

So each page repeats one row, and the loop never ends once a page holds only that row.`;

const CODE_ANSWER = `The exporter reads \`after\` as inclusive; it is exclusive now:

\`\`\`ts
export async function page(after: Cursor, limit = 50) {
  // v1 cursors carry the last row itself
  const { version, id } = after;
  const last = version === 1 ? previous(id) : id;
  return rows.where('id', '>', last).limit(limit);
}
\`\`\`

| Cursor | Written by | Read as |
| --- | --- | --- |
| \`v1:8842\` | 2.2 and before | inclusive |
| \`v2:8842\` | 2.3 and later | exclusive |

I would add one test with a page of a single row: it`;

/** Answers by script: in rooms of people with `TEAM_ANSWER`, else with `CODE_ANSWER`, which it stops writing half-way, as if still at it. */
export const scripted: Agent = {
  name: 'Assistant',
  async *answer({ room, signal }): AsyncGenerator<AnswerEvent> {
    if (room === 'team') {
      yield { type: 'part', part: 0, value: { type: 'text', text: TEAM_ANSWER, state: 'done' } };
      yield {
        type: 'part',
        part: 1,
        value: { type: 'source-url', sourceId: '4f1c', url: 'https://git.example/commit/4f1c', title: '4f1c Make cursors exclusive' },
      };
      yield {
        type: 'part',
        part: 2,
        value: { type: 'source-url', sourceId: '9ab2', url: 'https://git.example/commit/9ab2', title: '9ab2 Exporter: use page()' },
      };
      yield { type: 'finish', reason: 'stop' };
      return;
    }
    const thought = 'The loop ends when a page is empty. With an inclusive cursor it never is.';
    yield { type: 'part', part: 0, value: { type: 'reasoning', text: thought, state: 'done' } };
    const output = { files: ['src/export/page.ts', 'src/export/cursor.ts', 'src/import/job.ts'] };
    yield {
      type: 'part',
      part: 1,
      value: { type: 'dynamic-tool', toolCallId: 'search-1', toolName: 'search', state: 'output-available', input: { query: 'cursor in src/export' }, output },
    };
    yield { type: 'part', part: 2, value: { type: 'text', text: '', state: 'streaming' } };
    for (const word of CODE_ANSWER.split(/(?<= )/)) yield { type: 'delta', part: 2, text: word };
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  },
};
