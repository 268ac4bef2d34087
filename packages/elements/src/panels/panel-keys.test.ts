import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { commandsOf } from '../commands/command-registry.js';
import { LoquiNewChatEvent, LoquiPaletteEvent } from '../events.js';
import type { LoquiCommandPalette } from '../primitives/loqui-command-palette/loqui-command-palette.js';
import { inside } from '../testing/inside.js';
import { ask, endVisits, scene } from '../testing/private-conversations.js';
import { frames, jonas, stage } from '../testing/room.js';
import { inBothSchemes, settle } from '../testing/schemes.js';
import type { RoomPanel } from './room-panel.js';
import './loqui-chat/define.js';

afterEach(endVisits);

async function chat(on = stage()): Promise<RoomPanel> {
  on.say(jonas, 'Hello');
  const panel = await fixture<RoomPanel>(html`<loqui-chat .handle=${on.room}></loqui-chat>`);
  await on.live;
  await frames();
  return panel;
}

const isMac = /Mac|iPod|iPhone|iPad/.test(navigator.platform);

function pressPaletteKey(target: EventTarget): boolean {
  const event = new KeyboardEvent('keydown', { key: 'k', ctrlKey: !isMac, metaKey: isMac, bubbles: true, composed: true, cancelable: true });
  target.dispatchEvent(event);
  return event.defaultPrevented;
}

async function paletteOf(panel: RoomPanel): Promise<LoquiCommandPalette> {
  await customElements.whenDefined('loqui-command-palette');
  await waitUntil(() => panel.shadowRoot?.querySelector('loqui-command-palette')?.open, 'the palette is open', { timeout: 5000 });
  const palette = panel.shadowRoot!.querySelector('loqui-command-palette')!;
  await palette.updateComplete;
  return palette;
}

const titles = (palette: LoquiCommandPalette): string[] =>
  [...palette.shadowRoot!.querySelectorAll('.option .name')].map(({ textContent }) => textContent.trim());
const choose = (palette: LoquiCommandPalette, title: string): void =>
  [...palette.shadowRoot!.querySelectorAll<HTMLElement>('.option')].find((row) => row.textContent.includes(title))?.click();
const textarea = (panel: RoomPanel): HTMLTextAreaElement => inside(panel, 'loqui-room-composer', 'loqui-composer', 'textarea');
const row = (panel: RoomPanel): HTMLElement => inside(panel, 'loqui-message-list', 'loqui-message');

