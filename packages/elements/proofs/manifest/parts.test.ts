/** The parts that an element forwards are documented by the element inside, and by the one that forwards. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORWARDED } from '../../src/styles/forwarded-parts.js';

interface Declaration {
  readonly tagName?: string;
  readonly cssParts?: readonly { readonly name: string }[];
}
interface Manifest {
  readonly modules: readonly { readonly declarations: readonly Declaration[] }[];
}

const file = path.resolve(import.meta.dirname, '../../custom-elements.json');
const { modules } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
const parts = new Map(modules.flatMap(({ declarations }) => declarations.map(({ tagName, cssParts }) => [tagName, (cssParts ?? []).map(({ name }) => name)])));

const rows = Object.entries(FORWARDED).flatMap(([outer, inners]) => Object.entries(inners).map(([inner, names]) => ({ outer, inner, names })));

describe('forwarded parts', () => {
  it.each(rows)('$outer documents what it forwards of $inner, and so does $inner', ({ outer, inner, names }) => {
    expect(Object.keys(names).filter((name) => !parts.get(inner)?.includes(name))).toEqual([]);
    // A panel documents only the parts of its private conversations that it can show.
    const isShown = parts.get(outer)?.includes('conversations') !== false || inner !== 'loqui-conversations';
    expect(isShown ? Object.values(names).filter((name) => !parts.get(outer)?.includes(name)) : []).toEqual([]);
  });

  it.each(rows)('$outer gives no two parts of $inner the same name', ({ names }) => {
    expect(new Set(Object.values(names)).size).toBe(Object.keys(names).length);
  });

  it('reach from a code block up to the panels', () => {
    for (const tag of ['loqui-markdown', 'loqui-message', 'loqui-message-list', 'loqui-chat', 'loqui-assistant'])
      expect(parts.get(tag)).toContain('code-block');
  });
});
