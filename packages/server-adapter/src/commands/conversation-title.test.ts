import { describe, expect, it } from 'vitest';
import { tidyTitle, titleOf } from './conversation-title.js';

const question = (...texts: string[]) => ({ parts: texts.map((text) => ({ type: 'text', text }) as const) });

describe('the title of a conversation', () => {
  it.each([
    ['its first line', 'How do I cancel?\nI mean my order.', 'How do I cancel?'],
    ['the first line with words', '\n   \n# Hello\nthere', 'Hello'],
    ['no opening fence', '```ts\nconst a = 1;\n```', 'const a = 1;'],
    ['one line, whatever the spaces', '  a \t  b  ', 'a b'],
    ['cut between words', 'word '.repeat(30), `${'word '.repeat(11).trim()}…`],
    ['cut where there are no spaces', 'x'.repeat(200), `${'x'.repeat(59)}…`],
    ['never cut inside a character', '👨‍👩‍👧‍👦'.repeat(20), `${'👨‍👩‍👧‍👦'.repeat(5)}…`],
    ['without characters that turn text', '\u202eevil\u2066', 'evil'],
    ['without halves of characters', '\ud800 x', 'x'],
    ['empty where there are no words', ' \n ', ''],
  ])('is %s', (_, text, title) => {
    expect(titleOf(question(text))).toBe(title);
  });

  it('is the name of a file when there is no text', () => {
    expect(titleOf({ parts: [{ type: 'file', mediaType: 'image/png', url: 'https://a.test/b', filename: 'plan.png' }] })).toBe('plan.png');
    expect(titleOf({ parts: [] })).toBe('');
  });

  it('is kept when it is given, up to 200 characters in one line', () => {
    expect(tidyTitle(' My\nplans ')).toBe('My plans');
    expect(tidyTitle('x'.repeat(500))).toHaveLength(200);
  });
});
