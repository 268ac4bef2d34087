/** An answer with everything a page can hold: headings, lists, a table, code in two languages, a quote, tasks. */
import { answerSteps } from './answer.js';
import { at, idOf } from './calendar.js';
import { ada, assistant } from './people.js';
import { said } from './said.js';
import type { Script } from './script.js';

const text = `A cursor can point **at** the last row seen or **after** it. Mixing the two repeats a row per page; here is how to make it exclusive everywhere.

## What goes wrong

The exporter sends the last id it *has*, and \`page()\` asks for rows from that id on:

1. The first page ends with row 40112.
2. The second begins with row 40112 again.
3. Once a page holds only that row, the job never ends.
   - It is not slow: it is a loop.
   - Retrying makes it no better.

## The change

\`\`\`ts
export async function page(after: Cursor, limit = 50): Promise<Row[]> {
  // Exclusive since 4f1c; cursors of version 1 carry the last row itself.
  const last = after.version === 1 ? previous(after.id) : after.id;
  return rows.where('id', '>', last).orderBy('id').limit(limit);
}
\`\`\`

and the query behind it, for the report that reads the table directly:

\`\`\`sql
SELECT id, tenant, payload
FROM imports
WHERE id > :last
ORDER BY id
LIMIT 50;
\`\`\`

### What each version sends

| Version | Cursor holds | Compared with | Repeats a row |
| --- | --- | :-: | --: |
| 1 (before 2.3) | the last row | \`>=\` | 1 per page |
| 2 (since 2.3) | the last row | \`>\` | 0 |
| 2, exporter | the last row | \`>=\` | 1 per page |

> A cursor is a promise about the next row, not a memory of the last one.

## Before you release

- [x] Accept both versions when reading
- [x] Write only version 2
- [ ] Run the import of the affected tenant on staging
- [ ] Remove version 1 after 30 days

More on keyset paging is in [the guide](https://use-the-index-luke.com/no-offset).`;

export const longAnswer: Script = {
  room: 'paging',
  info: { title: 'Fix the import loop', agents: [assistant] },
  me: ada,
  before: [said(1, ada, at('10:02'), 'Find the paging bug in the exporter and explain the fix. Keep the old cursor format readable.', { to: [assistant.id] })],
  steps: answerSteps({
    id: idOf(2),
    run: idOf(0x1002),
    agent: assistant,
    asked: idOf(1),
    asker: ada.id,
    createdAt: at('10:02:05'),
    parts: [{ type: 'text', text }],
    usage: { inputTokens: 2_310, outputTokens: 512 },
  }),
};
