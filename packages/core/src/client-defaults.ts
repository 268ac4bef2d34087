/** What a client uses where its options name nothing: its transport and its storage. */
import type { Wire } from './protocol/index.js';
import type { Storage } from './storage/storage.js';
import { shared } from './transport/shared/shared.js';
import { auto, sse, type SseOptions, type Token, type Transport } from './transport/index.js';
import { transportOnDemand } from './transport/transport.js';

export interface WayOptions {
  readonly transport?: 'auto' | Wire | Transport;
  readonly token?: Token;
  readonly credentials?: RequestCredentials;
  readonly user?: string;
  readonly share?: boolean;
}

export function transportOf(options: WayOptions, url: string, guest: string | undefined): Transport {
  const { transport = 'auto', credentials, user, share = true } = options;
  if (typeof transport === 'object') return transport;
  const token = options.token ?? guest;
  const to: Way = { url, token, credentials };
  const wire = wireOf(transport, to);
  if (!share || typeof document === 'undefined') return wire;
  return shared({
    wire,
    // A tab without a WebSocket sends by POST.
    send: transport === 'websocket' ? sse(to).send : wire.send,
    identity: JSON.stringify([new URL(url, location.href).href, transport, credentials ?? '', user ?? '', nameOf(token)]),
    trusted: typeof token === 'string',
  });
}

type Way = Pick<SseOptions, 'url' | 'token' | 'credentials'>;

function wireOf(transport: 'auto' | Wire, to: Way): Transport {
  switch (transport) {
    case 'websocket':
      return transportOnDemand(async () => (await import('./transport/websocket.js')).websocket(to));
    case 'poll':
      return transportOnDemand(async () => (await import('./transport/poll.js')).poll(to));
    case 'sse':
      return sse(to);
    case 'auto':
      return auto(to);
  }
}

/** Only the server knows the member behind a token function. */
function nameOf(token: Token | undefined): string {
  return typeof token === 'function' ? 'function' : (token ?? '');
}

/** `undefined` for an unknown user or without IndexedDB. */
export function storageOf(storage: Storage | false | undefined, user: string | undefined, url: string): Storage | undefined {
  if (storage !== undefined) return storage || undefined;
  return user !== undefined && hasIndexedDb() ? storageOnDemand(async () => (await import('./storage/indexed-db.js')).indexedDb(`${url} ${user}`)) : undefined;
}

/** Reading the property throws in some pages. */
function hasIndexedDb(): boolean {
  try {
    return typeof indexedDB !== 'undefined';
  } catch {
    return false;
  }
}

/** A storage whose code is fetched at its first use. */
function storageOnDemand(load: () => Promise<Storage>): Storage {
  let loading: Promise<Storage> | undefined;
  const loaded = (): Promise<Storage> => (loading ??= load());
  return {
    room: async (room) => (await loaded()).room(room),
    saveRoom: async (room, stored) => (await loaded()).saveRoom(room, stored),
    forgetRoom: async (room) => (await loaded()).forgetRoom(room),
    draft: async (room) => (await loaded()).draft(room),
    saveDraft: async (room, text) => (await loaded()).saveDraft(room, text),
    outbox: async () => (await loaded()).outbox(),
    saveOutgoing: async (entry) => (await loaded()).saveOutgoing(entry),
    removeOutgoing: async (key) => (await loaded()).removeOutgoing(key),
    clear: async () => (await loaded()).clear(),
    close: () => {
      // Not loaded: nothing to close. A failed load was thrown to its caller.
      loading?.then(
        (storage) => storage.close(),
        () => undefined,
      );
    },
  };
}
