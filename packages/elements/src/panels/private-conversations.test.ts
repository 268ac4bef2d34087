import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { createMemoryServer, newConversation } from '@loqui/core';
import { LoquiErrorEvent } from '../events.js';
import { inside } from '../testing/inside.js';
import { ask, button, clientOf, endVisits, scene, showAssistant, titleOf } from '../testing/private-conversations.js';
import { assistant, frames, jonas, messageOf } from '../testing/room.js';
import './loqui-chat/define.js';
import type { LoquiAssistant } from './loqui-assistant/loqui-assistant.js';

afterEach(endVisits);

describe('loqui-assistant without a room', () => {
  it('is a new private conversation, created by the first question, which nobody else can read', async () => {
    const { server, panel } = await scene();
    expect(panel.conversation).to.equal('');
    expect(titleOf(panel)).to.equal('Assistant');
    const id = await ask(panel, 'How do I begin?');
    expect(id).to.match(/^conversation:/);
    expect(server.messages(id).map(({ to }) => to)).to.deep.equal([['assistant']]);
    await waitUntil(() => titleOf(panel) === 'How do I begin?');
    const other = clientOf(server, jonas).conversation(id);
    await waitUntil(() => other.info.phase === 'closed');
    expect(other.messages.items).to.have.length(0);
  });

  it('shows the same conversation after a reload of the page, and a new one in a new tab', async () => {
    const { server, panel } = await scene();
    const id = await ask(panel, 'Hello');
    panel.remove();
    const again = await showAssistant(clientOf(server));
    await waitUntil(() => again.opened?.messages.items.length === 1);
    expect(again.conversation).to.equal(id);
    again.remove();
    sessionStorage.clear();
    const fresh = await showAssistant(clientOf(server));
    await waitUntil(() => fresh.opened?.info.phase === 'live');
    expect(fresh.opened?.messages.items).to.have.length(0);
  });

  it('begins a new chat on its button, and keeps it while another conversation is shown', async () => {
    const { panel } = await scene();
    const first = await ask(panel, 'Hello');
    button(panel, 'New chat').click();
    await waitUntil(() => panel.conversation === '');
    await panel.updateComplete;
    const fresh = panel.opened;
    expect(fresh?.messages.items).to.have.length(0);
    panel.conversation = first;
    await panel.updateComplete;
    expect(panel.opened?.id).to.equal(first);
    panel.newChat();
    await panel.updateComplete;
    expect(panel.opened).to.equal(fresh);
  });

  it('shows that somebody else can read it', async () => {
    const { server, panel } = await scene();
    const id = await ask(panel, 'Help');
    server.emit(id, { type: 'presence.changed', joins: { jonas: { member: jonas, connections: [{ id: 'x', since: 1 }] } }, leaves: {} });
    await waitUntil(() => inside(panel, 'loqui-room-header', '[part="subtitle"]').textContent.includes('Jonas can read this too'));
  });

  it('begins a new chat, and shows why, when its conversation was deleted elsewhere', async () => {
    const { server, panel } = await scene();
    const errors: string[] = [];
    panel.addEventListener(LoquiErrorEvent.type, ({ error }) => errors.push(error.message));
    const id = await ask(panel, 'Hello');
    await clientOf(server).conversations.remove(id);
    await waitUntil(() => panel.conversation === '');
    await waitUntil(() => panel.opened?.info.phase === 'live' && panel.opened.id !== id);
    expect(errors).to.deep.equal(['This conversation is no longer there. Here is a new one.']);
    expect(sessionStorage.length).to.equal(0);
  });

  it('begins a new chat where the remembered id is no conversation, or somebody else’s', async () => {
    const server = createMemoryServer({ info: () => ({ agents: [assistant] }) });
    sessionStorage.setItem('loqui:conversation ', newConversation());
    sessionStorage.setItem('loqui:conversation', newConversation());
    const panel = await showAssistant(clientOf(server));
    await waitUntil(() => panel.opened?.info.phase === 'live');
    expect(panel.conversation).to.equal('');
  });

  describe('with deep links', () => {
    const before = location.href;
    afterEach(() => history.replaceState(null, '', before));

    it('writes the shown conversation into the address, and follows it back and to the new one', async () => {
      const server = createMemoryServer({ info: () => ({ agents: [assistant] }) });
      const client = clientOf(server);
      const panel = await fixture<LoquiAssistant>(html`<loqui-assistant deep-link .client=${client}></loqui-assistant>`);
      const key = () => new URL(location.href).searchParams.get('conversation');
      const steps = history.length;
      const first = await ask(panel, 'One');
      expect(`conversation:${key() ?? ''}`).to.equal(first);
      expect(history.length, 'a new chat takes its own step').to.equal(steps);
      button(panel, 'New chat').click();
      await waitUntil(() => key() === null);
      const second = await ask(panel, 'Two');
      expect(`conversation:${key() ?? ''}`).to.equal(second);
      history.back();
      await waitUntil(() => panel.conversation === first);
      await panel.updateComplete;
      expect(panel.opened?.id).to.equal(first);
    });

    it('opens no shared room from the address', async () => {
      const server = createMemoryServer({ info: () => ({ agents: [assistant] }) });
      history.replaceState(null, '', '?room=lobby');
      const panel = await fixture<LoquiAssistant>(html`<loqui-assistant deep-link .client=${clientOf(server)}></loqui-assistant>`);
      await waitUntil(() => panel.opened?.info.phase === 'live');
      expect(panel.room).to.equal('');
      expect(panel.opened?.id).to.match(/^conversation:/);
    });
  });
});

describe('a panel without a room', () => {
  it('shows the developer that its room is missing, and joins nothing', async () => {
    const errors: unknown[] = [];
    const error = console.error;
    console.error = (...words: unknown[]) => errors.push(words[0]);
    try {
      const chat = await fixture(html`<loqui-chat src="/nowhere"></loqui-chat>`);
      const provider = await fixture(html`<loqui-provider src="/nowhere">Content</loqui-provider>`);
      await waitUntil(() => errors.length === 2);
      await frames();
      expect(errors[0]).to.contain('<loqui-chat> has no room. Set room="…"');
      expect(errors[1]).to.contain('<loqui-provider> has no room.');
      expect(inside(chat, 'loqui-error-state').shadowRoot?.textContent).to.contain('<loqui-chat> has no room');
      expect(inside(provider, '[role="alert"]').textContent).to.contain('<loqui-provider> has no room');
      expect(chat.shadowRoot?.querySelector('loqui-provider')).to.equal(null);
    } finally {
      console.error = error;
    }
  });

  it('opens a room as soon as it is named', async () => {
    const server = createMemoryServer({ info: () => ({ title: 'Lobby', agents: [] }) });
    const chat = await fixture<LoquiAssistant>(html`<loqui-chat .client=${clientOf(server)}></loqui-chat>`);
    chat.room = 'lobby';
    await waitUntil(() => titleOf(chat) === 'Lobby');
  });

  it('shows that a page cannot name a private conversation', async () => {
    const server = createMemoryServer();
    const errors: unknown[] = [];
    const error = console.error;
    console.error = (...words: unknown[]) => errors.push(words[0]);
    try {
      const chat = await fixture(html`<loqui-chat .client=${clientOf(server)} room=${newConversation()}></loqui-chat>`);
      await waitUntil(() => errors.length > 0);
      expect(errors[0]).to.contain('private conversations');
      await waitUntil(() => chat.shadowRoot?.querySelector('loqui-error-state') !== null);
      await frames();
    } finally {
      console.error = error;
    }
    server.emit('lobby', { type: 'message.created', message: messageOf(jonas, 'x') });
  });
});
