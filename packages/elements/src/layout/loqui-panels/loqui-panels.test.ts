import { expect, fixture, fixtureCleanup, html, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import type { LoquiPanelResizeEvent, LoquiPanelShowEvent } from '../../events.js';
import { inside } from '../../testing/inside.js';
import { frames } from '../../testing/room.js';
import { inBothSchemes } from '../../testing/schemes.js';
import './define.js';

type Panels = HTMLElementTagNameMap['loqui-panels'];

const threePanels = html`
  <loqui-panel label="Conversations" size="150px" min="75px" max="50%" collapsible><a href="#new">New</a></loqui-panel>
  <loqui-panel label="Chat" min="150px">Chat</loqui-panel>
  <loqui-panel label="Files" size="225px" min="75px" collapsible><a href="#a">A file</a></loqui-panel>
`;

async function show(panels: TemplateResult = threePanels, width = 752, more: { storageKey?: string; vertical?: boolean; dir?: string } = {}): Promise<Panels> {
  const box = await fixture(
    html`<div style="width: ${width}px; height: 402px" dir=${more.dir ?? 'ltr'}>
      <loqui-panels lang="en" orientation=${more.vertical ? 'vertical' : 'horizontal'} storage-key=${more.storageKey ?? ''}>${panels}</loqui-panels>
    </div>`,
  );
  await frames();
  return box.querySelector('loqui-panels')!;
}

const separators = (panels: Panels): HTMLElement[] => [...panels.shadowRoot!.querySelectorAll<HTMLElement>('[part="separator"]')];
const widths = (panels: Panels): number[] =>
  [...panels.children].map((each) => Math.round(each.parentElement === panels ? each.getBoundingClientRect().width : 0));
const sizes = (panels: Panels): number[] => panels.sizes.map((each) => Math.round(Number(each)));
const facts = (separator: HTMLElement): unknown[] =>
  ['label', 'orientation', 'valuenow', 'valuemin', 'valuemax', 'valuetext'].map((name) => separator.getAttribute(`aria-${name}`));

async function drag(panels: Panels, at: number, dx: number, dy = 0): Promise<void> {
  const { left, top, width, height } = separators(panels)[at]!.getBoundingClientRect();
  const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
  await sendMouse({ type: 'move', position: [x, y] });
  await sendMouse({ type: 'down' });
  await sendMouse({ type: 'move', position: [x + Math.round(dx / 2), y + Math.round(dy / 2)] });
  await sendMouse({ type: 'move', position: [x + dx, y + dy] });
  await sendMouse({ type: 'up' });
  await frames();
}

/** Waits for the end of a motion. */
async function still(panels: Panels): Promise<void> {
  await panels.updateComplete;
  await waitUntil(() => !panels.shadowRoot!.querySelector('.moving'), 'the motion has ended');
  await frames();
}

/** What the person was asked for. */
function heard(panels: Panels): LoquiPanelResizeEvent[] {
  const events: LoquiPanelResizeEvent[] = [];
  panels.addEventListener('loqui-panel-resize', (event) => events.push(event));
  return events;
}

describe('loqui-panels', () => {
  afterEach(() => localStorage.clear());

  it('lies out its panels: pixels as wished, the rest to the one without a size', async () => {
    const panels = await show();
    expect(widths(panels)).to.deep.equal([150, 375, 225]);
    expect(sizes(panels)).to.deep.equal([20, 50, 30]);
    panels.parentElement!.style.width = '732px';
    await frames();
    expect(widths(panels)).to.deep.equal([150, 355, 225]);
  });

  it('is accessible in both schemes: each separator tells what it is about', async () => {
    const panels = await show();
    expect(separators(panels).map(facts)).to.deep.equal([
      ['Size of Conversations', 'vertical', '20', '10', '50', '20%'],
      ['Size of Files', 'vertical', '30', '10', '70', '30%'],
    ]);
    const controlled = inside(panels, `#${separators(panels)[1]!.getAttribute('aria-controls')!}`);
    expect([controlled.getAttribute('role'), controlled.getAttribute('aria-label')]).to.deep.equal(['group', 'Files']);
    await inBothSchemes(() => expect(panels).to.be.accessible());
  });

  it('moves a separator by the keyboard, in small and large steps, to its ends', async () => {
    const panels = await show();
    const events = heard(panels);
    separators(panels)[0]!.focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(sizes(panels)).to.deep.equal([21, 49, 30]);
    // WebDriver presses no Shift.
    separators(panels)[0]!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', shiftKey: true, bubbles: true, cancelable: true }));
    expect(sizes(panels)).to.deep.equal([11, 59, 30]);
    await sendKeys({ press: 'Home' });
    expect(sizes(panels)).to.deep.equal([10, 60, 30]);
    await sendKeys({ press: 'End' });
    expect(sizes(panels)).to.deep.equal([50, 20, 30]);
    await panels.updateComplete;
    expect(separators(panels)[0]!.getAttribute('aria-valuenow')).to.equal('50');
    await sendKeys({ press: 'ArrowUp' });
    expect(events.map(({ last }) => last)).to.deep.equal([true, true, true, true]);
    expect(events.at(-1)!.sizes.map(Math.round)).to.deep.equal([50, 20, 30]);
  });

  it('collapses and restores with Enter; what is collapsed cannot be reached, and keeps its width inside', async () => {
    const panels = await show();
    const [first] = separators(panels);
    first!.focus();
    await sendKeys({ press: 'Enter' });
    await still(panels);
    expect(panels.children[0]!.hasAttribute('collapsed')).to.equal(true);
    expect([sizes(panels)[0], first!.getAttribute('aria-valuetext'), first!.getAttribute('aria-valuemin')]).to.deep.equal([0, 'Collapsed', '0']);
    expect(panels.children[0]!.checkVisibility({ visibilityProperty: true })).to.equal(false);
    expect(Math.round(panels.children[0]!.getBoundingClientRect().width)).to.equal(150);
    await expect(panels).to.be.accessible();
    await sendKeys({ press: 'Enter' });
    await still(panels);
    expect(widths(panels)).to.deep.equal([150, 375, 225]);
  });

  it('moves the focus to the separator when its panel collapses', async () => {
    const panels = await show();
    panels.querySelector('a')!.focus();
    separators(panels)[0]!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    expect(panels.shadowRoot!.activeElement).to.equal(separators(panels)[0]);
  });

  it('follows the pointer, pushes the next panel, and collapses past half of the least size', async () => {
    const panels = await show();
    const events = heard(panels);
    await drag(panels, 0, 75);
    expect(widths(panels)).to.deep.equal([225, 300, 225]);
    expect(events.filter(({ last }) => last)).to.have.length(1);
    expect(events.slice(0, -1).every(({ last }) => !last)).to.equal(true);
    await drag(panels, 0, 140);
    await drag(panels, 0, -340);
    expect(panels.children[0]!.hasAttribute('collapsed')).to.equal(true);
    await drag(panels, 0, 200);
    expect(panels.children[0]!.hasAttribute('collapsed')).to.equal(false);
    expect(widths(panels)[0]).to.be.closeTo(200, 8);
  });

  it('opens what is collapsed with a click, and gives back the first size with a double click', async () => {
    const panels = await show();
    panels.children[0]!.toggleAttribute('collapsed', true);
    await Promise.resolve();
    await still(panels);
    await drag(panels, 0, 0);
    expect(panels.children[0]!.hasAttribute('collapsed')).to.equal(false);
    await still(panels);
    await drag(panels, 1, -75);
    expect(sizes(panels)[2]).to.equal(40);
    separators(panels)[1]!.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    await waitUntil(() => widths(panels)[2] === 225, 'the first size');
    await panels.updateComplete;
    expect(widths(panels)).to.deep.equal([150, 375, 225]);
  });

  it('goes back with Escape, and where the page cancels', async () => {
    const panels = await show();
    const { left, top } = separators(panels)[0]!.getBoundingClientRect();
    separators(panels)[0]!.focus();
    await sendMouse({ type: 'move', position: [Math.round(left), Math.round(top + 50)] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [Math.round(left + 60), Math.round(top + 50)] });
    await frames();
    expect(panels.matches(':state(dragging)')).to.equal(true);
    expect(sizes(panels)[0]).to.equal(28);
    await sendKeys({ press: 'Escape' });
    await sendMouse({ type: 'up' });
    await frames();
    expect(widths(panels)).to.deep.equal([150, 375, 225]);
    panels.addEventListener('loqui-panel-resize', (event) => event.preventDefault());
    await drag(panels, 0, 60);
    await sendKeys({ press: 'Enter' });
    await frames();
    expect(widths(panels)).to.deep.equal([150, 375, 225]);
  });

  it('mirrors pointer and keys right to left', async () => {
    const panels = await show(threePanels, 752, { dir: 'rtl' });
    await drag(panels, 0, -75);
    expect(widths(panels)).to.deep.equal([225, 300, 225]);
    separators(panels)[0]!.focus();
    await sendKeys({ press: 'ArrowLeft' });
    expect(sizes(panels)[0]).to.equal(31);
  });

  it('lies out panels below each other too', async () => {
    const panels = await show(
      html`<loqui-panel label="Text" size="70%">Text</loqui-panel>
        <div aria-label="Log">Log</div>`,
      600,
      { vertical: true },
    );
    expect(separators(panels).map((each) => facts(each).slice(0, 3))).to.deep.equal([['Size of Text', 'horizontal', '70']]);
    await drag(panels, 0, 0, -40);
    expect(sizes(panels)).to.deep.equal([60, 40]);
    separators(panels)[0]!.focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(sizes(panels)).to.deep.equal([61, 39]);
    await expect(panels).to.be.accessible();
  });

  it('remembers sizes and what is collapsed; broken or refused storage is as none', async () => {
    const first = await show(threePanels, 752, { storageKey: 'desk' });
    await drag(first, 0, 75);
    separators(first)[1]!.focus();
    await sendKeys({ press: 'Enter' });
    const second = await show(threePanels, 752, { storageKey: 'desk' });
    expect([widths(second)[0], second.children[2]!.hasAttribute('collapsed')]).to.deep.equal([225, true]);
    for (const broken of ['{', 'null', '[1]', '{"0":["wide",3],"2":7,"x":{}}', '{"0":["1e999px"]}']) {
      localStorage.setItem('loqui:layout:desk', broken);
      expect(widths(await show(threePanels, 752, { storageKey: 'desk' })), broken).to.deep.equal([150, 375, 225]);
    }
    const { getItem, setItem } = Storage.prototype;
    const refuse = (): never => {
      throw new DOMException('refused', 'SecurityError');
    };
    Object.assign(Storage.prototype, { getItem: refuse, setItem: refuse });
    try {
      fixtureCleanup();
      const third = await show(threePanels, 752, { storageKey: 'desk' });
      await drag(third, 0, 75);
      expect(widths(third)).to.deep.equal([225, 300, 225]);
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem });
    }
  });

  it('takes sizes and collapsed panels from the page, and emits nothing for them', async () => {
    const panels = await show();
    const events = heard(panels);
    panels.sizes = ['225px', 40, 'x'];
    await frames();
    expect(widths(panels)).to.deep.equal([225, 300, 225]);
    panels.querySelector('loqui-panel')!.collapsed = true;
    await frames();
    expect(sizes(panels)[0]).to.equal(0);
    panels.querySelector('loqui-panel')!.collapsed = false;
    panels.reset();
    await waitUntil(() => widths(panels)[0] === 150, 'the sizes that the page has written');
    expect(events).to.deep.equal([]);
  });

  it('follows its children: hidden, removed and new ones', async () => {
    const panels = await show();
    const [first, second] = panels.children as unknown as HTMLElement[];
    first!.hidden = true;
    await frames();
    expect(separators(panels)).to.have.length(1);
    first!.hidden = false;
    second!.remove();
    panels.append(document.createElement('section'));
    await frames();
    expect(sizes(panels)).to.have.length(3);
    expect(panels.lastElementChild!.getBoundingClientRect().width).to.be.greaterThan(200);
  });

  it('is nested, and the events of the inner one are its own', async () => {
    const panels = await show(html`
      <loqui-panel label="Outer" size="50%">A</loqui-panel>
      <loqui-panel label="Rest"
        ><loqui-panels orientation="vertical"><loqui-panel label="Top">B</loqui-panel><loqui-panel label="Below">C</loqui-panel></loqui-panels></loqui-panel
      >
    `);
    const inner = panels.querySelector('loqui-panels')!;
    expect(inner.getBoundingClientRect().height).to.equal(402);
    const targets: unknown[] = [];
    panels.addEventListener('loqui-panel-resize', ({ target }) => targets.push(target));
    await drag(inner, 0, 0, 40);
    expect(sizes(inner)).to.deep.equal([60, 40]);
    expect(targets.length > 0 && targets.every((each) => each === inner)).to.equal(true);
    await expect(panels).to.be.accessible();
  });

  it('shows one panel at a time where it is narrow, by tabs', async () => {
    const panels = await show(threePanels, 500);
    const tabs = (): HTMLElement[] => [...panels.shadowRoot!.querySelectorAll<HTMLElement>('[role="tab"]')];
    expect(panels.matches(':state(stacked)')).to.equal(true);
    expect(separators(panels)).to.have.length(0);
    expect(tabs().map((tab) => [tab.textContent.trim(), tab.getAttribute('aria-selected'), tab.tabIndex])).to.deep.equal([
      ['Conversations', 'true', 0],
      ['Chat', 'false', -1],
      ['Files', 'false', -1],
    ]);
    expect(widths(panels)).to.deep.equal([500, 0, 0]);
    const shown: number[] = [];
    panels.addEventListener('loqui-panel-show', (event: LoquiPanelShowEvent) => shown.push(event.index));
    tabs()[0]!.focus();
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowLeft' });
    expect([shown, panels.shown]).to.deep.equal([[1, 2, 0, 2], 2]);
    expect(panels.shadowRoot!.activeElement).to.equal(tabs()[2]);
    await frames();
    expect(widths(panels)).to.deep.equal([0, 0, 500]);
    await inBothSchemes(() => expect(panels).to.be.accessible());
    panels.addEventListener('loqui-panel-show', (event) => event.preventDefault());
    tabs()[1]!.click();
    expect(panels.shown).to.equal(2);
    panels.parentElement!.style.width = '752px';
    await frames();
    expect(widths(panels)).to.deep.equal([150, 375, 225]);
  });

  it('shows the panel with the focus when it becomes narrow, and nothing at all in no room', async () => {
    const panels = await show();
    panels.querySelectorAll('a')[1]!.focus();
    panels.parentElement!.style.width = '400px';
    await frames();
    expect(panels.shown).to.equal(2);
    expect(document.activeElement).to.equal(panels.querySelectorAll('a')[1]);
    panels.parentElement!.style.width = '0';
    await frames();
    expect(panels.sizes.every((each) => Number.isFinite(each))).to.equal(true);
  });
});
