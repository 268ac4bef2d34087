import { describe, expect, it } from 'vitest';
import { withReachableLinks } from './guide-links.js';

const pages: Readonly<Record<string, string>> = { 'README.md': '/docs/readme', 'a/b.md': 'https://example.org/b', 'a/x/c.md': '/docs/c' };
const reach = (markdown: string, from = 'a/x/c.md'): string => withReachableLinks(markdown, from, (file) => pages[file]);

describe('links in quoted documents', () => {
  const cases: readonly (readonly [why: string, given: string, expected: string])[] = [
    ['a link to a document that readers can reach leads to its address', 'see [b](../b.md).', 'see [b](https://example.org/b).'],
    ['… with its fragment', '[b](../b.md#top) [root](/README.md)', '[b](https://example.org/b#top) [root](/docs/readme)'],
    ['… and a title', '[b](../b.md "B")', '[b](https://example.org/b)'],
    ['a link within the document leads to it', '[below](#how)', '[below](/docs/c#how)'],
    ['a link to anything else becomes its words', '[records](decisions), [up](../../../x.md)', 'records, up'],
    ['an absolute link stays', '[x](https://x.org/a) [m](mailto:a@b.c) [y](//y.org)', '[x](https://x.org/a) [m](mailto:a@b.c) [y](//y.org)'],
    ['a relative picture is left out', 'A ![front](img/front.png) B', 'A  B'],
    ['an absolute picture stays', '![p](https://x.org/p.png)', '![p](https://x.org/p.png)'],
    ['a linked picture is resolved at both ends', '[![badge](https://x.org/b.svg)](../b.md)', '[![badge](https://x.org/b.svg)](https://example.org/b)'],
    ['inline code stays', 'write `[b](../b.md)`', 'write `[b](../b.md)`'],
    ['a code block stays', '```md\n[b](../b.md)\n```\n[b](../b.md)', '```md\n[b](../b.md)\n```\n[b](https://example.org/b)'],
  ];
  for (const [why, given, expected] of cases) it(why, () => expect(reach(given)).toBe(expected));

  it('are resolved in linear time, whatever the brackets', () => {
    for (const piece of ['[', '![', '[a](', '[![', '`', '[a](<']) expect(reach(piece.repeat(20_000)).length).toBeGreaterThan(0);
  });
});
