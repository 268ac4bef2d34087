import { expect, fixture, html } from '@open-wc/testing';
import { inside } from '../testing/inside.js';
import { frames, jonas, mara, stage, type Stage } from '../testing/room.js';
import type { LoquiMessageList } from '../connected/loqui-message-list/loqui-message-list.js';
import './loqui-chat/define.js';
import type { RoomPanel } from './room-panel.js';

function talk(): Stage {
  const on = stage();
  for (let index = 0; index < 60; index += 1) on.say(index % 2 ? mara : jonas, `Message ${String(index)} with *some* words in it.`);
  return on;
}

async function panelIn(style: string, rules = ''): Promise<{ panel: RoomPanel; box: HTMLElement }> {
  const on = talk();
  const box = await fixture<HTMLElement>(html`<div style=${style}></div>`);
  const sheet = document.createElement('style');
  sheet.textContent = rules;
  const panel = document.createElement('loqui-chat');
  panel.handle = on.room;
  box.append(sheet, panel);
  await on.live;
  await panel.updateComplete;
  await frames(6);
  return { panel, box };
}

const base = (panel: RoomPanel): HTMLElement => inside(panel, '[part~="base"]');
const list = (panel: RoomPanel): LoquiMessageList => inside(panel, 'loqui-message-list');
const firstMessage = (panel: RoomPanel): HTMLElement => [...list(panel).shadowRoot!.querySelectorAll('loqui-message')].find(({ own }) => !own)!;
const size = (element: Element): number => parseFloat(getComputedStyle(element).fontSize);

describe('the box of a panel', () => {
  for (const [name, rules] of Object.entries({
    'no height': '',
    'an automatic height': 'loqui-chat { height: auto; }',
    'an automatic height as a block': 'loqui-chat { display: block; height: auto; }',
    'all of a box without a height': 'loqui-chat { height: 100%; }',
    'a grid that is as high as what is in it': 'div:has(> loqui-chat) { display: grid; } loqui-chat { height: auto; }',
  })) {
    it(`stays within the page and scrolls inside where the page gives ${name}`, async () => {
      const { panel } = await panelIn('', rules);
      expect(panel.offsetHeight).to.be.within(280, Math.max(innerHeight, 640));
      expect(base(panel).offsetHeight).to.be.at.most(panel.offsetHeight);
      const scroller = inside(list(panel), '.scroller');
      expect(scroller.scrollHeight).to.be.greaterThan(scroller.clientHeight);
      expect(scroller.clientHeight).to.be.greaterThan(100);
    });
  }

  it('has the height that the page sets, in each way to set it', async () => {
    const fixed = await panelIn('', 'loqui-chat { height: 444px; }');
    expect(fixed.panel.offsetHeight).to.equal(444);
    expect(base(fixed.panel).offsetHeight).to.equal(444);
    const filled = await panelIn('block-size: 555px', 'loqui-chat { height: 100%; }');
    expect(base(filled.panel).offsetHeight).to.equal(555);
    const grown = await panelIn('display: flex; flex-direction: column; min-block-size: 900px', 'loqui-chat { flex: 1; height: auto; }');
    expect(base(grown.panel).offsetHeight).to.equal(900);
    const long = await panelIn('', 'loqui-chat { height: 2000px; }');
    expect(base(long.panel).offsetHeight).to.equal(2000);
  });

  it('has a width in a box that shrinks to fit', async () => {
    const { panel } = await panelIn('float: inline-start');
    expect(panel.offsetWidth).to.be.within(280, innerWidth);
  });

  it('bounds a list that stands alone without a height', async () => {
    const on = talk();
    const provider = await fixture(html`<loqui-provider .handle=${on.room}><loqui-message-list></loqui-message-list></loqui-provider>`);
    await on.live;
    await frames(6);
    expect(provider.querySelector('loqui-message-list')!.offsetHeight).to.be.within(100, innerHeight);
  });
});

describe('the text of a panel', () => {
  it('follows the text size of the browser, and is never smaller than legible', async () => {
    const { panel } = await panelIn('');
    const message = firstMessage(panel);
    const header = inside(panel, 'loqui-room-header', 'h2');
    expect([size(message), size(header)]).to.deep.equal([15, 15]);
    const { style } = document.documentElement;
    style.fontSize = '32px';
    expect([size(message), size(header)]).to.deep.equal([30, 30]);
    expect(size(inside(message, 'time'))).to.be.within(23, 25);
    // Root font size 10px.
    style.fontSize = '62.5%';
    expect(size(message)).to.equal(15);
    style.fontSize = '';
  });

  it('is in the typeface of the page, or in its own where the page has set none', async () => {
    const named = await panelIn('font-family: Georgia, cursive');
    expect(getComputedStyle(firstMessage(named.panel)).fontFamily).to.contain('Georgia');
    const none = await panelIn('font-family: initial');
    expect(getComputedStyle(firstMessage(none.panel)).fontFamily).to.contain('system-ui');
    const chosen = await panelIn('font-family: initial; --loqui-font: fantasy');
    expect(getComputedStyle(firstMessage(chosen.panel)).fontFamily).to.equal('fantasy');
  });

  it('inherits no odd text property from the page', async () => {
    const odd =
      'text-transform: uppercase; letter-spacing: 4px; word-spacing: 9px; text-indent: 3em; font-style: italic; font-weight: 900; white-space: pre; text-align: right; cursor: wait; font-variant: small-caps; text-shadow: 1px 1px red; line-height: 4; word-break: break-all';
    const plain = await panelIn('');
    const { panel } = await panelIn(odd);
    const names = [
      ...['textTransform', 'letterSpacing', 'wordSpacing', 'textIndent', 'fontStyle', 'fontWeight', 'whiteSpace', 'textAlign', 'cursor'],
      ...['fontVariant', 'textShadow', 'lineHeight', 'wordBreak'],
    ] as 'cursor'[];
    const textStyles = (of: RoomPanel): string[] =>
      [firstMessage(of), inside(firstMessage(of), '.body'), inside(firstMessage(of), 'time'), inside(of, 'loqui-room-header', 'p')].flatMap((element) =>
        names.map((name) => `${element.localName} ${name} ${getComputedStyle(element)[name]}`),
      );
    expect(textStyles(panel)).to.deep.equal(textStyles(plain.panel));
  });
});
