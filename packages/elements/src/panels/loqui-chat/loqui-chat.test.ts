import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LoquiError, type Command } from '@loqui/core';
import { LoquiSendEvent, LoquiStopEvent } from '../../events.js';
import type { LoquiComposer } from '../../views/loqui-composer/loqui-composer.js';
import { inside } from '../../testing/inside.js';
import { assistant, frames, jonas, rest, stage, textPart, type Stage } from '../../testing/room.js';
import type { RoomPanel } from '../room-panel.js';
import './define.js';

const composerOf = (panel: Element): LoquiComposer => inside(panel, 'loqui-room-composer', 'loqui-composer');

async function show(on: Stage): Promise<RoomPanel> {
  const panel = await fixture<RoomPanel>(html`<loqui-chat .handle=${on.room}></loqui-chat>`);
  await on.live;
  await frames();
  return panel;
}

describe('loqui-chat', () => {
  it('shows a room with people and an agent, and is accessible in both schemes', async () => {
    const on = stage();
    const panel = await show(on);
    const asked = on.say(jonas, '@assistant what changed?');
    on.say(assistant, 'Two **commits**.', { replyTo: asked.id });
    await on.room.send('Thanks');
    await frames();
    expect(inside(panel, 'loqui-message-list').shadowRoot?.querySelectorAll('loqui-message')).to.have.length(3);
    expect(inside(panel, 'loqui-room-header', 'h2').textContent).to.equal('Lobby');
    for (const scheme of ['light', 'dark']) {
      document.documentElement.style.colorScheme = scheme;
      await rest();
      await expect(panel).to.be.accessible();
    }
    document.documentElement.style.colorScheme = '';
  });

  it('is a region named by the title of its room, or by its heading', async () => {
    const panel = await show(stage());
    expect(inside(panel, 'section').ariaLabel).to.equal('Lobby');
    panel.heading = 'Support';
    await panel.updateComplete;
    expect(inside(panel, 'section').ariaLabel).to.equal('Support');
  });

  it('sends the text, and names who will read it', async () => {
    const on = stage();
    const panel = await show(on);
    expect(composerOf(panel).placeholder).to.equal('Message Lobby');
    panel.draft = 'Hello all';
    composerOf(panel).send();
    await waitUntil(() => on.server.messages('lobby').length === 1);
    expect(on.server.messages('lobby')[0]?.to).to.equal(undefined);
    expect(panel.draft).to.equal('');
  });

  it('keeps the text when the page vetoes sending it', async () => {
    const on = stage();
    const panel = await show(on);
    panel.addEventListener(LoquiSendEvent.type, (event) => event.preventDefault(), { once: true });
    panel.draft = 'Hello';
    composerOf(panel).send();
    expect(panel.draft).to.equal('Hello');
    // Messages arrive in order: the vetoed one would precede this one.
    panel.draft = 'After';
    composerOf(panel).send();
    await waitUntil(() => on.server.messages('lobby').length > 0);
    expect(on.server.messages('lobby').map(({ parts }) => parts)).to.deep.equal([[textPart('After')]]);
  });

  it('shows who types, except ourselves', async () => {
    const on = stage();
    const panel = await show(on);
    on.server.emit('lobby', { type: 'presence.changed', joins: { jonas: { member: jonas, connections: [{ id: 'x', since: 1 }] } }, leaves: {} });
    on.server.emit('lobby', { type: 'typing.started', member: 'jonas', ttl: 5000 });
    on.server.emit('lobby', { type: 'typing.started', member: 'mara', ttl: 5000 });
    const activity = inside(panel, 'loqui-room-activity');
    await waitUntil(() => activity.shadowRoot?.querySelector('loqui-typing')?.shadowRoot?.textContent.includes('Jonas is typing'));
  });

  it('shows that an act failed, until the person dismisses it', async () => {
    const on = stage({
      onCommand: (command: Command) => {
        if (command.type === 'run.stop') throw new LoquiError({ code: 'not-found', message: 'No such run.' });
        return undefined;
      },
    });
    const panel = await show(on);
    composerOf(panel).dispatchEvent(new LoquiStopEvent('r9'));
    await waitUntil(() => panel.shadowRoot?.querySelector('loqui-error-state'));
    expect(inside(panel, 'loqui-error-state').shadowRoot?.textContent).to.contain('That is no longer there.');
    inside(panel, 'loqui-error-state', 'button').click();
    await panel.updateComplete;
    expect(panel.shadowRoot?.querySelector('loqui-error-state')).to.equal(null);
  });

  it('shows the room of the provider around it', async () => {
    const on = stage();
    on.say(jonas, 'Seen through the provider');
    await import('../../provider/define.js');
    const provider = await fixture(html`<loqui-provider .handle=${on.room}><loqui-chat></loqui-chat><loqui-chat></loqui-chat></loqui-provider>`);
    await on.live;
    await frames();
    for (const panel of provider.querySelectorAll('loqui-chat')) {
      expect(panel.shadowRoot?.querySelector('loqui-provider')).to.equal(null);
      expect(inside(panel, 'loqui-message-list').shadowRoot?.querySelectorAll('loqui-message')).to.have.length(1);
    }
  });

  it('restores the unsent text of an earlier visit', async () => {
    const on = stage();
    const room = Object.create(on.room, { draft$: { value: (await import('rxjs')).of('Half a sentence') } }) as typeof on.room;
    const panel = await fixture<RoomPanel>(html`<loqui-chat .handle=${room}></loqui-chat>`);
    await frames();
    expect(panel.draft).to.equal('Half a sentence');
  });

  it('fits every width from 280 to 1280 pixels without scrolling sideways', async () => {
    const on = stage();
    const panel = await show(on);
    on.say(jonas, `A very long address https://example.com/${'path/'.repeat(40)} and words`);
    on.say(assistant, 'Answer\n\n```\n' + 'x'.repeat(300) + '\n```');
    for (const width of [280, 320, 400, 720, 1280]) {
      panel.style.width = `${String(width)}px`;
      await frames();
      const scroller = inside(panel, 'loqui-message-list', '.scroller');
      expect(scroller.scrollWidth, String(width)).to.be.at.most(scroller.clientWidth);
      expect(inside(panel, '.panel').scrollWidth, String(width)).to.be.at.most(width);
      expect(composerOf(panel).getBoundingClientRect().right, String(width)).to.be.at.most(panel.getBoundingClientRect().right);
    }
  });

  it('lets the composer grow to less than half of its height', async () => {
    const on = stage();
    const panel = await show(on);
    panel.style.height = '360px';
    panel.draft = 'A line\n'.repeat(60);
    await frames();
    const composer = composerOf(panel).getBoundingClientRect();
    expect(composer.height).to.be.within(100, 360 * 0.45);
    expect(composer.bottom).to.be.at.most(panel.getBoundingClientRect().bottom);
    expect(inside(composerOf(panel), '[part~="stop"], [part~="send"]').getBoundingClientRect().bottom).to.be.at.most(composer.bottom);
    const field = inside(composerOf(panel), 'textarea');
    expect(field.scrollHeight).to.be.greaterThan(field.clientHeight + 500);
  });

  it('mounts every message in plain mode', async () => {
    const on = stage();
    for (let index = 0; index < 240; index += 1) on.say(index % 2 ? jonas : assistant, `Message ${String(index)}. ${'Some words more. '.repeat(12)}`);
    const panel = await show(on);
    await on.room.loadOlder();
    await frames(10);
    const rows = (): number => inside(panel, 'loqui-message-list').shadowRoot?.querySelectorAll('loqui-message').length ?? 0;
    while (on.room.messages.items.length < 240) await on.room.loadOlder();
    await frames(10);
    expect(rows()).to.be.below(200);
    panel.plain = true;
    await waitUntil(() => rows() === 240, 'all of them are there');
  });

  it('uses the colours of tokens set anywhere around it', async () => {
    const on = stage();
    const wrapper = await fixture(html`<div><loqui-chat .handle=${on.room}></loqui-chat></div>`);
    (wrapper as HTMLElement).style.setProperty('--loqui-accent', 'rgb(200, 0, 0)');
    await on.live;
    const panel = wrapper.querySelector('loqui-chat') as RoomPanel;
    await frames();
    panel.draft = 'x';
    await composerOf(panel).updateComplete;
    // Changes with a transition.
    await waitUntil(() => getComputedStyle(inside(composerOf(panel), '[part~="send"]')).backgroundColor === 'rgb(200, 0, 0)', '', { timeout: 5000 });
  });

  it('shows the room and the message in the address, there and back', async () => {
    const before = location.href;
    const on = stage();
    for (let index = 0; index < 40; index += 1) on.say(jonas, `Number ${String(index)}`);
    const wanted = on.server.messages('lobby')[3]?.id ?? '';
    try {
      history.replaceState(null, '', `?room=lobby#${wanted}`);
      const panel = await fixture<RoomPanel>(html`<loqui-chat deep-link .client=${on.client}></loqui-chat>`);
      await on.live;
      const list = inside(panel, 'loqui-message-list');
      await waitUntil(() => list.shadowRoot?.querySelector(`loqui-message[data-row="${wanted}"]`)?.matches(':state(highlighted)'));
      expect(panel.room).to.equal('lobby');
      panel.room = 'other';
      await panel.updateComplete;
      expect(new URL(location.href).searchParams.get('room')).to.equal('other');
      history.back();
      await waitUntil(() => panel.room === 'lobby');
    } finally {
      history.replaceState(null, '', before);
    }
  });
});
