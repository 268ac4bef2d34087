import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { createClient, createMemoryServer, newConversation, type Client, type MemoryServer } from '@loqui/core';
import type { LoquiConversations } from '../connected/loqui-conversations/loqui-conversations.js';
import { LoquiErrorEvent } from '../events.js';
import { inside } from '../testing/inside.js';
import { assistant, frames, jonas, mara, messageOf, rest } from '../testing/room.js';
import '../connected/loqui-conversations/define.js';
import './loqui-assistant/define.js';
import './loqui-chat/define.js';
import type { LoquiAssistant } from './loqui-assistant/loqui-assistant.js';

const clients: Client[] = [];
afterEach(() => {
  clients.splice(0).forEach((client) => client.dispose());
  sessionStorage.clear();
});

interface Scene {
  readonly server: MemoryServer;
  readonly client: Client;
  panel: LoquiAssistant;
}

function clientOf(server: MemoryServer, member = mara): Client {
  const client = createClient({ transport: server.transport(member), storage: false });
  clients.push(client);
  return client;
}

const show = (client: Client): Promise<LoquiAssistant> => fixture(html`<loqui-assistant .client=${client}></loqui-assistant>`);

async function scene(): Promise<Scene> {
  const server = createMemoryServer({ info: () => ({ agents: [assistant] }) });
  const client = clientOf(server);
  const panel = await show(client);
  await waitUntil(() => panel.opened?.info.phase === 'live');
  return { server, client, panel };
}

async function ask(panel: LoquiAssistant, text: string): Promise<string> {
  panel.draft = text;
  inside(panel, 'loqui-room-composer', 'loqui-composer').send();
  await waitUntil(() => panel.opened?.messages.items.some((message) => message.offset !== undefined), 'the question is in the room');
  await frames();
  return panel.conversation;
}

const button = (panel: Element, name: string): HTMLElement => inside(panel, 'loqui-room-header', `button[aria-label="${name}"]`);
const listOf = (panel: Element): LoquiConversations => inside(panel, 'loqui-conversations');
const rows = (panel: Element): HTMLElement[] => [...(listOf(panel).shadowRoot?.querySelectorAll('li') ?? [])];
const titles = (panel: Element): string[] => rows(panel).map((row) => row.querySelector('.title')?.textContent ?? '');
const title = (panel: Element): string => inside(panel, 'loqui-room-header', 'h2').textContent;

async function openList(panel: LoquiAssistant): Promise<void> {
  button(panel, 'Conversations').click();
  await waitUntil(() => panel.shadowRoot?.querySelector('loqui-conversations')?.shadowRoot?.querySelector('.scroller ul') != null, 'the list is there');
  await frames();
}

async function withThree(): Promise<Scene> {
  const here = await scene();
  for (const text of ['Alpha', 'Beta', 'Gamma']) {
    await ask(here.panel, text);
    here.panel.newChat();
    await here.panel.updateComplete;
    await waitUntil(() => here.panel.opened?.messages.items.length === 0);
  }
  await openList(here.panel);
  await waitUntil(() => rows(here.panel).length === 3);
  return here;
}

