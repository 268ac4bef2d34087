import { expect, waitUntil } from '@open-wc/testing';
import type { DiagramLibrary } from './diagram.js';
import { loadExtras } from './later-extras.js';
import { createMarkdownRenderer } from './markdown-renderer.js';

before(loadExtras);

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><script>top.ran = true</script><rect width="40" height="20" onload="top.ran = true"/></svg>';
const fence = '```mermaid\ngraph TD\nA-->B\n```\n';

describe('diagrams', () => {
  it('are code while they are written, then a picture in which nothing runs, with their source', async () => {
    const asked: string[] = [];
    const library: DiagramLibrary = { render: (_id, text) => (asked.push(text), Promise.resolve({ svg })) };
    const host = document.createElement('div');
    const renderer = createMarkdownRenderer(host, { mermaid: () => Promise.resolve({ default: library }) });
    renderer.append(fence.slice(0, 20));
    const code = host.querySelector('pre');
    expect(host.querySelectorAll('figure')).to.have.length(0);
    renderer.append(`${fence.slice(20)}\nend`);
    renderer.end();
    await waitUntil(() => host.querySelector('figure'), 'drawn', { timeout: 10_000 });
    const image = host.querySelector('img')!;
    expect([image.width, image.height, image.alt]).to.deep.equal([40, 20, 'Diagram: graph TD\nA-->B']);
    expect(host.querySelector('details pre') === code).to.equal(true);
    expect(host.querySelectorAll('svg, script, [onload]')).to.have.length(0);
    expect('ran' in globalThis).to.equal(false);
    expect([...host.children].map((child) => child.localName)).to.deep.equal(['figure', 'p']);
    expect(asked).to.deep.equal(['graph TD\nA-->B']);
  });

  it('that cannot be drawn stay code, and those behind them are drawn', async () => {
    let turn = 0;
    const library: DiagramLibrary = { render: () => (++turn === 1 ? Promise.reject(new Error('no diagram')) : Promise.resolve({ svg })) };
    const host = document.createElement('div');
    createMarkdownRenderer(host, { mermaid: () => Promise.resolve(library) }).write(fence + fence, true);
    await waitUntil(() => host.querySelector('figure'), 'drawn', { timeout: 10_000 });
    expect([...host.children].map((child) => child.localName)).to.deep.equal(['pre', 'figure']);
  });

  it('are code unless a page brings the library', () => {
    const host = document.createElement('div');
    createMarkdownRenderer(host).write(fence, true);
    expect(host.querySelector('code')!.className).to.equal('language-mermaid');
  });
});
