import { expect } from '@open-wc/testing';
import { createMarkdownRenderer, type MarkdownRenderer } from './markdown-renderer.js';
import type { MarkdownRenderers, TableNode } from './node-renderers.js';

const text = 'A [link](/l "t") and ![pic](/i.png) and $x^2$.\n\n```ts\nlet a;\n```\n\n| a | b |\n|---|--:|\n| **1** | 2 |\n| 3 | 4 |\n\nend';

function begin(renderers: MarkdownRenderers): { host: HTMLElement; renderer: MarkdownRenderer } {
  const host = document.createElement('div');
  return { host, renderer: createMarkdownRenderer(host, { renderers, math: true }) };
}

/** Returns the errors that `reportError` reports during `act`. */
function reported(act: () => void): unknown[] {
  const told: unknown[] = [];
  const original = globalThis.reportError;
  globalThis.reportError = (cause: unknown) => told.push(cause);
  try {
    act();
  } finally {
    globalThis.reportError = original;
  }
  return told;
}

const box = (name: string, content: string): { node: HTMLElement } => {
  const node = document.createElement(name);
  node.textContent = content;
  return { node };
};

describe('renderers of a page', () => {
  it('draw each kind of node', () => {
    const { host, renderer } = begin({
      link: ({ href, title, text }) => box('x-link', `${new URL(href).pathname} ${title} ${text}`),
      image: ({ src, alt }) => box('x-image', `${new URL(src).pathname} ${alt}`),
      math: ({ text, display }) => box('x-math', `${text} ${String(display)}`),
      code: ({ lang, text }) => box('x-code', `${lang} ${text}`),
      table: ({ columns, rows, align }) => box('x-table', JSON.stringify([columns, rows, align])),
    });
    renderer.write(text, true);
    const told = ['link', 'image', 'math', 'code', 'table'].map((name) => host.querySelector(`x-${name}`)!.textContent);
    expect(told).to.deep.equal(['/l t link', '/i.png pic', 'x^2 false', 'ts let a;', '[["a","b"],[["1","2"],["3","4"]],[null,"right"]]']);
    expect(host.querySelectorAll('a, img, pre, table')).to.have.length(0);
  });

  it('leave a node to the built-in drawing when they return undefined', () => {
    const { host, renderer } = begin({ code: ({ lang }) => (lang === 'x' ? box('x-code', '') : undefined), table: () => undefined });
    renderer.write(text, true);
    expect(host.querySelectorAll('pre, table')).to.have.length(2);
  });

  it('never get an address that is not allowed', () => {
    const seen: string[] = [];
    const { renderer } = begin({ link: ({ href }) => (seen.push(href), undefined), image: ({ src }) => (seen.push(src), undefined) });
    renderer.write('[a](javascript:x) [b](https://evil.test/) ![c](https://evil.test/c.png)', true);
    expect(seen).to.deep.equal([]);
  });

  it('do not affect other nodes when they throw; the error is reported once', () => {
    const fault = new Error('broken');
    const fail = (): never => {
      throw fault;
    };
    const { host, renderer } = begin({ link: fail, image: fail, math: fail, code: fail, table: fail });
    const told = reported(() => {
      for (const char of text + text) renderer.append(char);
      renderer.end();
    });
    expect(told).to.deep.equal([fault, fault, fault, fault, fault]);
    const plain = document.createElement('div');
    createMarkdownRenderer(plain, { math: true }).write(text + text, true);
    const bare = (node: Element): string => node.innerHTML.replaceAll(/<span class="math">.*?<\/span>|<code class="math">.*?<\/code>/g, 'MATH');
    expect(bare(host)).to.equal(bare(plain));
  });

  it('are replaced by the built-in drawing of the whole node when they throw in an update', () => {
    const updates = { code: 0, table: 0 };
    const { host, renderer } = begin({
      code: () => ({
        ...box('x-code', ''),
        update() {
          updates.code += 1;
          throw new Error('no update');
        },
      }),
      table: () => ({
        ...box('x-table', ''),
        update() {
          updates.table += 1;
          throw new Error('no update');
        },
      }),
    });
    const told = reported(() => {
      for (const part of ['```ts\na', '\nb', '\nc\n```\n\n', '|h|\n|-|\n|1|', '\n|2|', '\n|3|\n\nend']) renderer.append(part);
      renderer.end();
    });
    expect(told).to.have.length(2);
    expect(updates).to.deep.equal({ code: 1, table: 1 });
    expect(host.querySelectorAll('x-code, x-table')).to.have.length(0);
    expect(host.querySelector('pre code')!.textContent).to.equal('a\nb\nc');
    expect([...host.querySelectorAll('td')].map((cell) => cell.textContent)).to.deep.equal(['1', '2', '3']);
    expect([...host.children].map((child) => child.localName)).to.deep.equal(['pre', 'div', 'p']);
  });

  it('keep a node with an update function over a hundred updates', () => {
    const sizes: number[] = [];
    const { host, renderer } = begin({ table: () => ({ ...box('x-table', ''), update: ({ rows }: TableNode) => sizes.push(rows.length) }) });
    renderer.append('| a |\n|---|\n| 1 |\n');
    const node = host.querySelector('x-table');
    for (let index = 0; index < 100; index += 1) renderer.append(`| ${String(index)} |\n`);
    renderer.end();
    expect(host.querySelector('x-table') === node).to.equal(true);
    expect(sizes.at(-1)).to.equal(101);
  });

  it('get a table again when a definition comes late', () => {
    const seen: string[] = [];
    const { renderer } = begin({
      table: () => ({ ...box('x-table', ''), update: ({ columns, rows }: TableNode) => seen.push(JSON.stringify([columns, rows])) }),
    });
    renderer.append('| [a] |\n|---|\n| [b] |\n\n');
    renderer.append('[b]: /b\n\nend');
    renderer.end();
    expect(seen.at(-1)).to.equal('[["[a]"],[["b"]]]');
  });
});
