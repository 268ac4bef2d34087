import { expect, waitUntil } from '@open-wc/testing';
import { loadedExtras, loadExtras, wantsExtras } from './later-extras.js';
import { createMarkdownRenderer } from './markdown-renderer.js';

describe('what only some answers need', () => {
  it('is told by the text', () => {
    const wanting = [
      '| a',
      'a\n:-',
      'a\n-:',
      '[a](b)',
      '![a](b)',
      '[a]: b',
      '[^a]',
      '> [!TIP]',
      '- [ ] a',
      '- [x] a',
      '<b>',
      '&amp;',
      'a@b.test',
      'www.b',
      'https://b',
    ];
    for (const text of wanting) expect(wantsExtras(text), text).to.equal(true);
    for (const text of ['# A\n\n- b **c** `d`\n\n1. e\n\n> f\n\n```ts\ng();\n```', 'a - b: c [d]', '@echo, hello'])
      expect(wantsExtras(text), text).to.equal(false);
  });

  it('is fetched when the first answer wants it; what comes meanwhile is shown with it, and what was there stays', async () => {
    const host = document.createElement('div');
    const renderer = createMarkdownRenderer(host);
    renderer.append('First.\n\nCited');
    const first = host.firstElementChild;
    expect(loadedExtras()).to.equal(undefined);
    renderer.append('[^a] here.\n\n');
    renderer.append('[^a]: The note.\n\n> [!TIP]\n> Try it.\n\nLast.');
    renderer.end();
    expect(host.textContent).to.equal('First.Cited');
    await loadExtras();
    await waitUntil(() => host.querySelector('.footnotes'));
    expect(host.firstElementChild === first, 'identity').to.equal(true);
    expect(host.querySelector('sup a')?.textContent).to.equal('1');
    expect(host.querySelector('.footnotes li')?.textContent).to.contain('The note.');
    expect(host.querySelector('.alert.tip')?.textContent).to.contain('Try it.');
    expect(host.textContent).to.contain('Last.');
  });
});
