import { sendKeys } from '@web/test-runner-commands';
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LoquiError, type Command, type Permissions } from '@loqui/core';
import { LoquiEditEvent, LoquiErrorEvent, LoquiRemoveEvent } from '../events.js';
import { inside } from '../testing/inside.js';
import { actionButton, actionLabels, menuLabels, openedMenu } from '../testing/message-actions.js';
import { assistant, frames, jonas, mara, rest, stage, type Stage } from '../testing/room.js';
import type { LoquiComposer } from '../views/loqui-composer/loqui-composer.js';
import './loqui-chat/define.js';
import type { RoomPanel } from './room-panel.js';

const composerOf = (panel: Element): LoquiComposer => inside(panel, 'loqui-room-composer', 'loqui-composer');
const input = (panel: Element): HTMLTextAreaElement => inside(composerOf(panel), 'textarea');
const row = (panel: Element, id: string): HTMLElement => inside(panel, 'loqui-message-list', `loqui-message[data-row="${id}"]`);
const texts = (on: Stage): unknown[] => on.server.messages('lobby').map(({ parts }) => parts.map((part) => ('text' in part ? part.text : part.type)).join());

async function show(on: Stage): Promise<RoomPanel> {
  const panel = await fixture<RoomPanel>(html`<loqui-chat .handle=${on.room}></loqui-chat>`);
  await on.live;
  await frames();
  return panel;
}

async function press(target: HTMLElement, key: string, init: KeyboardEventInit = {}): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  await frames();
  return event;
}

const button = (panel: Element, id: string, label: string): Promise<HTMLButtonElement> => actionButton(row(panel, id), label);

