import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { PaletteCommand } from '../../commands/command.js';
import { CommandRegistry, commandsOf } from '../../commands/command-registry.js';
import { LoquiCommandEvent } from '../../events.js';
import { inBothSchemes, settle } from '../../testing/schemes.js';
import { matcherOf } from './fuzzy.js';
import type { LoquiCommandPalette } from './loqui-command-palette.js';
import './define.js';

const KEY = 'test:recent';
const inside = (palette: LoquiCommandPalette, selector: string): HTMLElement => palette.shadowRoot!.querySelector<HTMLElement>(selector)!;
const inputOf = (palette: LoquiCommandPalette): HTMLInputElement => palette.shadowRoot!.querySelector('input')!;
const rowsOf = (palette: LoquiCommandPalette): string[] =>
  [...palette.shadowRoot!.querySelectorAll('.option .name')].map(({ textContent }) => textContent.trim());
const headingsOf = (palette: LoquiCommandPalette): string[] => [...palette.shadowRoot!.querySelectorAll('.heading')].map(({ textContent }) => textContent);
const isShown = (palette: LoquiCommandPalette): boolean => palette.shadowRoot!.querySelector('loqui-dialog')!.matches(':state(open)');

async function type(palette: LoquiCommandPalette, text: string): Promise<void> {
  inputOf(palette).value = text;
  inputOf(palette).dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await palette.updateComplete;
}

async function press(palette: LoquiCommandPalette, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    inputOf(palette).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    await palette.updateComplete;
  }
}

let ran: string[] = [];
const commands: readonly PaletteCommand[] = [
  { id: 'new', title: 'New conversation', group: 'Conversation', shortcut: '$mod+Shift+KeyO', icon: 'M12 5v14M5 12h14', run: () => ran.push('new') },
  {
    id: 'theme',
    title: 'Change the theme',
    group: 'View',
    keywords: ['dark', 'light'],
    children: [{ id: 'dark', title: 'Dark', run: () => ran.push('dark') }],
  },
  { id: 'panel', title: 'Toggle panel', group: 'View', run: () => ran.push('panel') },
  { id: 'open', title: 'Open a file', group: 'Conversation', run: () => ran.push('open') },
  { id: 'off', title: 'Not now', when: () => false, run: () => ran.push('off') },
  { id: 'told', title: 'Only told', shortcut: 'Enter' },
];

async function opened(given: readonly PaletteCommand[] = commands): Promise<LoquiCommandPalette> {
  const palette = await fixture<LoquiCommandPalette>(html`<loqui-command-palette storage-key=${KEY} .commands=${given}></loqui-command-palette>`);
  palette.show();
  await palette.updateComplete;
  await waitUntil(() => isShown(palette));
  return palette;
}

