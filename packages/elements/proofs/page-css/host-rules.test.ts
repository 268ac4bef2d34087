/** A page's rule for all elements (`* { margin: 0; padding: 0; border: 0 solid }`) wins over what an element says of its host, unless that is important. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { expect, it } from 'vitest';

const src = path.resolve(import.meta.dirname, '../../src');
/** The selector and the declarations of each innermost rule. */
const RULE = /([^{};]+)\{([^{}]*)\}/g;
const RESET = /^(?:margin|padding|border)(?!-.*radius)[a-z-]*:(?!.*!important)/;

/** Declarations of the host in the text of a style sheet that a reset of the page would take away. */
function lost(sheet: string): string[] {
  const plain = sheet
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\$\{[^}]*\}/g, 'token')
    .replace(/\bcss`/g, ';');
  return [...plain.matchAll(RULE)].flatMap(([, selector = '', body = '']) =>
    selector.split(',').some((one) => /^:host(?:\((?:[^()]|\([^()]*\))*\))?$/.test(one.trim()))
      ? body
          .split(';')
          .map((declaration) => declaration.trim())
          .filter((declaration) => RESET.test(declaration))
      : [],
  );
}

it('finds what a reset would take away', () => {
  expect(lost('css` :host { padding: 4px; border-radius: 4px; margin: 0 !important; } `')).toEqual(['padding: 4px']);
  expect(lost('css` @media print { :host([open]), p { border-block-start: 1px solid; } :host p { margin: 0; } } `')).toEqual(['border-block-start: 1px solid']);
});

it('is nowhere in the elements', () => {
  const sheets = globSync('**/*.styles.ts', { cwd: src });
  expect(sheets.length).toBeGreaterThan(50);
  const found = sheets.map((sheet) => [sheet, lost(readFileSync(path.join(src, sheet), 'utf8'))] as const).filter(([, rules]) => rules.length > 0);
  expect(found).toEqual([]);
});