describe('a panel', () => {
  it('offers edit and delete at our messages, reply at those of others, and is accessible with all of them shown', async () => {
    const on = stage();
    const panel = await show(on);
    const [own, other, answer] = [on.say(mara, 'Mine'), on.say(jonas, 'His'), on.say(assistant, 'Its')];
    await frames();
    const labels = async (id: string): Promise<(string | null)[]> => {
      await button(panel, id, 'Copy');
      return actionLabels(row(panel, id));
    };
    expect(await labels(own.id)).to.deep.equal(['Copy', 'Edit', 'Delete']);
    expect(await labels(other.id)).to.deep.equal(['Reply', 'Copy']);
    expect(await labels(answer.id)).to.deep.equal(['Reply', 'Copy', 'Try again']);
    for (const { id } of [own, other, answer]) {
      row(panel, id).focus();
      await rest();
      await expect(panel).to.be.accessible();
    }
    panel.readonly = true;
    await frames();
    expect(await labels(own.id)).to.deep.equal(['Copy']);
  });

  it('offers only what the server allows', async () => {
    const on = stage();
    const panel = await show(on);
    const [own, other] = [on.say(mara, 'Mine'), on.say(jonas, 'His')];
    const answer = on.say(assistant, 'Its', { replyTo: other.id });
    await frames();
    const may = async (permissions: Permissions): Promise<void> => {
      on.server.emit('lobby', { type: 'permissions.changed', permissions });
      await frames();
    };
    const labels = async (): Promise<unknown[]> => {
      const found: unknown[] = [];
      for (const { id } of [own, other, answer]) {
        await button(panel, id, 'Copy');
        found.push(actionLabels(row(panel, id)));
      }
      return found;
    };
    expect(await labels()).to.deep.equal([
      ['Copy', 'Edit', 'Delete'],
      ['Reply', 'Copy'],
      ['Reply', 'Copy'],
    ]);
    await may({ send: false, edit: false, remove: 'none', stop: 'none', retry: 'none' });
    expect(await labels()).to.deep.equal([['Copy'], ['Copy'], ['Copy']]);
    expect(composerOf(panel).shadowRoot?.querySelector('textarea')).to.equal(null);
    await may({ send: true, edit: true, remove: 'any', stop: 'any', retry: 'any' });
    expect(await labels()).to.deep.equal([
      ['Copy', 'Edit', 'Delete'],
      ['Reply', 'Copy', 'Delete'],
      ['Reply', 'Copy', 'Try again', 'Delete'],
    ]);
  });

  it('offers to stop only the runs that we may stop', async () => {
    const on = stage();
    const panel = await show(on);
    const question = on.say(jonas, '@assistant why?');
    const run = { id: 'r1', agent: assistant.id, status: 'running', message: 'a1', asked: question.id, asker: jonas.id, startedAt: Date.now() } as const;
    on.server.emit('lobby', { type: 'run.updated', run });
    const status = (): HTMLElement | null | undefined => panel.shadowRoot?.querySelector('loqui-room-activity')?.shadowRoot?.querySelector('loqui-run-status');
    const stop = (): Element | null | undefined => status()?.shadowRoot?.querySelector('[part="stop"]');
    await waitUntil(() => status()?.shadowRoot?.textContent.includes('Assistant'));
    expect(stop()).to.equal(null);
    on.server.emit('lobby', { type: 'permissions.changed', permissions: { send: true, edit: true, remove: 'own', stop: 'any', retry: 'own' } });
    await waitUntil(stop);
  });

  it('edits our last message on the up arrow in an empty composer, and marks it as edited', async () => {
    const on = stage();
    const panel = await show(on);
    const own = on.say(mara, 'Frist');
    on.say(jonas, 'Later');
    await frames();
    await press(input(panel), 'ArrowUp');
    expect(input(panel).value).to.equal('Frist');
    expect(inside(composerOf(panel), '[part~="composing"]').textContent).to.contain('Editing your message');
    expect(composerOf(panel).matches(':state(editing)')).to.equal(true);
    await rest();
    await expect(panel).to.be.accessible();
    panel.draft = 'First';
    await press(input(panel), 'Enter');
    await waitUntil(() => texts(on)[0] === 'First');
    expect(texts(on)).to.deep.equal(['First', 'Later']);
    await frames();
    expect(input(panel).value).to.equal('');
    await waitUntil(() => row(panel, own.id).shadowRoot?.querySelector('.edited')?.textContent === 'edited');
  });

  it('cancels an edit on Escape: nothing is sent, and the previous text returns', async () => {
    const on = stage();
    const panel = await show(on);
    const own = on.say(mara, 'Stays');
    await frames();
    panel.draft = 'Half a sentence';
    (await button(panel, own.id, 'Edit')).click();
    await frames();
    panel.draft = 'Changed';
    const event = await press(input(panel), 'Escape');
    expect(event.defaultPrevented).to.equal(true);
    expect(input(panel).value).to.equal('Half a sentence');
    expect(texts(on)).to.deep.equal(['Stays']);
    expect(composerOf(panel).matches(':state(editing)')).to.equal(false);
  });

  it('replies to a message: the composer quotes it, the reply names it, and the quote leads to it', async () => {
    const on = stage();
    const panel = await show(on);
    const asked = on.say(jonas, 'Who writes the note?');
    await frames();
    row(panel, asked.id).focus();
    await press(row(panel, asked.id), 'r');
    expect(inside(composerOf(panel), '[part~="composing"]').textContent)
      .to.contain('Replying to Jonas')
      .and.to.contain('Who writes the note?');
    panel.draft = 'I do';
    await press(input(panel), 'Enter');
    await waitUntil(() => on.server.messages('lobby').length === 2);
    const [, sent] = on.server.messages('lobby');
    expect(sent?.replyTo).to.equal(asked.id);
    await frames();
    expect(composerOf(panel).shadowRoot?.querySelector('[part~="composing"]')).to.equal(null);
    inside(row(panel, sent?.id ?? ''), '[part="reply"]').click();
    await waitUntil(() => row(panel, asked.id).matches(':state(highlighted)'));
  });

  it('deletes with undo: the message stays in the room until the time is over, and Undo has the focus', async () => {
    const on = stage();
    const panel = await show(on);
    const own = on.say(mara, 'Oops');
    await frames();
    const remove = await button(panel, own.id, 'Delete');
    remove.focus();
    remove.click();
    await waitUntil(() => row(panel, own.id).shadowRoot?.querySelector('loqui-removal')?.shadowRoot?.querySelector('button'));
    expect(inside(row(panel, own.id), 'loqui-removal').shadowRoot?.textContent).to.contain('Message deleted');
    const announcer = inside(panel, 'loqui-room-announcer', 'loqui-announcer', '[role="status"]');
    await waitUntil(() => announcer.textContent === 'Message deleted', 'it is announced');
    await waitUntil(() => row(panel, own.id).shadowRoot?.activeElement?.localName === 'loqui-removal', 'Undo has the focus');
    await rest();
    await expect(panel).to.be.accessible();
    inside(row(panel, own.id), 'loqui-removal', 'button').click();
    await frames();
    expect(row(panel, own.id).shadowRoot?.querySelector('loqui-removal')).to.equal(null);
    expect(texts(on)).to.deep.equal(['Oops']);
  });

  it('lets the page veto a removal', async () => {
    const on = stage();
    const panel = await show(on);
    const own = on.say(mara, 'Kept');
    await frames();
    panel.addEventListener(LoquiRemoveEvent.type, (event) => event.preventDefault());
    await press(row(panel, own.id), 'Delete');
    expect(on.room.messages.get(own.id)?.removedAt).to.equal(undefined);
  });

  it('keeps the text of a refused edit, shows why, and offers to edit it again or discard it', async () => {
    let refuses = true;
    const on = stage({
      onCommand: (command: Command) => {
        if (command.type === 'message.edit' && refuses) throw new LoquiError({ code: 'forbidden', message: 'No.' }, { status: 403 });
        return undefined;
      },
    });
    const panel = await show(on);
    const own = on.say(mara, 'Mine');
    await frames();
    const line = (): string => row(panel, own.id).shadowRoot?.querySelector('loqui-delivery')?.shadowRoot?.textContent ?? '';
    const act = (label: string): void => {
      const found = [...inside(row(panel, own.id), 'loqui-delivery').shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent === label);
      found?.click();
    };
    await press(input(panel), 'ArrowUp');
    panel.draft = 'Mine, and better';
    await press(input(panel), 'Enter');
    await waitUntil(() => line().includes('Not saved: you may not write here'));
    expect(inside(row(panel, own.id), '[part="body"]').textContent).to.contain('Mine, and better');
    expect(panel.shadowRoot?.querySelector('[part~="error"]')).to.equal(null);
    await rest();
    await expect(panel).to.be.accessible();
    act('Edit again');
    await waitUntil(() => input(panel).value === 'Mine, and better', 'the text is back in the composer');
    refuses = false;
    await press(input(panel), 'Enter');
    await waitUntil(() => texts(on)[0] === 'Mine, and better');
    await waitUntil(() => line().trim() === '');
    refuses = true;
    composerOf(panel).dispatchEvent(new LoquiEditEvent(own.id, 'Worse'));
    await waitUntil(() => line().includes('Not saved'));
    act('Discard');
    await waitUntil(() => inside(row(panel, own.id), '[part="body"]').textContent.includes('Mine, and better'));
  });

  it('shows in words that an edit was refused', async () => {
    const on = stage({
      onCommand: (command: Command) => {
        if (command.type === 'message.edit') throw new LoquiError({ code: 'forbidden', message: 'No.' }, { status: 403 });
        return undefined;
      },
    });
    const panel = await show(on);
    const own = on.say(mara, 'Mine');
    await frames();
    let failure: LoquiErrorEvent | undefined;
    panel.addEventListener(LoquiErrorEvent.type, (event) => (failure = event));
    composerOf(panel).dispatchEvent(new LoquiEditEvent(own.id, 'Other'));
    await waitUntil(() => failure?.error.code === 'forbidden');
    expect(texts(on)).to.deep.equal(['Mine']);
  });

  it('opens a menu on the menu key and on a long press; Escape closes it and returns the focus', async () => {
    const on = stage();
    const panel = await show(on);
    const own = on.say(mara, 'Mine');
    await frames();
    const message = row(panel, own.id);
    message.focus();
    await press(message, 'F10', { shiftKey: true });
    const menu = await openedMenu(message);
    expect(menuLabels(menu)).to.deep.equal(['Copy', 'Edit', 'Delete']);
    await rest();
    await expect(panel).to.be.accessible();
    await sendKeys({ press: 'ArrowDown' });
    expect(menu.items.findIndex((item) => item.matches(':focus-within'))).to.equal(1);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !menu.open);
    expect(inside(panel, 'loqui-message-list').shadowRoot?.activeElement?.getAttribute('data-row')).to.equal(own.id);
    inside(message, '.body').dispatchEvent(
      new PointerEvent('pointerdown', { pointerType: 'touch', isPrimary: true, bubbles: true, composed: true, clientX: 20, clientY: 20 }),
    );
    await openedMenu(message);
    const { left, top, right, bottom } = menu.getBoundingClientRect();
    expect(Math.min(left, top)).to.be.at.least(0);
    expect(right <= innerWidth && bottom <= innerHeight).to.equal(true);
  });

  it('keeps the focus in the list when the focused message is removed', async () => {
    const on = stage();
    const panel = await show(on);
    const own = on.say(mara, 'Goes');
    const next = on.say(jonas, 'Stays');
    await frames();
    row(panel, own.id).focus();
    on.server.emit('lobby', { type: 'message.removed', id: own.id });
    await frames(6);
    expect(inside(panel, 'loqui-message-list').shadowRoot?.activeElement?.getAttribute('data-row')).to.equal(next.id);
  });
});