describe('loqui-command-palette', () => {
  beforeEach(() => {
    ran = [];
    localStorage.removeItem(KEY);
  });

  it('shows commands by groups, and runs the one that is chosen after it has closed', async () => {
    const palette = await opened();
    expect(rowsOf(palette)).to.deep.equal(['New conversation', 'Open a file', 'Change the theme', 'Toggle panel']);
    expect(headingsOf(palette)).to.deep.equal(['Conversation', 'View']);
    expect(inputOf(palette).matches(':focus')).to.equal(true);
    await press(palette, 'ArrowDown', 'Enter');
    await waitUntil(() => ran.length > 0);
    expect(ran).to.deep.equal(['open']);
    expect(palette.open).to.equal(false);
    expect(isShown(palette)).to.equal(false);
  });

  it('finds letters apart, other words, and what was mistyped', async () => {
    const palette = await opened();
    for (const [text, title] of [
      ['tgl pnl', 'Toggle panel'],
      ['panel tog', 'Toggle panel'],
      ['dark', 'Change the theme'],
      ['opne fil', 'Open a file'],
    ] as const) {
      await type(palette, text);
      await waitUntil(() => rowsOf(palette)[0] === title, text);
      expect(headingsOf(palette)).to.deep.equal([]);
    }
    await type(palette, 'zzz');
    await waitUntil(() => rowsOf(palette).length === 0);
    expect(inside(palette, '.notice').textContent).to.equal('No command is called that.');
  });

  it('puts the recent ones first, also in another palette', async () => {
    const first = await opened();
    await type(first, 'toggle');
    await press(first, 'Enter');
    await waitUntil(() => ran.length > 0);
    const second = await opened();
    expect(rowsOf(second)[0]).to.equal('Toggle panel');
    expect(headingsOf(second)).to.deep.equal(['Recent', 'Conversation', 'View']);
  });

  it('enters commands below a command, and Backspace goes back', async () => {
    const palette = await opened();
    await type(palette, 'theme');
    await press(palette, 'Enter');
    expect(rowsOf(palette)).to.deep.equal(['Dark']);
    expect(inside(palette, '.crumb').textContent.trim()).to.equal('Change the theme');
    expect(inputOf(palette).ariaLabel).to.equal('Change the theme');
    await press(palette, 'Backspace');
    expect(rowsOf(palette)).to.have.length(4);
    expect(palette.shadowRoot?.querySelector('.crumb')).to.equal(null);
    await type(palette, 'theme');
    await press(palette, 'Enter', 'Enter');
    await waitUntil(() => ran.length > 0);
    expect(ran).to.deep.equal(['dark']);
  });

  it('loads what is below, says when it fails, and stops loading when it is left', async () => {
    const answers: { signal: AbortSignal; resolve: (commands: readonly PaletteCommand[]) => void; reject: (cause: Error) => void }[] = [];
    const palette = await opened([
      { id: 'slow', title: 'Slow', children: (signal) => new Promise((resolve, reject) => answers.push({ signal, resolve, reject })) },
    ]);
    const notice = (): string | undefined => palette.shadowRoot?.querySelector('.notice')?.textContent;
    await press(palette, 'Enter');
    expect(notice()).to.equal('Loading…');
    await press(palette, 'Backspace', 'Enter');
    expect(answers.map(({ signal }) => signal.aborted)).to.deep.equal([true, false]);
    answers[0]?.resolve([{ id: 'late', title: 'Too late', run: () => undefined }]);
    answers[1]?.resolve([{ id: 'there', title: 'There', run: () => undefined }]);
    await waitUntil(() => rowsOf(palette)[0] === 'There');
    await press(palette, 'Backspace', 'Enter');
    const { onerror } = globalThis;
    globalThis.onerror = () => true;
    answers[2]?.reject(new Error('offline'));
    await waitUntil(() => notice() === 'This could not be loaded.');
    globalThis.onerror = onerror;
  });

  it('runs nothing when the page cancels, and none of the keys reach the page', async () => {
    const palette = await opened();
    const keys: string[] = [];
    const onKey = (event: KeyboardEvent): void => void keys.push(event.key);
    document.addEventListener('keydown', onKey);
    palette.addEventListener(LoquiCommandEvent.type, (event) => event.preventDefault(), { once: true });
    await press(palette, 'x', 'Enter');
    document.removeEventListener('keydown', onKey);
    await palette.updateComplete;
    expect(palette.open).to.equal(false);
    expect(ran).to.deep.equal([]);
    expect(keys).to.deep.equal([]);
  });

  it('shows what is registered around it, and what comes while it is open', async () => {
    const place = await fixture<HTMLElement>(html`<div><loqui-command-palette storage-key=${KEY}></loqui-command-palette></div>`);
    const palette = place.querySelector('loqui-command-palette')!;
    commandsOf(place).register({ id: 'near', title: 'Near', run: () => undefined });
    const dispose = commandsOf(document).register(
      { id: 'page', title: 'Of the page', run: () => undefined },
      { id: 'near', title: 'Hidden', run: () => undefined },
    );
    palette.show();
    await palette.updateComplete;
    expect(rowsOf(palette)).to.deep.equal(['Near', 'Of the page']);
    dispose();
    await palette.updateComplete;
    expect(rowsOf(palette)).to.deep.equal(['Near']);
    expect(commandsOf(place)).to.be.instanceOf(CommandRegistry);
  });

  it('closes on Escape and gives the focus back', async () => {
    const place = await fixture(html`<div><button>Before</button><loqui-command-palette .commands=${commands}></loqui-command-palette></div>`);
    const button = place.querySelector('button')!;
    const palette = place.querySelector('loqui-command-palette')!;
    button.focus();
    palette.show();
    await waitUntil(() => isShown(palette));
    let closed = 0;
    palette.addEventListener('close', () => (closed += 1));
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !palette.open && closed === 1);
    await waitUntil(() => document.activeElement === button);
  });

  it('is a combobox with a list, accessible in both schemes', async () => {
    const palette = await opened();
    const input = inputOf(palette);
    expect([input.getAttribute('role'), input.ariaExpanded, input.getAttribute('aria-controls')]).to.deep.equal(['combobox', 'true', 'list']);
    const active = palette.shadowRoot?.getElementById(input.getAttribute('aria-activedescendant') ?? '');
    expect([active?.getAttribute('role'), active?.ariaSelected]).to.deep.equal(['option', 'true']);
    expect(inside(palette, '.option .keys').textContent.replace(/\s/g, '')).to.match(/^(Ctrl|⌘)(Shift|⇧)O$/);
    await inBothSchemes(async () => {
      settle(palette.shadowRoot!);
      await expect(palette).to.be.accessible();
    });
  });
});

describe('matcherOf', () => {
  it('finds words beyond Latin, and Latin without its marks', () => {
    expect(matcherOf(['Öffnen', 'Schließen'])('offn')).to.deep.equal([0]);
    expect(matcherOf(['Открыть файл', 'Закрыть'])('файл')).to.deep.equal([0]);
    expect(matcherOf(['Open'])('файл')).to.deep.equal([]);
  });
});
