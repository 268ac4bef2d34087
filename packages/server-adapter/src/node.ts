/** Node's http server: requests become `Request`s, and streams go to the bare socket. The only file that names Node's network. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable, type Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { DrainOptions, Loqui } from './create-loqui.js';
import { CLOSE_GRACE, type Sink } from './room/sink.js';
import type { SocketWire } from './room/socket-session.js';
import { pendingStreamOf } from './room/stream-sink.js';

export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Serves every request it is given, whatever its path: for `http.createServer`, and for frameworks that mount such a function
 * (`app.use('/loqui', nodeListener(loqui))` in Express). A body that a framework has read already is taken from `request.body`.
 */
export function nodeListener(loqui: Pick<Loqui, 'fetch'>): NodeListener {
  return (incoming, outgoing) => {
    const gone = new AbortController();
    const onClose = (): void => gone.abort();
    outgoing.on('close', onClose);
    loqui
      .fetch(requestOf(incoming, gone.signal))
      .then(async (response) => {
        if (outgoing.destroyed) return;
        outgoing.writeHead(response.status, Object.fromEntries(response.headers));
        const stream = pendingStreamOf(response);
        if (stream) {
          // From here on the socket itself tells when the other side is gone.
          outgoing.off('close', onClose);
          outgoing.on('close', stream.start(responseSink(incoming, outgoing)));
        } else outgoing.end(new Uint8Array(await response.arrayBuffer()));
      })
      .catch((error: unknown) => outgoing.destroy(error instanceof Error ? error : new Error(String(error))));
  };
}

function requestOf(incoming: IncomingMessage, signal: AbortSignal): Request {
  const scheme = 'encrypted' in incoming.socket ? 'https' : 'http';
  const base = `${scheme}://${incoming.headers.host ?? 'localhost'}`;
  const host = URL.canParse(base) ? base : `${scheme}://localhost`;
  const path = incoming.url ?? '/';
  const url = new URL(path.startsWith('/') ? host + path : host);
  const headers = new Headers();
  for (let at = 0; at + 1 < incoming.rawHeaders.length; at += 2) {
    const name = incoming.rawHeaders[at] ?? '';
    // HTTP/2 pseudo headers are no headers to Fetch.
    if (!name.startsWith(':')) headers.append(name, incoming.rawHeaders[at + 1] ?? '');
  }
  const method = incoming.method ?? 'GET';
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers, signal });
  // TRACE, CONNECT: Fetch knows no such requests, and neither do we.
  if (method === 'TRACE' || method === 'CONNECT') return new Request(url, { method: 'DELETE', headers, signal });
  // `duplex` is asked for by Node's Fetch; the DOM's types do not know it.
  const init: RequestInit & { duplex: 'half' } = { method, headers, signal, body: bodyOf(incoming), duplex: 'half' };
  return new Request(url, init);
}

function bodyOf(incoming: IncomingMessage): BodyInit {
  const { body } = incoming as { body?: unknown };
  if (incoming.readableEnded && body !== undefined) return typeof body === 'string' ? body : JSON.stringify(body);
  return Readable.toWeb(incoming) as ReadableStream<Uint8Array>;
}

/** Writes ready-made chunks to the bare socket: one system call, no copy, nothing per subscriber. Where that cannot be, through the response. */
function responseSink(incoming: IncomingMessage, outgoing: ServerResponse): Sink {
  outgoing.flushHeaders();
  const { socket } = outgoing;
  const bare = socket !== null && incoming.httpVersionMajor === 1 && outgoing.chunkedEncoding && !outgoing.hasHeader('content-encoding');
  let closed = false;
  return {
    write(batch) {
      if (closed || outgoing.destroyed) return;
      if (bare) socket.write(batch.chunk);
      else outgoing.write(batch.sse);
    },
    get buffered() {
      return bare ? socket.writableLength : outgoing.writableLength;
    },
    close() {
      if (closed) return;
      closed = true;
      if (outgoing.destroyed) return;
      const cut = setTimeout(() => outgoing.destroy(), CLOSE_GRACE);
      outgoing.end(() => clearTimeout(cut));
      outgoing.on('close', () => clearTimeout(cut));
    },
  };
}

