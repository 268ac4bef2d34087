import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { LitElement, type TemplateResult } from 'lit';
import type { LoquiLauncherEvent } from '../../events.js';
import { LoquiUnreadChangeEvent } from '../../events.js';
import { focusedElement } from '../../primitives/focus-return.js';
import { inside } from '../../testing/inside.js';
import { frames, jonas, rest, stage, type Stage } from '../../testing/room.js';
import { inBothSchemes } from '../../testing/schemes.js';
import './define.js';
import '../../panels/loqui-chat/define.js';
import '../../primitives/loqui-badge/define.js';
import '../../primitives/loqui-icon-button/define.js';

type Launcher = HTMLElementTagNameMap['loqui-launcher'];

/** A panel of the page's own, with a header. */
class OwnPanel extends LitElement {
  override render(): TemplateResult {
    return html`<header>Own <slot name="header-actions"></slot></header>
      <slot></slot>`;
  }
}
customElements.define('own-panel', OwnPanel);

const show = async (content: unknown, more: Partial<Launcher> = {}): Promise<Launcher> => {
  const launcher = await fixture<Launcher>(html`<loqui-launcher lang="en">${content}</loqui-launcher>`);
  Object.assign(launcher, more);
  await launcher.updateComplete;
  return launcher;
};
const bubble = (launcher: Launcher): HTMLElement => inside(launcher, '[part="bubble"]');
const dialog = (launcher: Launcher): HTMLDialogElement => inside(launcher, 'dialog');
const bar = (launcher: Launcher): HTMLElement => inside(launcher, '[part="bar"]');
const barButton = (launcher: Launcher, name: string): HTMLElement => inside(launcher, `[part="bar"] button[aria-label="${name}"]`);
const template = (tag = 'own-panel'): HTMLTemplateElement => {
  const element = document.createElement('template');
  element.innerHTML = `<${tag}><a href="#in">In the panel</a></${tag}>`;
  return element;
};
const acts = (launcher: Launcher): LoquiLauncherEvent['act'][] => {
  const heard: LoquiLauncherEvent['act'][] = [];
  launcher.addEventListener('loqui-launcher', ({ act }) => heard.push(act));
  return heard;
};

async function withRoom(more: Partial<Launcher> = {}): Promise<{ launcher: Launcher; on: Stage; chat: HTMLElement }> {
  const on = stage();
  const launcher = await show(html`<loqui-chat .handle=${on.room}></loqui-chat>`, more);
  await on.live;
  await frames();
  return { launcher, on, chat: launcher.querySelector('loqui-chat')! };
}

