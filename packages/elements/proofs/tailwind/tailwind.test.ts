/** `tailwind.css` in Tailwind's own compiler: every token and every documented state has a class that does what it says. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compile } from 'tailwindcss';
import { describe, expect, it } from 'vitest';
import { token } from '../../src/styles/tokens.styles.js';

interface Manifest {
  readonly modules: readonly { readonly declarations: readonly { readonly cssStates?: readonly { readonly name: string }[] }[] }[];
}

const folder = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
const { modules } = JSON.parse(read('custom-elements.json')) as Manifest;
const states = [...new Set(modules.flatMap(({ declarations }) => declarations.flatMap(({ cssStates = [] }) => cssStates.map(({ name }) => name))))].sort();
const sheet = read('src/tailwind.css');
const theme = readFileSync(path.resolve(folder, '../../node_modules/tailwindcss/theme.css'), 'utf8');

/** The CSS of one class, without space. */
async function cssOf(candidate: string): Promise<string> {
  const { build } = await compile(`${theme}\n${sheet}\n@tailwind utilities;`);
  const bare = build([]);
  return build([candidate]).replace(bare, '').replace(/\s+/g, ' ').replaceAll('( ', '(');
}

describe('tailwind.css', () => {
  it('has a variant for each state that an element documents, and no other', () => {
    expect([...sheet.matchAll(/@custom-variant loqui-([a-z-]+) /g)].map(([, name]) => name)).toEqual(states);
    expect(states).toContain('streaming');
  });

  it.each(states)('loqui-%s: is of the element in this state', async (state) => {
    expect(await cssOf(`loqui-${state}:flex`)).toMatch(new RegExp(`:state\\(${state}\\) \\{ display: flex; \\}`));
  });

  it('has each token in the theme, under its own name', () => {
    for (const [name, { cssText }] of Object.entries(token)) expect(sheet.replace(/\s+/g, ''), name).toContain(`:${cssText.replace(/\s+/g, '')};`);
  });

  it.each([
    ['bg-loqui-surface', 'background-color: var(--loqui-surface,'],
    ['text-loqui-text-muted', 'color: var(--loqui-text-muted,'],
    ['border-loqui-border', 'border-color: var(--loqui-border,'],
    ['bg-loqui-accent/50', 'color-mix(in oklab, var(--loqui-accent,'],
    ['rounded-loqui', 'border-radius: var(--loqui-radius, 10px)'],
    ['rounded-loqui-large', 'border-radius: var(--loqui-radius-large,'],
    ['font-loqui-mono', 'font-family: var(--loqui-font-mono,'],
    ['text-loqui-small', 'font-size: var(--loqui-font-size-small,'],
    ['shadow-loqui', 'var(--loqui-shadow,'],
    ['p-loqui', 'padding: var(--loqui-space, 4px)'],
    ['max-w-loqui-measure', 'max-width: var(--loqui-measure, 72ch)'],
    ['duration-loqui', 'transition-duration: var(--loqui-duration, 160ms)'],
  ])('%s takes the token where it stands', async (candidate, css) => {
    expect(await cssOf(candidate)).toContain(css);
  });

  it.each([
    ['loqui-accent-emerald-600', '--loqui-accent: var(--color-emerald-600)'],
    ['loqui-accent-text-emerald-700', '--loqui-accent-text: var(--color-emerald-700)'],
    ['loqui-surface-raised-[#fff]', '--loqui-surface-raised: #fff'],
    ['loqui-radius-lg', '--loqui-radius: var(--radius-lg)'],
    ['loqui-radius-none', '--loqui-radius: 0px'],
    ['loqui-radius-[3px]', '--loqui-radius: 3px'],
    ['loqui-font-sans', '--loqui-font: var(--font-sans)'],
    ['loqui-font-size-lg', '--loqui-font-size: var(--text-lg)'],
    ['dark:loqui-accent-sky-400', '--loqui-accent: var(--color-sky-400)'],
  ])('%s makes a token of the theme', async (candidate, css) => {
    expect(await cssOf(candidate)).toContain(css);
  });
});
