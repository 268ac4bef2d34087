/** For the tests: a visitor's private conversations, in an assistant on an in-process server. */
import { fixture, html, waitUntil } from '@open-wc/testing';
import { createClient, createMemoryServer, type Client, type MemoryServer } from '@loqui/core';
import type { LoquiConversations } from '../connected/loqui-conversations/loqui-conversations.js';
import type { LoquiAssistant } from '../panels/loqui-assistant/loqui-assistant.js';
import { inside } from './inside.js';
import { assistant, frames, mara } from './room.js';
import '../connected/loqui-conversations/define.js';
import '../panels/loqui-assistant/define.js';

const clients: Client[] = [];

/** Ends the clients of a test, and forgets which conversation its tab showed. */
export function endVisits(): void {
  clients.splice(0).forEach((client) => client.dispose());
  sessionStorage.clear();
}

/** A visitor and the assistant they see. */
export interface Scene {
  readonly server: MemoryServer;
  readonly client: Client;
  panel: LoquiAssistant;
}

export function clientOf(server: MemoryServer, member = mara): Client {
  const client = createClient({ transport: server.transport(member), storage: false });
  clients.push(client);
  return client;
}

export const showAssistant = (client: Client): Promise<LoquiAssistant> => fixture(html`<loqui-assistant .client=${client}></loqui-assistant>`);

export async function scene(): Promise<Scene> {
  const server = createMemoryServer({ info: () => ({ agents: [assistant] }) });
  const client = clientOf(server);
  const panel = await showAssistant(client);
  await waitUntil(() => panel.opened?.info.phase === 'live');
  return { server, client, panel };
}

/** Sends a question by the composer. @returns the id of the conversation */
export async function ask(panel: LoquiAssistant, text: string): Promise<string> {
  panel.draft = text;
  inside(panel, 'loqui-room-composer', 'loqui-composer').send();
  await waitUntil(() => panel.opened?.messages.items.some((message) => message.offset !== undefined), 'the question is in the room');
  await frames();
  return panel.conversation;
}

/** A button of the header, by its accessible name. */
export const button = (panel: Element, name: string): HTMLElement => inside(panel, 'loqui-room-header', `button[aria-label="${name}"]`);
export const listOf = (panel: Element): LoquiConversations => inside(panel, 'loqui-conversations');
export const rows = (panel: Element): HTMLElement[] => [...(listOf(panel).shadowRoot?.querySelectorAll('li') ?? [])];
export const titles = (panel: Element): string[] => rows(panel).map((row) => row.querySelector('.title')?.textContent ?? '');
export const titleOf = (panel: Element): string => inside(panel, 'loqui-room-header', 'h2').textContent;

export async function openList(panel: LoquiAssistant): Promise<void> {
  button(panel, 'Conversations').click();
  await waitUntil(() => panel.shadowRoot?.querySelector('loqui-conversations')?.shadowRoot?.querySelector('.scroller ul') != null, 'the list is there');
  await frames();
}

/** A visitor with three conversations, Gamma the newest, who looks at their list. */
export async function withThree(): Promise<Scene> {
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
