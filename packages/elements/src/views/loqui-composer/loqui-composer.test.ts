import { expect, fixture, html } from '@open-wc/testing';
import { LoquiDraftEvent, LoquiSendEvent, LoquiStopEvent, LoquiTypingEvent } from '../../events.js';
import { inside } from '../../testing/inside.js';
import { assistant } from '../../testing/room.js';
import './define.js';
import type { LoquiComposer } from './loqui-composer.js';

const composer = (): Promise<LoquiComposer> => fixture(html`<loqui-composer placeholder="Message Lobby"></loqui-composer>`);
const input = (element: LoquiComposer): HTMLTextAreaElement => inside(element, 'textarea');
const button = (element: LoquiComposer, part: string): HTMLButtonElement | null => element.shadowRoot?.querySelector(`[part~="${part}"]`) ?? null;

async function type(element: LoquiComposer, text: string): Promise<void> {
  input(element).value = text;
  input(element).dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await element.updateComplete;
}

function press(element: LoquiComposer, init: KeyboardEventInit): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true, ...init });
  input(element).dispatchEvent(event);
  return event;
}

function eventsOf<T extends Event>(element: HTMLElement, type: string): T[] {
  const events: T[] = [];
  element.addEventListener(type, (event) => events.push(event as T));
  return events;
}

