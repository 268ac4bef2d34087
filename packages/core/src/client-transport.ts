import type { Wire } from './protocol/index.js';
import { shared } from './transport/shared/shared.js';
import { auto, sse, type SseOptions, type Token, type Transport } from './transport/index.js';
import { onDemand } from './transport/on-demand.js';

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
      return onDemand(async () => (await import('./transport/websocket.js')).websocket(to));
    case 'poll':
      return onDemand(async () => (await import('./transport/poll.js')).poll(to));
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
