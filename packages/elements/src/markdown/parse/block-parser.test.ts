import { describe, expect, it } from 'vitest';
import { createBlockParser } from './block-parser.js';
import type { Block } from './tree.js';

/** A tree as text: `list(item(paragraph "a"))`. */
function brief(block: Block): string {
  const inside = [...(block.source ? [JSON.stringify(block.source)] : []), ...block.children.map(brief)].join(' ');
  return `${block.type}${inside && `(${inside})`}`;
}

function shown(source: string): string {
  const parser = createBlockParser({ math: true });
  parser.write(source);
  parser.update();
  return parser.document.children.map(brief).join(' ');
}

describe('the open line', () => {
  for (const marks of [
    '-',
    '#',
    '## ',
    '1',
    '1.',
    '1. ',
    '>',
    '> ',
    '> -',
    '|',
    '`',
    '```js',
    '~~~',
    '***',
    '$$',
    '[',
    '[x',
    '[text]',
    '[^1',
    '[^1]:',
    '[a]: /ur',
    '[a]: </ur',
    '[a]: /u "ti',
    '- [',
    '- [ ',
    '- [x] ',
    '> [!NO',
    '> [!NOTE]',
    '<div',
    '\\',
    '- - ',
    '    ',
  ]) {
    it(`shows nothing of ${JSON.stringify(marks)}`, () => {
      expect(shown(marks)).toBe('');
      expect(shown(`text\n\n${marks}`)).toBe('paragraph("text")');
    });
  }

  for (const marks of ['-', '=', '---', '|--', '# ', '```', '[^a']) {
    it(`changes nothing of a paragraph above ${JSON.stringify(marks)}`, () => {
      expect(shown(`text\n${marks}`)).toBe('paragraph("text")');
    });
  }

  it('shows the head of a table as a table, and then its rows', () => {
    const parser = createBlockParser({ math: false });
    let table: Block | undefined;
    for (const char of '| a | b |\n|---|---|\n| 1 | 2 |\n') {
      parser.write(char);
      parser.update();
      const first = parser.document.children[0];
      if (first) expect(first.type).toBe('table');
      table ??= first;
      if (first?.children[0]?.children[1]) expect(first).toBe(table);
    }
  });

  it('is text when it has bars without spaces, until a row of dashes makes it a table', () => {
    for (const source of ['|', '|x', '|x|', '|x| is the absolute value', '|x| + |y| is', '||v||']) expect(shown(source), source).not.toContain('table');
    expect(shown('|a|b|\n|-|-|\n')).toContain('table');
  });

  it('drops a byte order mark at the beginning, and nowhere else', () => {
    for (const pieces of [['\ufeff# T'], ['\ufeff', '# T']]) {
      const parser = createBlockParser({ math: true });
      for (const piece of pieces) parser.write(piece);
      parser.end();
      parser.update();
      expect(parser.document.children.map(brief).join(' ')).toBe('heading("T")');
    }
    expect(shown('a\ufeffb')).toBe('paragraph("a\ufeffb")');
  });

  it('shows no half of a surrogate pair', () => {
    const parser = createBlockParser({ math: true });
    parser.write('a \ud83d');
    parser.update();
    expect(parser.document.children.map(brief).join(' ')).toBe('paragraph("a ")');
    parser.write('\ude00');
    parser.update();
    expect(parser.document.children.map(brief).join(' ')).toBe('paragraph("a 😀")');
    parser.write('\ud83d');
    parser.end();
    parser.update();
    expect(parser.document.children.map(brief).join(' ')).toBe('paragraph("a 😀\ufffd")');
  });

  it('keeps the identity of its blocks while text is appended', () => {
    const parser = createBlockParser({ math: false });
    parser.write('- a');
    parser.update();
    const list = parser.document.children[0]!;
    const paragraph = list.children[0]!.children[0]!;
    for (const char of 'b c\n  d\n') {
      parser.write(char);
      const { blocks } = parser.update();
      expect(parser.document.children[0]).toBe(list);
      expect(list.children[0]!.children[0]).toBe(paragraph);
      expect(blocks.has(list)).toBe(false);
      expect(blocks.has(parser.document)).toBe(false);
    }
    expect(paragraph.source).toBe('ab c\nd');
  });

  it('reports only changes, whatever is before it', () => {
    const parser = createBlockParser({ math: false });
    parser.write('- item\n'.repeat(1000) + '- la');
    parser.update();
    parser.write('st');
    const { blocks } = parser.update();
    expect([...blocks].map((block) => block.source)).toEqual(['last']);
    expect(parser.update().blocks.size).toBe(0);
  });

  it('reports added labels', () => {
    const parser = createBlockParser({ math: false });
    parser.write('[a]: /a\n\n[^b]: te');
    expect([...parser.update().labels]).toEqual(['A', 'B']);
    parser.write('xt');
    expect([...parser.update().labels]).toEqual([]);
  });
});

describe('bounds', () => {
  it('limit padding to ten thousand cells', () => {
    const parser = createBlockParser({ math: false });
    parser.write(`${'|a'.repeat(500)}\n${'|-'.repeat(500)}\n${'x\n'.repeat(1000)}`);
    parser.end();
    const rows = parser.document.children[0]!.children;
    expect(rows.reduce((cells, row) => cells + row.children.length, 0)).toBe(500 + 1000 + 10_000);
  });

  it('limit how often one endless line is parsed again', () => {
    const parser = createBlockParser({ math: false });
    let times = 0;
    for (let turn = 0; turn < 2000; turn++) {
      parser.write('word '.repeat(10));
      if (parser.update().blocks.size > 0) times++;
    }
    expect(times).toBeGreaterThan(50);
    expect(times).toBeLessThan(150);
  });

  it('limit nesting to a hundred blocks', () => {
    const parser = createBlockParser({ math: false });
    parser.write('> '.repeat(10_000) + 'x');
    parser.end();
    let depth = 0;
    for (let block: Block | undefined = parser.document; block; block = block.children[0]) depth++;
    expect(depth).toBeLessThan(105);
  });
});