describe('loqui-composer', () => {
  it('is accessible, and named by its placeholder', async () => {
    const element = await composer();
    expect(input(element).ariaLabel).to.equal('Message Lobby');
    await expect(element).to.be.accessible();
  });

  it('has buttons as large as its text asks for, on the axis of its one line', async () => {
    const element = await composer();
    const middle = ({ top, height }: DOMRect): number => top + height / 2;
    const measure = (): { size: number; off: number } => {
      const send = button(element, 'send')!.getBoundingClientRect();
      return { size: send.height, off: middle(send) - middle(input(element).getBoundingClientRect()) };
    };
    const { size, off } = measure();
    expect(off).to.be.closeTo(0, 0.5);
    document.documentElement.style.fontSize = '200%';
    try {
      const large = measure();
      expect(large.size).to.equal(2 * size);
      expect(large.off).to.be.closeTo(0, 2);
    } finally {
      document.documentElement.style.fontSize = '';
    }
  });

  it('is one row until its text needs a second line, and again when it is empty', async () => {
    const element = await composer();
    const field = inside(element, '[part="base"]');
    const send = button(element, 'send')!;
    const isOneRow = (): boolean => send.getBoundingClientRect().top < input(element).getBoundingClientRect().bottom;
    const { height } = field.getBoundingClientRect();
    expect([isOneRow(), height]).to.deep.equal([true, height]);
    expect(height).to.be.at.most(52);
    await type(element, 'short');
    expect(isOneRow()).to.equal(true);
    await type(element, 'first\nsecond');
    await element.updateComplete;
    expect(isOneRow()).to.equal(false);
    await type(element, 'first');
    expect(isOneRow()).to.equal(false);
    await type(element, '');
    expect([isOneRow(), field.getBoundingClientRect().height]).to.deep.equal([true, height]);
    element.replyTo = 'm1';
    await element.updateComplete;
    expect(isOneRow()).to.equal(false);
  });

  it('gives what the page puts into tools a row of its own', async () => {
    const element = await fixture<LoquiComposer>(html`<loqui-composer><select slot="tools" aria-label="Model"></select></loqui-composer>`);
    await element.updateComplete;
    const { top } = button(element, 'send')!.getBoundingClientRect();
    expect(top).to.be.at.least(input(element).getBoundingClientRect().bottom);
  });

  it('sends its text on Enter without trailing white space, and is empty afterwards', async () => {
    const element = await composer();
    const sent = eventsOf<LoquiSendEvent>(element, LoquiSendEvent.type);
    await type(element, '    if (a) {\n      b();\n    }\n\n  ');
    expect(press(element, {}).defaultPrevented).to.equal(true);
    await element.updateComplete;
    expect(sent.map(({ text }) => text)).to.deep.equal(['    if (a) {\n      b();\n    }']);
    expect(input(element).value).to.equal('');
  });

  it('begins a new line on Shift+Enter', async () => {
    const element = await composer();
    const sent = eventsOf(element, LoquiSendEvent.type);
    await type(element, 'Hello');
    expect(press(element, { shiftKey: true }).defaultPrevented).to.equal(false);
    expect(sent).to.have.length(0);
  });

  it('does not send while a word is being composed, nor on the Enter that ends it in Safari', async () => {
    const element = await composer();
    const sent = eventsOf(element, LoquiSendEvent.type);
    await type(element, 'にほん');
    press(element, { isComposing: true });
    press(element, { keyCode: 229 }); // eslint-disable-line @typescript-eslint/no-deprecated -- how Safari reports it
    expect(sent).to.have.length(0);
    press(element, {});
    expect(sent).to.have.length(1);
  });

  it('does not send an empty text', async () => {
    const element = await composer();
    const sent = eventsOf(element, LoquiSendEvent.type);
    await type(element, '  \n ');
    press(element, {});
    expect(sent).to.have.length(0);
    expect(button(element, 'send')?.disabled).to.equal(true);
  });

  it('keeps the text when the page cancels sending', async () => {
    const element = await composer();
    element.addEventListener(LoquiSendEvent.type, (event) => event.preventDefault());
    await type(element, 'Hello');
    press(element, {});
    await element.updateComplete;
    expect(element.value).to.equal('Hello');
  });

  it('offers Stop in place of Send while an agent answers, and both once there is text', async () => {
    const element = await composer();
    element.busy = true;
    element.run = 'run-1';
    await element.updateComplete;
    const stopped = eventsOf<LoquiStopEvent>(element, LoquiStopEvent.type);
    expect(button(element, 'send')).to.equal(null);
    button(element, 'stop')?.click();
    expect(stopped.map(({ runId }) => runId)).to.deep.equal(['run-1']);
    await type(element, 'And then?');
    expect(button(element, 'send')?.disabled).to.equal(false);
    expect(button(element, 'stop')).not.to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('emits an event when the person starts to type, and one when they stop', async () => {
    const element = await composer();
    const events = eventsOf<LoquiTypingEvent>(element, LoquiTypingEvent.type);
    await type(element, 'H');
    await type(element, '');
    input(element).dispatchEvent(new FocusEvent('blur'));
    expect(events.map(({ typing }) => typing)).to.deep.equal([true, false]);
  });

  it('shows by how many characters the text is too long, and does not send it', async () => {
    const element = await composer();
    const sent = eventsOf<LoquiSendEvent>(element, LoquiSendEvent.type);
    element.limit = 65_536;
    await type(element, 'x'.repeat(100_000));
    const excess = element.shadowRoot?.querySelector('[part="excess"]');
    expect(excess?.textContent).to.equal('34,464 characters too many');
    expect(getComputedStyle(excess!).opacity).to.equal('1');
    expect([button(element, 'send')?.disabled, input(element).ariaInvalid, element.matches(':state(excess)')]).to.deep.equal([true, 'true', true]);
    press(element, {});
    expect(sent).to.have.length(0);
    await expect(element).to.be.accessible();
    await type(element, 'x'.repeat(65_537));
    expect(excess?.textContent).to.equal('1 character too many');
    // White space at the end is not sent.
    await type(element, `${'x'.repeat(65_536)}\n`);
    expect([button(element, 'send')?.disabled, input(element).ariaInvalid]).to.deep.equal([false, null]);
    press(element, {});
    expect(sent.map(({ text }) => text.length)).to.deep.equal([65_536]);
  });

  it('emits the draft with every key, and an empty draft after sending', async () => {
    const element = await composer();
    const drafts = eventsOf<LoquiDraftEvent>(element, LoquiDraftEvent.type);
    await type(element, 'Hel');
    await type(element, 'Hello');
    press(element, {});
    expect(drafts.map(({ text }) => text)).to.deep.equal(['Hel', 'Hello', '']);
  });

  it('emits nothing when a program sets the text', async () => {
    const element = await composer();
    const events = [eventsOf(element, LoquiTypingEvent.type), eventsOf(element, LoquiDraftEvent.type)];
    element.value = 'Set';
    await element.updateComplete;
    expect(events.flat()).to.have.length(0);
    expect(input(element).value).to.equal('Set');
  });

  it('grows with its text up to a limit', async () => {
    const element = await composer();
    const before = element.offsetHeight;
    await type(element, 'One\nTwo\nThree');
    const three = element.offsetHeight;
    expect(three).to.be.greaterThan(before + 30);
    await type(element, 'Line\n'.repeat(200));
    expect(element.offsetHeight).to.be.lessThan(window.innerHeight * 0.4 + 100);
  });

  it('inserts a mention at the caret on its button', async () => {
    const element = await composer();
    element.mentions = [assistant];
    await element.updateComplete;
    await type(element, 'Hi');
    input(element).setSelectionRange(2, 2);
    element.shadowRoot?.querySelector<HTMLButtonElement>('button[aria-label="Ask Assistant in this message"]')?.click();
    expect(element.value).to.equal('Hi @assistant ');
  });

  it('shows people who may only read that they cannot write', async () => {
    const element = await composer();
    element.readonly = true;
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('textarea')).to.equal(null);
    expect(element.shadowRoot?.textContent).to.contain('read along');
    await expect(element).to.be.accessible();
  });
});
