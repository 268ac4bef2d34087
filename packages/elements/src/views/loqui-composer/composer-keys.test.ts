import { expect, fixture, html } from '@open-wc/testing';
import { LoquiCancelEvent, LoquiStopEvent } from '../../events.js';
import { inside } from '../../testing/inside.js';
import { assistant } from '../../testing/room.js';
import './define.js';
import type { LoquiComposer } from './loqui-composer.js';

const input = (element: LoquiComposer): HTMLTextAreaElement => inside(element, 'textarea');
const shown = (): Promise<LoquiComposer> => fixture(html`<loqui-composer .mentions=${[assistant]}></loqui-composer>`);

function keysHeardByPage(element: LoquiComposer, inits: readonly KeyboardEventInit[]): string[] {
  const events: string[] = [];
  const onKey = (event: KeyboardEvent): void => void events.push(`${event.type} ${event.key}`);
  const types = ['keydown', 'keypress', 'keyup'] as const;
  for (const type of types) document.addEventListener(type, onKey);
  for (const init of inits)
    for (const type of types) input(element).dispatchEvent(new KeyboardEvent(type, { bubbles: true, composed: true, cancelable: true, ...init }));
  for (const type of types) document.removeEventListener(type, onKey);
  return events;
}

describe('loqui-composer', () => {
  it('keeps typing keys from the shortcuts of the page', async () => {
    const element = await shown();
    const writing = ['k', '?', '/', ' ', 'ß', 'Backspace', 'Delete', 'ArrowUp', 'Home', 'PageDown', 'Dead'].map((key) => ({ key }));
    expect(keysHeardByPage(element, [...writing, { key: 'K', shiftKey: true }, { key: 'å', altKey: true }])).to.deep.equal([]);
    // WebKit makes no synthetic event with AltGraph.
    if (!new KeyboardEvent('keydown', { modifierAltGraph: true }).getModifierState('AltGraph')) return;
    expect(keysHeardByPage(element, [{ key: '@', ctrlKey: true, altKey: true, modifierAltGraph: true }])).to.deep.equal([]);
  });

  it('leaves combinations, function keys, Tab and an unused Escape to the page', async () => {
    const element = await shown();
    const keys = [
      { key: 'k', ctrlKey: true },
      { key: 'k', metaKey: true },
      { key: 'ArrowLeft', altKey: true },
      { key: 'F1' },
      { key: 'Tab' },
      { key: 'Escape' },
    ];
    expect(keysHeardByPage(element, keys).filter((each) => each.startsWith('keydown'))).to.deep.equal(keys.map(({ key }) => `keydown ${key}`));
  });

  it('lets a listener at the composer itself receive every key', async () => {
    const element = await shown();
    const events: string[] = [];
    element.addEventListener('keydown', ({ key }) => events.push(key));
    keysHeardByPage(element, [{ key: 'k' }]);
    expect(events).to.deep.equal(['k']);
  });

  it('cancels a reply on the first Escape, and stops the run on the next', async () => {
    const element = await shown();
    Object.assign(element, { busy: true, run: 'r1', replyTo: 'm1', replyAuthor: 'Jonas' });
    await element.updateComplete;
    const events: string[] = [];
    element.addEventListener(LoquiCancelEvent.type, () => {
      events.push('cancel');
      element.replyTo = '';
    });
    element.addEventListener(LoquiStopEvent.type, ({ runId }) => events.push(`stop ${runId}`));
    expect(keysHeardByPage(element, [{ key: 'Escape' }]).filter((each) => each.startsWith('keydown'))).to.deep.equal([]);
    await element.updateComplete;
    keysHeardByPage(element, [{ key: 'Escape' }]);
    expect(events).to.deep.equal(['cancel', 'stop r1']);
    element.busy = false;
    await element.updateComplete;
    expect(keysHeardByPage(element, [{ key: 'Escape' }])).to.include('keydown Escape');
  });

  it('inserts a mention that the browser can undo and redo', async () => {
    const element = await shown();
    input(element).focus();
    document.execCommand('insertText', false, 'Hello'); // eslint-disable-line @typescript-eslint/no-deprecated -- as typed by a person
    await element.updateComplete;
    element.insert('@assistant ');
    await element.updateComplete;
    expect([element.value, input(element).value]).to.deep.equal(['Hello @assistant ', 'Hello @assistant ']);
    document.execCommand('undo'); // eslint-disable-line @typescript-eslint/no-deprecated -- Ctrl+Z
    await element.updateComplete;
    expect(element.value).to.equal(input(element).value);
    expect(element.value).not.to.contain('@');
    document.execCommand('redo'); // eslint-disable-line @typescript-eslint/no-deprecated -- Ctrl+Shift+Z
    await element.updateComplete;
    expect([element.value, input(element).value]).to.deep.equal(['Hello @assistant ', 'Hello @assistant ']);
  });
});
