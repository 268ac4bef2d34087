import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { createClient, createMemoryServer, LoquiError, type Frame, type MemoryServer } from '@loqui/core';
import { merge, of, Subject, throwError } from 'rxjs';
import { inside } from '../testing/inside.js';
import { jonas, mara, messageOf, rest } from '../testing/room.js';
import './loqui-chat/define.js';
import './loqui-assistant/define.js';
import type { RoomPanel } from './room-panel.js';

interface Refusing {
  readonly server: MemoryServer;
  panel(): Promise<RoomPanel>;
  allow(): void;
  refuse(): void;
}

/** A server that refuses the client until the test allows it. */
function refusing(code: string): Refusing {
  const server = createMemoryServer({ info: () => ({ title: 'Lobby', agents: [] }) });
  const wire = server.transport(mara);
  const error = new LoquiError({ code, message: `Developer words: ${code}` });
  const cut$ = new Subject<never>();
  let refused = true;
  const client = createClient({
    storage: false,
    transport: { send: (command) => wire.send(command), open: (wanted) => (refused ? throwError(() => error) : merge(wire.open(wanted), cut$)) },
  });
  return {
    server,
    allow: () => (refused = false),
    refuse: () => {
      refused = true;
      cut$.error(error);
    },
    panel: () => fixture<RoomPanel>(html`<loqui-chat .client=${client} room="lobby"></loqui-chat>`),
  };
}

const list = (panel: RoomPanel): HTMLElement => inside(panel, 'loqui-message-list');
const trouble = (panel: RoomPanel): HTMLElement | null => list(panel).shadowRoot!.querySelector('.trouble');
const isEmpty = (panel: RoomPanel): boolean => !list(panel).shadowRoot!.querySelector<HTMLElement>('.empty')!.hidden;
const field = (panel: RoomPanel): HTMLTextAreaElement => inside(panel, 'loqui-room-composer', 'loqui-composer').shadowRoot!.querySelector('textarea')!;

describe('a room that cannot be opened', () => {
  for (const [code, words] of [
    ['forbidden', 'no access'],
    ['unauthenticated', 'Sign in'],
  ] as const) {
    it(`is shown as refused when the connection is refused as ${code}, and is opened again on request`, async () => {
      const { server, panel: show, allow } = refusing(code);
      server.emit('lobby', { type: 'message.created', message: messageOf(jonas, 'Here we are') });
      const panel = await show();
      await waitUntil(() => trouble(panel) !== null);
      expect(trouble(panel)!.textContent).to.contain(words).and.not.contain('Developer');
      expect(isEmpty(panel)).to.equal(false);
      await waitUntil(() => field(panel).disabled);
      await rest();
      await expect(panel).to.be.accessible();
      allow();
      trouble(panel)!.querySelector('button')!.click();
      await waitUntil(() => trouble(panel) === null && list(panel).shadowRoot!.querySelector('loqui-message') !== null);
      await waitUntil(() => !field(panel).disabled);
    });
  }

  for (const code of ['forbidden', 'unknown-room', 'unknown', 'internal']) {
    it(`is shown as closed when the room is closed as ${code}, and is opened again on request`, async () => {
      const server = createMemoryServer({ info: () => ({ title: 'Lobby', agents: [] }) });
      server.emit('lobby', { type: 'message.created', message: messageOf(jonas, 'Here we are') });
      let refused = true;
      const wire = server.transport(mara);
      const closed = new LoquiError({ code, message: `Developer words: ${code}` });
      // The line is open with another room; this one joins on it, and is refused.
      const client = createClient({
        storage: false,
        transport: {
          open: (wanted) => wire.open(wanted),
          send: (command) => (command.type === 'room.join' && refused ? Promise.reject(closed) : wire.send(command)),
        },
      });
      const other = client.room('other');
      await waitUntil(() => other.info.phase === 'live');
      const panel = await fixture<RoomPanel>(html`<loqui-assistant .client=${client} room="lobby"></loqui-assistant>`);
      await waitUntil(() => trouble(panel) !== null);
      expect(trouble(panel)!.textContent).not.to.contain('Developer');
      expect(isEmpty(panel)).to.equal(false);
      await waitUntil(() => field(panel).disabled);
      refused = false;
      trouble(panel)!.querySelector('button')!.click();
      await waitUntil(() => trouble(panel) === null && list(panel).shadowRoot!.querySelector('loqui-message') !== null);
      expect(field(panel).disabled).to.equal(false);
      client.dispose();
    });
  }

  it('is shown as delayed while the server’s store fails', async () => {
    const server = createMemoryServer();
    const wire = server.transport(mara);
    const delayed: Frame = { room: 'lobby', event: { type: 'room.delayed', error: { code: 'store-busy', message: 'Developer words' } } };
    const client = createClient({
      storage: false,
      transport: {
        send: (command) => wire.send(command),
        open: (wanted) =>
          merge(
            wire.open(() => (wanted(), new Map<string, undefined>())),
            of(delayed),
          ),
      },
    });
    const panel = await fixture<RoomPanel>(html`<loqui-chat .client=${client} room="lobby"></loqui-chat>`);
    await waitUntil(() => trouble(panel) !== null);
    expect(trouble(panel)!.textContent).to.contain('just now').and.not.contain('Developer');
    expect(isEmpty(panel)).to.equal(false);
    client.dispose();
  });

  it('keeps its messages when it is closed later', async () => {
    const { server, panel: show, allow, refuse } = refusing('forbidden');
    allow();
    server.emit('lobby', { type: 'message.created', message: messageOf(jonas, 'Here we are') });
    const panel = await show();
    await waitUntil(() => list(panel).shadowRoot!.querySelector('loqui-message') !== null);
    refuse();
    await waitUntil(() => trouble(panel) !== null);
    expect(list(panel).shadowRoot!.querySelector('loqui-message')).not.to.equal(null);
  });
});
