// Writes packages/elements/src/tailwind.css from the tokens and from the states that custom-elements.json documents. `npm run manifest` writes it, `--check`
// fails when it is not up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { tsImport } from 'tsx/esm/api';
import { root } from './sources.mjs';

const folder = path.join(root, 'packages/elements');
const file = path.join(folder, 'src/tailwind.css');
const { token } = await tsImport('../packages/elements/src/styles/tokens.styles.ts', import.meta.url);
const { modules } = JSON.parse(readFileSync(path.join(folder, 'custom-elements.json'), 'utf8'));

/** The names of Tailwind's theme, by token. What is not here is a colour. */
const PLACES = {
  shadow: '--shadow-loqui',
  font: '--font-loqui',
  'font-mono': '--font-loqui-mono',
  'font-size': '--text-loqui',
  'font-size-small': '--text-loqui-small',
  'font-size-tiny': '--text-loqui-tiny',
  radius: '--radius-loqui',
  'radius-small': '--radius-loqui-small',
  'radius-large': '--radius-loqui-large',
  'radius-pill': '--radius-loqui-pill',
  space: '--spacing-loqui',
  measure: '--container-loqui-measure',
  duration: '--transition-duration-loqui',
};

/** What of Tailwind's theme a token may be. */
const TAKES = {
  shadow: '--value(--shadow-*, [*])',
  font: '--value(--font-*, [*])',
  'font-mono': '--value(--font-*, [*])',
  'font-size': '--value(--text-*, [length])',
  'font-size-small': '--value(--text-*, [length])',
  'font-size-tiny': '--value(--text-*, [length])',
  radius: '--value(--radius-*, [length])',
  'radius-small': '--value(--radius-*, [length])',
  'radius-large': '--value(--radius-*, [length])',
  'radius-pill': '--value(--radius-*, [length])',
  space: '--value(--spacing-*, [length])',
  measure: '--value(--container-*, [length])',
  duration: '--value([*])',
};

const names = Object.keys(token);
const states = modules.flatMap(({ declarations }) => declarations.flatMap(({ cssStates = [] }) => cssStates.map(({ name }) => name)));

const lines = [
  '/*',
  ' * For Tailwind 4, after its own import: `@import "@loqui/elements/tailwind.css"`. Written by `npm run manifest`.',
  ' * - The tokens are in the theme: `bg-loqui-surface text-loqui-text rounded-loqui`. They follow `--loqui-…` where they stand.',
  ' * - The theme becomes tokens, for everything below: `loqui-accent-emerald-600 loqui-radius-lg loqui-font-sans`.',
  ' * - The states are variants: `loqui-streaming:opacity-70`.',
  ' */',
  '@theme inline {',
  ...names.map((name) => `${PLACES[name] ?? `--color-loqui-${name}`}: ${token[name].cssText};`),
  '}',
  '',
  '/* A minifier that lowers `light-dark()` for old browsers reads these two, and sets them where the page sets `color-scheme`. */',
  '@layer theme { :root { --lightningcss-light: initial; --lightningcss-dark: ; } }',
  '',
  '@utility loqui-radius-none { --loqui-radius: 0px; }',
  ...names.map((name) => `@utility loqui-${name}-* { --loqui-${name}: ${TAKES[name] ?? '--value(--color-*, [color])'}; }`),
  '',
  ...[...new Set(states)].sort().map((name) => `@custom-variant loqui-${name} (&:state(${name}));`),
];

const wanted = await format(lines.join('\n'), { ...(await resolveConfig(file, { editorconfig: false })), filepath: file });
if (!process.argv.includes('--check')) {
  writeFileSync(file, wanted);
  console.log(`tailwind.css written: ${names.length} tokens, ${new Set(states).size} states`);
} else if (readFileSync(file, 'utf8') !== wanted) {
  console.error('packages/elements/src/tailwind.css is not up to date. Run npm run manifest');
  process.exitCode = 1;
} else console.log('tailwind.css is up to date');
