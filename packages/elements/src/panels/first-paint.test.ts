import { expect } from '@open-wc/testing';
import { frames } from '../testing/room.js';

const sheet = document.createElement('link');
sheet.rel = 'stylesheet';
sheet.href = new URL('../loqui.css', import.meta.url).href;

const box = (element: Element): number[] => {
  const { top, left, width, height } = element.getBoundingClientRect();
  return [top, left, width, height];
};

describe('loqui.css', () => {
  // One test, since an element is defined once.
  it('reserves the place of a panel until it is defined, and yields to every rule of the page', async () => {
    const loaded = new Promise((resolve) => sheet.addEventListener('load', resolve));
    document.head.append(sheet);
    await loaded;
    const page = document.createElement('main');
    page.innerHTML = `<p>Before</p><loqui-chat></loqui-chat><p>Between</p><loqui-assistant style="height: 321px; width: 50%"></loqui-assistant>
      <loqui-assistant hidden></loqui-assistant><p>After</p>`;
    document.body.append(page);
    const before = [...page.children].map(box);
    expect(before[1]![3]).to.be.greaterThan(280);
    expect(before[3]![3]).to.equal(321);
    expect(before[4]![3]).to.equal(0);
    await import('./loqui-chat/define.js');
    await import('./loqui-assistant/define.js');
    await frames();
    expect([...page.children].map(box)).to.deep.equal(before);
    page.remove();
    sheet.remove();
  });
});
