import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { Loqui } from './create-loqui.js';
import { asRefusal, refusal, refusalResponse } from './guard/refusal.js';
import { consoleLog } from './guard/server-log.js';
import { pathnameOf, requestOf } from './node-request.js';
import { CLOSE_GRACE } from './line/connection.js';
import type { SocketSession, SocketWire } from './line/socket-session.js';

export interface WebSocketMount {
  /** Path of the upgrade. Default: `/loqui`. Other paths are left to other listeners; without one they get 404. */
  readonly path?: string;
}

/** Accepts WebSocket upgrades. Returns a function that stops it. */
export function attachWebSocket(loqui: Pick<Loqui, 'acceptSocket' | 'limits'>, server: Server, { path = '/loqui' }: WebSocketMount = {}): () => void {
  return acceptUpgrades(loqui, server, path, () => undefined);
}

export function acceptUpgrades(
  loqui: Pick<Loqui, 'acceptSocket' | 'limits'>,
  server: Server,
  path: string,
  check: (incoming: IncomingMessage) => void,
): () => void {
  // No compression: it costs memory per connection, and reveals secrets next to foreign text (BREACH).
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, clientTracking: false, maxPayload: loqui.limits.body });
  function upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
    check(incoming);
    if (!isUnder(incoming, path)) throw refusal(404, 'not-found', `WebSockets are served at ${path}.`);
    const accepted = loqui.acceptSocket(requestOf(incoming, new AbortController().signal));
    if (accepted instanceof Response) refuseUpgrade(socket, accepted);
    else sockets.handleUpgrade(incoming, socket, head, (webSocket) => converse(webSocket, accepted));
  }
  const onUpgrade = (incoming: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (!isUnder(incoming, path) && server.listenerCount('upgrade') > 1) return;
    // Node no longer listens on the socket: without a listener a reset would end the process.
    socket.on('error', () => socket.destroy());
    try {
      upgrade(incoming, socket, head);
    } catch (error) {
      const refused = asRefusal(error);
      if ((refused.status ?? 500) >= 500) consoleLog('error', 'An upgrade failed.', error);
      refuseUpgrade(socket, refusalResponse(refused));
    }
  };
  server.on('upgrade', onUpgrade);
  return () => server.off('upgrade', onUpgrade);
}

function converse(webSocket: WebSocket, accepted: (wire: SocketWire) => SocketSession): void {
  const session = accepted(wireOf(webSocket));
  webSocket.on('message', (data, binary) => {
    if (binary) webSocket.close(1003, 'Send text messages.');
    else session.receive(textOf(data));
  });
  webSocket.on('close', () => session.closed());
  // `ws` closes the socket with the right code; `close` follows.
  webSocket.on('error', () => undefined);
}

function wireOf(webSocket: WebSocket): SocketWire {
  return {
    send(messages) {
      if (webSocket.readyState !== webSocket.OPEN) return;
      for (const message of messages) webSocket.send(message, TEXT);
    },
    get buffered() {
      return webSocket.bufferedAmount;
    },
    close(code, reason) {
      // `ws` throws for other codes, and for reasons of more than 123 bytes.
      const known = (code >= 1000 && code <= 1003) || (code >= 3000 && code < 5000);
      webSocket.close(known ? code : 4000, Buffer.byteLength(reason) > 123 ? '' : reason);
      const cut = setTimeout(() => webSocket.terminate(), CLOSE_GRACE);
      webSocket.on('close', () => clearTimeout(cut));
      if (webSocket.readyState === webSocket.CLOSED) clearTimeout(cut);
    },
  };
}

const TEXT = { binary: false };

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString();
}

function refuseUpgrade(socket: Duplex, response: Response): void {
  const cut = setTimeout(() => socket.destroy(), CLOSE_GRACE);
  socket.on('close', () => clearTimeout(cut));
  // Discards the rest: unread, it would reset the connection before the answer arrives.
  socket.resume();
  response.text().then(
    (body) => {
      const headers = new Headers(response.headers);
      headers.set('connection', 'close');
      headers.set('content-length', String(Buffer.byteLength(body)));
      const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
      socket.end(`HTTP/1.1 ${String(response.status)} Refused\r\n${lines}\r\n${body}`);
    },
    () => socket.destroy(),
  );
}

export function isUnder(incoming: IncomingMessage, path: string): boolean {
  const pathname = pathnameOf(incoming);
  return pathname !== undefined && (pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`));
}
