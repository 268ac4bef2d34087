import { css, unsafeCSS, type CSSResult } from 'lit';

/** Other tokens (names, punctuation) have the colour of text and no element. */
export type CodeColour = 'comment' | 'keyword' | 'string' | 'constant' | 'function' | 'type' | 'property' | 'tag' | 'heading' | 'added' | 'removed';

/** OKLCH, for light and dark; each at least 4.5:1 on the sunken surface. */
const colours: Readonly<Record<CodeColour, readonly [light: string, dark: string]>> = {
  comment: ['0.53 0.015 268', '0.68 0.015 268'],
  keyword: ['0.5 0.2 305', '0.78 0.12 305'],
  string: ['0.48 0.12 150', '0.8 0.12 150'],
  constant: ['0.51 0.13 55', '0.82 0.11 70'],
  function: ['0.5 0.17 262', '0.78 0.11 255'],
  type: ['0.5 0.1 200', '0.81 0.09 200'],
  property: ['0.5 0.13 240', '0.8 0.09 230'],
  tag: ['0.52 0.18 20', '0.76 0.12 15'],
  heading: ['0.5 0.17 262', '0.78 0.11 255'],
  added: ['0.48 0.12 150', '0.8 0.12 150'],
  removed: ['0.52 0.18 20', '0.76 0.12 15'],
};

export const codeColours = Object.keys(colours) as readonly CodeColour[];

export function colourClass(colour: CodeColour): string {
  return `c-${colour}`;
}

const rules = (Object.entries(colours) as [CodeColour, readonly [string, string]][]).map(
  ([name, [light, dark]]) => `.${colourClass(name)} { color: var(--loqui-code-${name}, light-dark(oklch(${light}), oklch(${dark}))); }`,
);

export const codeColourStyles: CSSResult = css`
  ${unsafeCSS(rules.join('\n'))}
  .c-heading {
    font-weight: 600;
  }
  @media (forced-colors: active) {
    [class^='c-'] {
      color: CanvasText;
    }
  }
`;