export interface WebSocketMount {
  /** Path of the upgrade; others are left to other listeners, or refused with 404 where there is none. Default: `/loqui`. */
  readonly path?: string;
}

/** Takes WebSocket upgrades on the server. Gives a function that takes no more of them. */
export function attachWebSocket(loqui: Pick<Loqui, 'acceptSocket' | 'limits'>, server: Server, { path = '/loqui' }: WebSocketMount = {}): () => void {
  // No compression: it costs memory per connection, and secrets beside foreign text must not be compressed together (BREACH).
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, clientTracking: false, maxPayload: loqui.limits.body });
  const onUpgrade = (incoming: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (!isUnder(incoming.url, path)) {
      if (server.listenerCount('upgrade') === 1) refuseUpgrade(socket, new Response(null, { status: 404 }), '');
      return;
    }
    const accepted = loqui.acceptSocket(requestOf(incoming, new AbortController().signal));
    if (accepted instanceof Response) {
      void accepted.text().then((body) => refuseUpgrade(socket, accepted, body));
      return;
    }
    sockets.handleUpgrade(incoming, socket, head, (webSocket) => {
      const session = accepted(wireOf(webSocket));
      webSocket.on('message', (data, binary) => {
        if (binary) webSocket.close(1003, 'Send text messages.');
        else session.receive(textOf(data));
      });
      webSocket.on('close', () => session.closed());
      // A broken frame or one too large: ws closes the socket with the right code, and `close` follows.
      webSocket.on('error', () => undefined);
    });
  };
  server.on('upgrade', onUpgrade);
  return () => server.off('upgrade', onUpgrade);
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
      webSocket.close(code, reason);
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

function refuseUpgrade(socket: Duplex, response: Response, body: string): void {
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${String(response.status)} Refused\r\nconnection: close\r\ncontent-length: ${String(Buffer.byteLength(body))}\r\n${headers}\r\n${body}`);
}

function isUnder(url: string | undefined, path: string): boolean {
  const [pathname = '/'] = (url ?? '/').split('?');
  return pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
}

export interface ServeOptions extends WebSocketMount {
  /** Default: 3000. 0 takes a free one. */
  readonly port?: number;
  /** Address to listen on. Default: all. */
  readonly host?: string;
  /** Serves what is not under `path`. Default: 404. */
  readonly fallback?: NodeListener;
  /** Signals on which to drain, close and let the process end, e.g. `['SIGTERM', 'SIGINT']`. Default: none. */
  readonly signals?: readonly NodeJS.Signals[];
  /** How to drain on such a signal. */
  readonly drain?: DrainOptions;
}

export interface Serving {
  readonly server: Server;
  readonly port: number;
  /** Drains (by default without a window), stops listening, and closes the store. */
  close(how?: DrainOptions): Promise<void>;
}

/** Listens: event stream, commands and WebSocket at `path`. @throws the server's error when it cannot listen (e.g. EADDRINUSE) */
export async function serve(loqui: Loqui, options: ServeOptions = {}): Promise<Serving> {
  const { port = 3000, host, path = '/loqui', fallback = notFound, signals = [] } = options;
  const listener = nodeListener(loqui);
  // Slow senders of headers and bodies are cut; streams go down and are not touched by these.
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000 }, (request, response) =>
    (isUnder(request.url, path) ? listener : fallback)(request, response),
  );
  attachWebSocket(loqui, server, { path });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  let closing: Promise<void> | undefined;
  async function close(how: DrainOptions): Promise<void> {
    await loqui.drain(how);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const cut = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE);
    await closed;
    clearTimeout(cut);
    await loqui.close();
  }
  const closeOnce = (how: DrainOptions = { window: 0 }): Promise<void> => (closing ??= close(how));
  for (const signal of signals) process.once(signal, () => void closeOnce(options.drain ?? {}));
  return { server, port: (server.address() as AddressInfo).port, close: closeOnce };
}

const notFound: NodeListener = (_request, response) => {
  response.writeHead(404).end();
};