describe('loqui-assistant without a room', () => {
  it('is a new private conversation, made by the first question, of which nobody else reads anything', async () => {
    const { server, panel } = await scene();
    expect(panel.conversation).to.equal('');
    expect(title(panel)).to.equal('Assistant');
    const id = await ask(panel, 'How do I begin?');
    expect(id).to.match(/^conversation:/);
    expect(server.messages(id).map(({ to }) => to)).to.deep.equal([['assistant']]);
    await waitUntil(() => title(panel) === 'How do I begin?');
    const other = clientOf(server, jonas).conversation(id);
    await waitUntil(() => other.info.phase === 'closed');
    expect(other.messages.items).to.have.length(0);
  });

  it('shows the same conversation after a reload of the page, and a new one in a new tab', async () => {
    const { server, panel } = await scene();
    const id = await ask(panel, 'Hello');
    panel.remove();
    const again = await show(clientOf(server));
    await waitUntil(() => again.opened?.messages.items.length === 1);
    expect(again.conversation).to.equal(id);
    again.remove();
    sessionStorage.clear();
    const fresh = await show(clientOf(server));
    await waitUntil(() => fresh.opened?.info.phase === 'live');
    expect(fresh.opened?.messages.items).to.have.length(0);
  });

  it('begins a new chat by its button, and keeps what was begun there while another is looked at', async () => {
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

  it('begins anew, and says why, when its conversation was deleted elsewhere', async () => {
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

  it('begins anew where what is remembered is no conversation, or somebody else’s', async () => {
    const server = createMemoryServer({ info: () => ({ agents: [assistant] }) });
    sessionStorage.setItem('loqui:conversation ', newConversation());
    sessionStorage.setItem('loqui:conversation', newConversation());
    const panel = await show(clientOf(server));
    await waitUntil(() => panel.opened?.info.phase === 'live');
    expect(panel.conversation).to.equal('');
  });

  describe('keeps the address', () => {
    const before = location.href;
    afterEach(() => history.replaceState(null, '', before));

    it('of the conversation that is shown: there, back, and to the new one', async () => {
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

    it('and takes no shared room from it', async () => {
      const server = createMemoryServer({ info: () => ({ agents: [assistant] }) });
      history.replaceState(null, '', '?room=lobby');
      const panel = await fixture<LoquiAssistant>(html`<loqui-assistant deep-link .client=${clientOf(server)}></loqui-assistant>`);
      await waitUntil(() => panel.opened?.info.phase === 'live');
      expect(panel.room).to.equal('');
      expect(panel.opened?.id).to.match(/^conversation:/);
    });
  });
});

describe('the list of conversations', () => {
  it('shows the newest first, opens one, and goes away with it', async () => {
    const { panel } = await withThree();
    expect(titles(panel)).to.deep.equal(['Gamma', 'Beta', 'Alpha']);
    expect(button(panel, 'Conversations').ariaExpanded).to.equal('true');
    expect(inside(panel, '.foot').inert).to.equal(true);
    rows(panel)[2]?.querySelector<HTMLElement>('.open')?.click();
    await waitUntil(() => title(panel) === 'Alpha');
    expect(panel.shadowRoot?.querySelector('loqui-conversations')).to.equal(null);
    await openList(panel);
    await waitUntil(() => rows(panel).length === 3);
    expect(rows(panel)[2]?.querySelector('.open')?.ariaCurrent).to.equal('true');
  });

  it('is accessible in both schemes, while a title is written and a removal waits', async () => {
    const { panel } = await withThree();
    rows(panel)[0]?.querySelector<HTMLElement>('.rename')?.click();
    rows(panel)[1]?.querySelector<HTMLElement>('.acts button:last-child')?.click();
    await frames();
    for (const scheme of ['light', 'dark']) {
      document.documentElement.style.colorScheme = scheme;
      await rest();
      await expect(panel).to.be.accessible();
    }
    document.documentElement.style.colorScheme = '';
  });

  it('goes by Escape, and the focus goes back to its button', async () => {
    const { panel } = await withThree();
    const active = () => listOf(panel).shadowRoot?.activeElement;
    expect(active()?.getAttribute('type')).to.equal('search');
    active()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    await waitUntil(() => panel.shadowRoot?.querySelector('loqui-conversations') === null);
    await frames();
    expect(inside(panel, 'loqui-room-header').shadowRoot?.activeElement).to.equal(button(panel, 'Conversations'));
    expect(inside(panel, '.foot').inert).to.equal(false);
  });

  it('is walked through by the arrow keys', async () => {
    const { panel } = await withThree();
    const root = listOf(panel).shadowRoot;
    const press = (key: string) => root?.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    press('ArrowDown');
    press('ArrowDown');
    expect(root?.activeElement?.textContent).to.contain('Beta');
    press('ArrowUp');
    press('ArrowUp');
    expect(root?.activeElement?.getAttribute('type')).to.equal('search');
  });

  it('filters by title', async () => {
    const { panel } = await withThree();
    const field = inside(panel, 'loqui-conversations', 'input[type="search"]') as HTMLInputElement;
    field.value = 'bet';
    field.dispatchEvent(new InputEvent('input'));
    await waitUntil(() => titles(panel).join() === 'Beta');
    field.value = 'nothing';
    field.dispatchEvent(new InputEvent('input'));
    await waitUntil(() => listOf(panel).shadowRoot?.querySelector('.note')?.textContent === 'No title holds this.');
  });

  it('renames one, in the list and in the header', async () => {
    const { panel } = await withThree();
    rows(panel)[2]?.querySelector<HTMLElement>('.open')?.click();
    await waitUntil(() => title(panel) === 'Alpha');
    await openList(panel);
    await waitUntil(() => rows(panel).length === 3);
    rows(panel)[2]?.querySelector<HTMLElement>('.rename')?.click();
    await frames();
    const root = listOf(panel).shadowRoot;
    const field = root?.querySelector<HTMLInputElement>('form input');
    expect(root?.activeElement).to.equal(field);
    if (field) field.value = ' Omega ';
    root?.querySelector('form')?.requestSubmit();
    await waitUntil(() => titles(panel).includes('Omega') && title(panel) === 'Omega');
    expect(root?.activeElement?.getAttribute('aria-label')).to.equal('Rename “Omega”');
  });

  it('deletes one, from where it can be taken back', async () => {
    const { panel, client } = await withThree();
    rows(panel)[0]?.querySelector<HTMLElement>('.acts button:last-child')?.click();
    await waitUntil(() => titles(panel).join() === 'Beta,Alpha');
    await frames();
    const root = listOf(panel).shadowRoot;
    expect(root?.querySelector('[role="status"] .undo')?.textContent).to.match(/“\u2068Gamma\u2069” was deleted/);
    expect(root?.activeElement?.textContent).to.equal('Undo');
    (root?.activeElement as HTMLElement).click();
    await waitUntil(() => titles(panel).join() === 'Gamma,Beta,Alpha');
    expect(client.conversations.state.leaving).to.deep.equal([]);
  });

  it('shows a new chat in place of the one that is deleted', async () => {
    const { panel } = await scene();
    const id = await ask(panel, 'Hello');
    await openList(panel);
    await waitUntil(() => rows(panel).length === 1);
    rows(panel)[0]?.querySelector<HTMLElement>('.acts button:last-child')?.click();
    await waitUntil(() => panel.conversation === '' && panel.opened?.id !== id);
    expect(panel.shadowRoot?.querySelector('loqui-conversations'), 'the list stays').not.to.equal(null);
  });

  it('says that there are none, and why it could not be read', async () => {
    const { panel } = await scene();
    await openList(panel);
    await waitUntil(() => listOf(panel).shadowRoot?.querySelector('.note')?.textContent === 'No conversations yet');
    await rest();
    await expect(panel).to.be.accessible();
  });

  it('is live', async () => {
    const { server, panel } = await withThree();
    await clientOf(server).conversation().send('From the telephone');
    await waitUntil(() => titles(panel)[0] === 'From the telephone');
  });
});

describe('a panel without a room', () => {
  it('says so to whoever builds the page, and joins nothing', async () => {
    const said: unknown[] = [];
    const error = console.error;
    console.error = (...words: unknown[]) => said.push(words[0]);
    try {
      const chat = await fixture(html`<loqui-chat src="/nowhere"></loqui-chat>`);
      const provider = await fixture(html`<loqui-provider src="/nowhere">Content</loqui-provider>`);
      await waitUntil(() => said.length === 2);
      await frames();
      expect(said[0]).to.contain('<loqui-chat> has no room. Set room="…"');
      expect(said[1]).to.contain('<loqui-provider> has no room.');
      expect(inside(chat, 'loqui-error-state').shadowRoot?.textContent).to.contain('<loqui-chat> has no room');
      expect(inside(provider, '[role="alert"]').textContent).to.contain('<loqui-provider> has no room');
      expect(chat.shadowRoot?.querySelector('loqui-provider')).to.equal(null);
    } finally {
      console.error = error;
    }
  });

  it('opens one as soon as it is named', async () => {
    const server = createMemoryServer({ info: () => ({ title: 'Lobby', agents: [] }) });
    const chat = await fixture<LoquiAssistant>(html`<loqui-chat .client=${clientOf(server)}></loqui-chat>`);
    chat.room = 'lobby';
    await waitUntil(() => title(chat) === 'Lobby');
  });

  it('says that a page cannot name a private conversation', async () => {
    const server = createMemoryServer();
    const said: unknown[] = [];
    const error = console.error;
    console.error = (...words: unknown[]) => said.push(words[0]);
    try {
      const chat = await fixture(html`<loqui-chat .client=${clientOf(server)} room=${newConversation()}></loqui-chat>`);
      await waitUntil(() => said.length > 0);
      expect(said[0]).to.contain('private conversations');
      await waitUntil(() => chat.shadowRoot?.querySelector('loqui-error-state') !== null);
      await frames();
    } finally {
      console.error = error;
    }
    server.emit('lobby', { type: 'message.created', message: messageOf(jonas, 'x') });
  });
});
