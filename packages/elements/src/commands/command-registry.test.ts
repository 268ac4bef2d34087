import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { CommandRegistry, commandsAround, commandsOf } from './command-registry.js';
import { keysOf } from './shortcut-keys.js';

describe('CommandRegistry', () => {
  it('holds commands until they are taken back, and tells when they change', () => {
    const registry = new CommandRegistry();
    let changes = 0;
    registry.addEventListener('change', () => (changes += 1));
    const dispose = registry.register({ id: 'a', title: 'A' }, { id: 'b', title: 'B', when: () => false });
    expect(registry.commands.map(({ id }) => id)).to.deep.equal(['a']);
    expect(registry.all.map(({ id }) => id)).to.deep.equal(['a', 'b']);
    dispose();
    dispose();
    expect(registry.all).to.deep.equal([]);
    expect(changes).to.equal(2);
  });

  it('lets the later of two with one id count, and does not lose it with the earlier', () => {
    const registry = new CommandRegistry();
    const first = registry.register({ id: 'a', title: 'Earlier' });
    registry.register({ id: 'a', title: 'Later' });
    first();
    expect(registry.commands.map(({ title }) => title)).to.deep.equal(['Later']);
  });

  it('is found around an element, the nearest first, through shadow roots', async () => {
    const outer = await fixture(html`<div><section></section></div>`);
    const section = outer.querySelector('section')!;
    const inner = document.createElement('p');
    section.attachShadow({ mode: 'open' }).append(inner);
    expect(commandsAround(inner)).to.not.include(commandsOf(document.createElement('i')));
    const found = [commandsOf(section), commandsOf(outer), commandsOf(document)];
    expect(commandsAround(inner)).to.deep.equal(found);
  });
});

describe('shortcuts', () => {
  async function listening(): Promise<{ place: HTMLElement; ran: string[]; registry: CommandRegistry }> {
    const place = await fixture<HTMLElement>(html`<div><button>Button</button><textarea aria-label="Text"></textarea></div>`);
    const ran: string[] = [];
    const registry = commandsOf(place);
    registry.register(
      { id: 'find', title: 'Find', shortcut: '$mod+Shift+KeyE', run: () => ran.push('find') },
      { id: 'go', title: 'Go', shortcut: 'g i', run: () => ran.push('go') },
    );
    const button = place.querySelector('button')!;
    await waitUntil(() => {
      button.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', code: 'KeyE', ctrlKey: true, metaKey: true, shiftKey: true, bubbles: true }));
      button.dispatchEvent(new KeyboardEvent('keydown', { key: 'E', code: 'KeyE', ctrlKey: true, shiftKey: true, bubbles: true, cancelable: true }));
      return ran.length > 0;
    });
    ran.length = 0;
    return { place, ran, registry };
  }

  it('run within their scope, one key after the other too, and no longer when they are taken back', async () => {
    const { place, ran, registry } = await listening();
    place.querySelector('button')!.focus();
    await sendKeys({ press: 'g' });
    await sendKeys({ press: 'i' });
    await waitUntil(() => ran.length > 0);
    expect(ran).to.deep.equal(['go']);
    registry.register({ id: 'go', title: 'Go', when: () => false, shortcut: 'g i', run: () => ran.push('never') });
    await sendKeys({ press: 'g' });
    await sendKeys({ press: 'i' });
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', code: 'KeyE', ctrlKey: true, shiftKey: true, bubbles: true }));
    expect(ran).to.deep.equal(['go']);
  });

  it('do not run while a person writes, unless they have Ctrl or Cmd', async () => {
    const { place, ran } = await listening();
    const text = place.querySelector('textarea')!;
    text.focus();
    await sendKeys({ type: 'gig i' });
    expect(text.value).to.equal('gig i');
    text.dispatchEvent(new KeyboardEvent('keydown', { key: 'E', code: 'KeyE', ctrlKey: true, shiftKey: true, bubbles: true, cancelable: true }));
    await waitUntil(() => ran.length > 0);
    expect(ran).to.deep.equal(['find']);
  });
});

describe('keysOf', () => {
  it('names the keys of each keyboard', () => {
    const name = (key: string): string => (key === 'Control' ? 'Strg' : key);
    expect(keysOf('$mod+Shift+KeyO', name, false)).to.deep.equal([['Strg', 'Shift', 'O']]);
    expect(keysOf('$mod+Shift+KeyO', name, true)).to.deep.equal([['⌘', '⇧', 'O']]);
    expect(keysOf('g ArrowUp', name, false)).to.deep.equal([['G'], ['↑']]);
    expect(keysOf('Shift+?', name, false)).to.deep.equal([['Shift', '?']]);
  });
});
