import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import '../../provider/define.js';
import { inside } from '../../testing/inside.js';
import { stage } from '../../testing/room.js';
import './define.js';
import { warmUp } from './warm-up.js';

describe('getting ready for the first messages', () => {
  it('draws two of them and a day where nobody sees it, tells nobody, and leaves nothing behind', async () => {
    const place = await fixture(html`<div></div>`);
    const told: string[] = [];
    for (const name of ['loqui-error', 'loqui-jump', 'loqui-copy']) place.addEventListener(name, ({ type }) => told.push(type));
    const done = warmUp(place);
    const box = place.firstElementChild;
    const messages = [...place.querySelectorAll('loqui-message')];
    expect(box).to.have.property('hidden', true);
    await done;
    expect(messages.map((message) => inside(message, '.body').textContent.trim())).to.deep.equal(['', 'A']);
    expect(inside(messages[0]!, 'loqui-markdown', 'strong').textContent).to.equal('b');
    expect(place.childNodes).to.have.length(0);
    expect(told).to.deep.equal([]);
  });

  it('happens in a list that is empty, without a trace', async () => {
    const provider = await fixture(html`<loqui-provider .handle=${stage().room}><loqui-message-list></loqui-message-list></loqui-provider>`);
    const list = provider.querySelector('loqui-message-list')!;
    const seen = new Set<string>();
    new MutationObserver((records) => records.forEach(({ addedNodes }) => addedNodes.forEach((node) => seen.add(node.nodeName)))).observe(list.shadowRoot!, {
      childList: true,
    });
    await aTimeout(1_800);
    expect(list.shadowRoot?.querySelectorAll('loqui-message')).to.have.length(0);
    expect([...seen]).to.deep.equal(['DIV']);
  });
});