describe('keys of a panel', () => {
  beforeEach(() => localStorage.removeItem('loqui:recent-commands'));

  it('open the commands of the panel and of the page, which work', async () => {
    const panel = await chat();
    const page: string[] = [];
    const dispose = commandsOf(document).register({ id: 'page', title: 'Of the page', run: () => page.push('ran') });
    expect(pressPaletteKey(textarea(panel))).to.equal(true);
    const palette = await paletteOf(panel);
    expect(titles(palette)).to.include.members(['Write a message', 'Go to the newest message', 'Ask Assistant', 'Show keyboard shortcuts', 'Of the page']);
    expect(titles(palette)).not.to.include.members(['New chat', 'Stop the answer']);
    await inBothSchemes(async () => {
      settle(palette.shadowRoot!);
      await expect(palette).to.be.accessible();
    });
    choose(palette, 'Of the page');
    await waitUntil(() => page.length > 0);
    panel.showCommands();
    choose(await paletteOf(panel), 'Ask Assistant');
    await waitUntil(() => panel.draft === '@assistant ');
    await waitUntil(() => textarea(panel).matches(':focus'));
    dispose();
  });

  it('do not open them where the page has two panels and the focus is elsewhere, or in a field of the page', async () => {
    const panel = await chat();
    const field = await fixture(html`<input aria-label="Of the page" />`);
    expect(pressPaletteKey(field)).to.equal(false);
    const other = await chat();
    expect(pressPaletteKey(document.body)).to.equal(false);
    other.remove();
    panel.hidden = true;
    expect(pressPaletteKey(document.body)).to.equal(false);
    panel.hidden = false;
    panel.addEventListener(LoquiPaletteEvent.type, (event) => event.preventDefault(), { once: true });
    expect(pressPaletteKey(document.body)).to.equal(false);
    expect(pressPaletteKey(document.body)).to.equal(true);
    await paletteOf(panel);
  });

  it('begin a new chat, open an earlier one and its list', async () => {
    const { panel } = await scene();
    const first = await ask(panel, 'How do I begin?');
    panel.showCommands();
    choose(await paletteOf(panel), 'New chat');
    await waitUntil(() => panel.conversation === '');
    panel.showCommands();
    const palette = await paletteOf(panel);
    choose(palette, 'Open a conversation');
    await waitUntil(() => titles(palette).includes('How do I begin?'), 'the conversation is listed', { timeout: 5000 });
    choose(palette, 'How do I begin?');
    await waitUntil(() => panel.conversation === first);
    panel.showCommands();
    choose(await paletteOf(panel), 'Show the list of conversations');
    await waitUntil(() => panel.shadowRoot?.querySelector('loqui-conversations'));
    panel.addEventListener(LoquiNewChatEvent.type, (event) => event.preventDefault(), { once: true });
    panel.showCommands();
    expect(titles(await paletteOf(panel))).to.include('Close the list of conversations');
  });

  it('show the shortcuts by a question mark, but not in the composer', async () => {
    const panel = await chat();
    textarea(panel).focus();
    await sendKeys({ type: '?' });
    row(panel).focus();
    await sendKeys({ type: '?' });
    await customElements.whenDefined('loqui-shortcuts');
    await waitUntil(() => panel.shadowRoot?.querySelector('loqui-shortcuts')?.open, 'the sheet is open', { timeout: 5000 });
    const sheet = panel.shadowRoot!.querySelector('loqui-shortcuts')!;
    await sheet.updateComplete;
    expect(sheet.shadowRoot?.textContent).to.include('Find a command').and.to.include('New line');
    expect(panel.draft).to.equal('?');
  });

  it('go to the composer from anywhere in the panel, with what is typed', async () => {
    const panel = await chat();
    row(panel).focus();
    await sendKeys({ type: 'Hé you' });
    await waitUntil(() => panel.draft === 'Hé you');
    expect(textarea(panel).matches(':focus')).to.equal(true);
  });

  it('leave to buttons, fields and the page what is theirs', async () => {
    const panel = await fixture<RoomPanel>(
      html`<loqui-chat .handle=${stage().room}><button slot="header-actions">B</button><input slot="footer" aria-label="F" /></loqui-chat>`,
    );
    const button = panel.querySelector('button')!;
    let clicks = 0;
    button.addEventListener('click', () => (clicks += 1));
    button.focus();
    await sendKeys({ type: ' ' });
    await sendKeys({ press: 'Enter' });
    expect(clicks).to.equal(2);
    panel.querySelector('input')!.focus();
    await sendKeys({ type: 'abc' });
    expect(panel.querySelector('input')!.value).to.equal('abc');
    const outside = await fixture<HTMLElement>(html`<button>Outside</button>`);
    outside.focus();
    await sendKeys({ type: 'x' });
    expect(panel.draft).to.equal('');
    button.focus();
    await sendKeys({ type: 'x' });
    await waitUntil(() => panel.draft === 'x');
  });

  it('list in the composer who is in the room, and what the panel can do', async () => {
    const on = stage();
    on.server.emit('lobby', { type: 'presence.changed', joins: { jonas: { member: jonas, connections: [{ id: 'x', since: 1 }] } }, leaves: {} });
    const panel = await chat(on);
    const rows = (): string[] =>
      [...inside(panel, 'loqui-room-composer', 'loqui-composer').shadowRoot!.querySelectorAll('.option .name')].map(({ textContent }) => textContent);
    textarea(panel).focus();
    await sendKeys({ type: '@' });
    await waitUntil(() => rows().join() === 'Assistant,Jonas', 'the members are listed', { timeout: 5000 });
    await sendKeys({ press: 'Enter' });
    expect(panel.draft).to.equal('@assistant ');
    panel.draft = '';
    await frames();
    await sendKeys({ type: '/' });
    await waitUntil(() => rows().includes('/newest'), 'the commands are listed', { timeout: 5000 });
    expect(rows()).not.to.include('/new');
    await sendKeys({ type: 'keys' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => panel.shadowRoot?.querySelector('loqui-shortcuts')?.open, 'the sheet is open', { timeout: 5000 });
    expect(panel.draft).to.equal('');
  });
});
