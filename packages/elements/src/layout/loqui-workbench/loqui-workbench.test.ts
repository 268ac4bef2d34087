import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import { LoquiConversationEvent } from '../../events.js';
import { focusedElement } from '../../primitives/focus-return.js';
import { inside } from '../../testing/inside.js';
import { frames } from '../../testing/room.js';
import { inBothSchemes, settle } from '../../testing/schemes.js';
import './define.js';
import '../../primitives/loqui-drawer/define.js';

type Workbench = HTMLElementTagNameMap['loqui-workbench'];

const list = html`<nav slot="conversations" aria-label="Rooms"><a href="#one">One</a></nav>`;
const whole = html`${list}
  <p>Transcript</p>
  <div slot="side">Side</div>
  <div slot="bottom">Bottom</div>`;

async function show(content: TemplateResult = whole, width = 780): Promise<Workbench> {
  const box = await fixture(
    html`<div style="inline-size: ${width}px; block-size: 400px"><loqui-workbench lang="en" style="block-size: 100%">${content}</loqui-workbench></div>`,
  );
  await frames();
  return box.querySelector('loqui-workbench')!;
}

const place = (workbench: Element, part: string): DOMRect => inside(workbench, `[part="${part}"]`).getBoundingClientRect();
const toggle = (workbench: Element): HTMLElement => inside(workbench, '[part="toggle"]');

describe('loqui-workbench', () => {
  it('shows conversations of 250 px and the rest', async () => {
    const workbench = await show(
      html`${list}
        <p>Transcript</p>`,
    );
    expect(Math.round(place(workbench, 'conversations').width)).to.equal(250);
    expect(Math.round(place(workbench, 'transcript').width)).to.equal(529);
    expect(workbench.shadowRoot!.querySelector('[part="side"], [part="bottom"], [part="toggle"]')).to.equal(null);
    await inBothSchemes(() => expect(workbench).to.be.accessible());
  });

  it('gives each area its place, and none to what is missing or hidden', async () => {
    const workbench = await show();
    expect(place(workbench, 'side').left).to.be.greaterThan(place(workbench, 'transcript').right - 1);
    expect(place(workbench, 'bottom').top).to.be.greaterThan(place(workbench, 'transcript').bottom - 1);
    expect(Math.round(place(workbench, 'bottom').height)).to.equal(120);
    await expect(workbench).to.be.accessible();
    workbench.querySelector<HTMLElement>('[slot="side"]')!.hidden = true;
    workbench.querySelector('[slot="bottom"]')!.remove();
    await frames();
    expect(place(workbench, 'transcript').height).to.equal(400);
    expect(Math.round(place(workbench, 'transcript').right - place(workbench, 'conversations').left)).to.equal(780);
  });

  it('is one column where it is narrow: a button opens the conversations in a drawer, Escape returns to it', async () => {
    const workbench = await show(
      html`${list}
        <p>Transcript</p>`,
      360,
    );
    expect(workbench.matches(':state(narrow)')).to.equal(true);
    expect(Math.round(place(workbench, 'transcript').width)).to.equal(360);
    expect([toggle(workbench).textContent.trim(), toggle(workbench).getAttribute('aria-expanded')]).to.deep.equal(['Conversations', 'false']);
    await expect(workbench).to.be.accessible();
    toggle(workbench).focus();
    await sendKeys({ press: 'Enter' });
    const drawer = inside(workbench, 'loqui-drawer');
    await waitUntil(() => drawer.matches(':state(open)'));
    expect(toggle(workbench).getAttribute('aria-expanded')).to.equal('true');
    expect(workbench.querySelector('nav')!.checkVisibility()).to.equal(true);
    expect(focusedElement()?.localName).to.equal('dialog');
    settle(workbench.shadowRoot!);
    settle(drawer.shadowRoot!);
    await expect(workbench).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => focusedElement() === toggle(workbench), 'the focus is back');
    expect(toggle(workbench).getAttribute('aria-expanded')).to.equal('false');
  });

  it('closes the drawer when a conversation was chosen, unless the page refuses', async () => {
    const workbench = await show(
      html`${list}
        <p>Transcript</p>`,
      360,
    );
    workbench.showConversations();
    await workbench.updateComplete;
    const drawer = inside(workbench, 'loqui-drawer');
    await drawer.updateComplete;
    const refuse = (event: Event): void => event.preventDefault();
    workbench.addEventListener('loqui-conversation', refuse);
    workbench.querySelector('a')!.dispatchEvent(new LoquiConversationEvent('x'));
    await frames();
    expect(drawer.open).to.equal(true);
    workbench.removeEventListener('loqui-conversation', refuse);
    workbench.querySelector('a')!.dispatchEvent(new LoquiConversationEvent('x'));
    await waitUntil(() => !drawer.open);
  });

  it('has tabs for transcript, side and bottom where it is narrow, and keeps the state of all', async () => {
    const workbench = await show(whole, 360);
    const tabs = [...inside(workbench, 'loqui-panels').shadowRoot!.querySelectorAll<HTMLElement>('[role="tab"]')];
    expect(tabs.map((tab) => tab.textContent.trim())).to.deep.equal(['Conversation', 'Details', 'Output']);
    expect(workbench.querySelector('p')!.checkVisibility()).to.equal(true);
    tabs[1]!.click();
    await frames();
    expect(workbench.querySelector('p')!.checkVisibility()).to.equal(false);
    expect(workbench.querySelector('[slot="side"]')!.checkVisibility()).to.equal(true);
    expect(toggle(workbench).getAttribute('aria-label')).to.equal('Conversations');
    await expect(workbench).to.be.accessible();
  });

  it('has its columns again when there is room', async () => {
    const workbench = await show(whole, 360);
    workbench.showConversations();
    await frames();
    workbench.parentElement!.style.inlineSize = '780px';
    await frames();
    expect(workbench.shadowRoot!.querySelector('loqui-drawer')).to.equal(null);
    expect(workbench.querySelector('nav')!.checkVisibility()).to.equal(true);
    expect(place(workbench, 'conversations').width).to.be.greaterThan(179);
  });
});