describe('loqui-launcher', () => {
  afterEach(() => localStorage.clear());

  it('is a bubble with a name; what it opens is not in the page yet', async () => {
    const launcher = await show(template());
    expect(launcher.querySelector('own-panel')).to.equal(null);
    const facts = ['aria-label', 'aria-haspopup', 'aria-expanded'].map((name) => bubble(launcher).getAttribute(name));
    expect(facts).to.deep.equal(['Chat', 'dialog', 'false']);
    expect(dialog(launcher).checkVisibility()).to.equal(false);
    await inBothSchemes(() => expect(launcher).to.be.accessible());
  });

  it('opens by keyboard as a named dialog, moves the focus in, and gives it back with Escape', async () => {
    const launcher = await show(template());
    const heard = acts(launcher);
    bubble(launcher).focus();
    await sendKeys({ press: 'Enter' });
    await frames();
    expect([launcher.open, dialog(launcher).open, dialog(launcher).matches(':modal'), dialog(launcher).getAttribute('aria-label')]).to.deep.equal([
      true,
      true,
      false,
      'Chat',
    ]);
    expect(focusedElement()).to.equal(dialog(launcher));
    expect(bubble(launcher).getAttribute('aria-expanded')).to.equal('true');
    expect(launcher.querySelector('own-panel')).not.to.equal(null);
    await sendKeys({ press: 'Escape' });
    expect([launcher.open, focusedElement()]).to.deep.equal([false, bubble(launcher)]);
    expect(heard).to.deep.equal(['open', 'minimise']);
  });

  it('has one bar: its buttons stand in the header of the panel', async () => {
    const launcher = await show(template());
    launcher.show();
    await waitUntil(() => bar(launcher).hidden, 'the panel has taken the buttons');
    const buttons = [...launcher.querySelectorAll('loqui-icon-button')];
    expect(buttons.map(({ label }) => label)).to.deep.equal(['Fill the screen', 'Minimise', 'End and close']);
    await rest();
    await inBothSchemes(() => expect(launcher).to.be.accessible());
    buttons[1]!.click();
    expect(launcher.open).to.equal(false);
    expect(launcher.querySelector('own-panel')).not.to.equal(null);
    launcher.show();
    const [first] = [launcher.querySelector('own-panel')];
    launcher.querySelectorAll('loqui-icon-button')[2]!.click();
    expect([launcher.open, launcher.querySelector('own-panel')]).to.deep.equal([false, null]);
    launcher.show();
    await launcher.updateComplete;
    expect(launcher.querySelector('own-panel')).not.to.equal(first);
  });

  it('shows a bar of its own for a panel without such a header', async () => {
    const launcher = await show(html`<p>Opening hours</p>`, { heading: 'Help' });
    launcher.show();
    await rest();
    expect(inside(launcher, '[part="heading"]').textContent.trim()).to.equal('Help');
    expect(launcher.querySelector('loqui-icon-button')).to.equal(null);
    expect(launcher.shadowRoot!.querySelector('[aria-label="End and close"]')).to.equal(null);
    await expect(launcher).to.be.accessible();
    barButton(launcher, 'Minimise').click();
    expect(launcher.open).to.equal(false);
  });

  it('fills the screen and becomes smaller again; the focus and what is scrolled stay', async () => {
    const launcher = await show(html`<div style="overflow: auto; height: 100%" tabindex="0"><p style="height: 3000px">Long</p></div>`);
    launcher.show();
    await rest();
    const long = launcher.querySelector('div')!;
    long.scrollTop = 500;
    barButton(launcher, 'Fill the screen').focus();
    await sendKeys({ press: 'Enter' });
    await rest();
    expect([dialog(launcher).matches(':modal'), launcher.matches(':state(full)'), long.scrollTop]).to.deep.equal([true, true, 500]);
    expect(dialog(launcher).getBoundingClientRect().width).to.equal(innerWidth);
    expect(document.documentElement.style.overflow).to.equal('hidden');
    await expect(launcher).to.be.accessible();
    expect(focusedElement()?.getAttribute('aria-label')).to.equal('Make smaller');
    await sendKeys({ press: 'Escape' });
    await rest();
    expect([launcher.open, launcher.expanded, dialog(launcher).matches(':modal'), long.scrollTop]).to.deep.equal([true, false, false, 500]);
    expect(document.documentElement.style.overflow).to.equal('');
  });

  it('obeys the page, which cancels an act', async () => {
    const launcher = await show(template());
    launcher.addEventListener('loqui-launcher', (event) => event.preventDefault());
    bubble(launcher).click();
    expect(launcher.open).to.equal(false);
  });

  it('stands in its corner, at the side and in the flow; the other way round right to left', async () => {
    const launcher = await show(html`<p>Text</p>`);
    launcher.show();
    await rest();
    const at = (element: Element): DOMRect => element.getBoundingClientRect();
    expect([at(bubble(launcher)).right, at(dialog(launcher)).right]).to.deep.equal([innerWidth - 20, innerWidth - 20]);
    expect(at(dialog(launcher)).bottom).to.be.lessThan(at(bubble(launcher)).top);
    launcher.placement = 'top-start';
    await launcher.updateComplete;
    await rest();
    expect([at(bubble(launcher)).left, at(bubble(launcher)).top, at(dialog(launcher)).left]).to.deep.equal([20, 20, 20]);
    document.documentElement.dir = 'rtl';
    expect(at(dialog(launcher)).right).to.equal(innerWidth - 20);
    document.documentElement.dir = '';
    launcher.placement = 'bottom-end';
    launcher.mode = 'side';
    await launcher.updateComplete;
    await rest();
    expect([at(dialog(launcher)).right, at(dialog(launcher)).height, at(dialog(launcher)).width]).to.deep.equal([innerWidth, innerHeight, 420]);
    expect(bubble(launcher).checkVisibility()).to.equal(false);
    launcher.mode = 'inline';
    await launcher.updateComplete;
    await rest();
    expect(getComputedStyle(dialog(launcher)).position).to.equal('static');
    await expect(launcher).to.be.accessible();
  });

  it('moves the page aside where there is room, and back', async () => {
    const launcher = await show(html`<p>Text</p>`, { mode: 'side', push: true });
    launcher.style.setProperty('--loqui-launcher-side-width', '200px');
    launcher.show();
    await rest();
    expect(document.documentElement.style.paddingInlineEnd).to.equal('200px');
    launcher.minimise();
    await launcher.updateComplete;
    expect(document.documentElement.style.paddingInlineEnd).to.equal('');
  });

  it('shows on the closed bubble what is unread, and says it', async () => {
    const { launcher, on } = await withRoom();
    on.say(jonas, 'Hello');
    on.say(jonas, 'Are you there?');
    await waitUntil(() => launcher.unread === 2, `unread: ${String(launcher.unread)}`);
    await launcher.updateComplete;
    expect(bubble(launcher).getAttribute('aria-label')).to.equal('Chat, 2 unread messages');
    expect(inside(launcher, '[role="status"]').textContent.trim()).to.equal('2 unread messages');
    expect(inside(launcher, 'loqui-badge').count).to.equal(2);
    await expect(launcher).to.be.accessible();
    launcher.show();
    await frames(6);
    expect(bubble(launcher).getAttribute('aria-label')).to.equal('Chat');
    launcher.minimise();
    await launcher.updateComplete;
    expect(launcher.unread).to.equal(0);
    launcher.querySelector('loqui-chat')!.dispatchEvent(new LoquiUnreadChangeEvent(7));
    expect(launcher.unread).to.equal(7);
  });

  it('opens a chat: its header has the buttons, its composer the focus; Escape in it closes', async () => {
    const { launcher, chat } = await withRoom();
    bubble(launcher).click();
    await waitUntil(() => focusedElement()?.localName === 'textarea', 'the composer has the focus');
    await waitUntil(() => bar(launcher).hidden);
    await rest();
    expect(inside(chat, 'loqui-room-header').getBoundingClientRect().top).to.be.closeTo(dialog(launcher).getBoundingClientRect().top, 2);
    expect(chat.getBoundingClientRect().bottom).to.be.closeTo(dialog(launcher).getBoundingClientRect().bottom, 2);
    await expect(launcher).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    expect([launcher.open, focusedElement()]).to.deep.equal([false, bubble(launcher)]);
  });

  it('keeps above the virtual keyboard', async () => {
    const launcher = await show(html`<p>Text</p>`, { mode: 'full' });
    const seen = Object.assign(new EventTarget(), { scale: 1, height: innerHeight, offsetTop: 0 });
    const own = Object.getOwnPropertyDescriptor(globalThis, 'visualViewport')!;
    Object.defineProperty(globalThis, 'visualViewport', { configurable: true, value: seen });
    try {
      launcher.show();
      await rest();
      expect(dialog(launcher).getBoundingClientRect().height).to.equal(innerHeight);
      Object.assign(seen, { height: innerHeight - 300, offsetTop: 40 });
      seen.dispatchEvent(new Event('resize'));
      const { top, height } = dialog(launcher).getBoundingClientRect();
      expect([top, height]).to.deep.equal([40, innerHeight - 300]);
      launcher.mode = 'popup';
      await launcher.updateComplete;
      await rest();
      expect(dialog(launcher).getBoundingClientRect().bottom).to.be.at.most(innerHeight - 260);
    } finally {
      Object.defineProperty(globalThis, 'visualViewport', own);
      launcher.open = false;
      await launcher.updateComplete;
    }
  });

  it('remembers that it is open, without taking the focus', async () => {
    const first = await show(template(), { storageKey: 'help' });
    bubble(first).click();
    first.remove();
    const second = await fixture<Launcher>(html`<loqui-launcher storage-key="help">${template()}</loqui-launcher>`);
    expect([second.open, second.contains(document.activeElement)]).to.deep.equal([true, false]);
    bubble(second).click();
    second.remove();
    localStorage.setItem('loqui:layout:broken', '[{');
    const third = await fixture<Launcher>(html`<loqui-launcher storage-key="broken">${template()}</loqui-launcher>`);
    expect(third.open).to.equal(false);
  });

  it('opens for a button of the page, which gets the focus back', async () => {
    const box = await fixture(
      html`<div>
        <button type="button">Ask us</button><loqui-launcher no-bubble><p>Text</p></loqui-launcher>
      </div>`,
    );
    const [button, launcher] = [box.querySelector('button')!, box.querySelector('loqui-launcher')!];
    expect(launcher.shadowRoot!.querySelector('[part="bubble"]')).to.equal(null);
    const heard = acts(launcher);
    button.focus();
    launcher.show();
    expect(focusedElement()).to.equal(dialog(launcher));
    launcher.minimise();
    expect(document.activeElement).to.equal(button);
    expect(heard).to.deep.equal([]);
  });
});
