import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DrainOptions, Loqui } from './create-loqui.js';
import { checkHost, isLoopback, type Hosts } from './guard/hosts.js';
import { consoleLog } from './guard/server-log.js';
import { elementFiles, installedElements } from './node-element-files.js';
import { guarded, nodeListener, type NodeListener } from './node-listener.js';
import { pathnameOf, targetOf } from './node-request.js';
import { isUnder, acceptUpgrades, type WebSocketMount } from './node-socket.js';
import { CLOSE_GRACE } from './line/connection.js';

export { nodeListener, type NodeListener } from './node-listener.js';
export { attachWebSocket, type WebSocketMount } from './node-socket.js';

export interface ServeOptions extends WebSocketMount {
  /** Default: 3000. 0: any free one. */
  readonly port?: number;
  /** Address to listen on. Default: all. */
  readonly host?: string;
  /** Serves what is not under `path`. Default: 404. */
  readonly fallback?: NodeListener;
  /** Serves the installed `@loqui/elements` below `path`, for pages without a bundler. Default: true. */
  readonly elements?: boolean;
  /** Signals on which to drain, close and let the process end, e.g. `['SIGTERM']`. Default: none. */
  readonly signals?: readonly NodeJS.Signals[];
  readonly drain?: DrainOptions;
}

export interface Serving {
  readonly server: Server;
  readonly port: number;
  /** Drains (default: without a window), stops listening, and closes the store. */
  close(how?: DrainOptions): Promise<void>;
}

/** Serves event stream, commands and WebSocket at `path`. @throws the server's error (e.g. EADDRINUSE) or the store's */
export async function serve(loqui: Loqui, options: ServeOptions = {}): Promise<Serving> {
  const { port = 3000, host, path = '/loqui', fallback = notFound, elements = true, signals = [] } = options;
  await loqui.ready;
  const listener = nodeListener(loqui);
  const folder = elements ? installedElements() : undefined;
  const isFile = folder === undefined ? () => false : elementFiles(folder);
  const below: NodeListener = (request, response) => {
    if (!isFile(nameUnder(request, path), request, response)) listener(request, response);
  };
  let hosts: Hosts = loqui.hosts ?? '*';
  const check = (request: IncomingMessage): void => checkHost(targetOf(request).authority, hosts);
  const server = createServer(
    SLOW,
    guarded((request, response) => {
      check(request);
      // A fallback may be async: its later errors are answered too.
      const chosen: (request: IncomingMessage, response: ServerResponse) => unknown = isUnder(request, path) ? below : fallback;
      return chosen(request, response);
    }),
  );
  acceptUpgrades(loqui, server, path, check);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      // No file descriptor is left for one more connection: the others go on.
      server.off('error', reject).on('error', (error) => consoleLog('error', 'The server could not take a connection.', error));
      resolve();
    });
  });
  // Only this machine reaches it, so another name is a page that was pointed at it (DNS rebinding).
  if (loqui.hosts === undefined && isLoopback((server.address() as AddressInfo).address)) hosts = [];
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

/** Milliseconds in which headers and bodies must arrive, checked every second. Responses are not affected. */
const SLOW = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 1000 };

function nameUnder(request: IncomingMessage, path: string): string {
  return (pathnameOf(request) ?? '').slice(path.endsWith('/') ? path.length : path.length + 1);
}

const notFound: NodeListener = (_request, response) => {
  response.writeHead(404).end();
};
