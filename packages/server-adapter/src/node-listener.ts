/** Answers requests of Node's http server by a `fetch`. Every error becomes a response or closes the connection. */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Loqui } from './create-loqui.js';
import { asRefusal, refusalResponse } from './guard/refusal.js';
import { consoleLog } from './guard/server-log.js';
import { discardBody, DISCARDED } from './node-body.js';
import { requestOf } from './node-request.js';
import { CLOSE_GRACE, type Sink } from './line/connection.js';
import { pendingStreamOf, type PendingStream } from './line/stream-sink.js';

export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

/** Bytes of an answer per write, and milliseconds in which the client must read them. */
const PIECE = 64 * 1024;
const PIECE_WITHIN = 30_000;

/** Serves every request. Uses `request.body` if a framework has read the body; answers 408 when it takes longer than 30 seconds. Never throws. */
export function nodeListener(loqui: Pick<Loqui, 'fetch'>): NodeListener {
  return guarded(async (incoming, outgoing) => {
    const gone = new AbortController();
    const onClose = (): void => gone.abort();
    outgoing.on('close', onClose);
    const response = await loqui.fetch(requestOf(incoming, gone.signal));
    const stream = pendingStreamOf(response);
    if (!stream || outgoing.destroyed) return answer(incoming, outgoing, response);
    // From here on the socket itself reports that it is closed.
    outgoing.off('close', onClose);
    beginStream(incoming, outgoing, response, stream);
  });
}

export function guarded(listener: (incoming: IncomingMessage, outgoing: ServerResponse) => unknown): NodeListener {
  return (incoming, outgoing) => {
    // The client reset the connection or aborted its body; `close` follows.
    outgoing.on('error', ignore);
    incoming.on('error', ignore);
    endWithSocket(incoming, outgoing);
    void (async () => {
      try {
        await listener(incoming, outgoing);
      } catch (error) {
        await answerError(incoming, outgoing, error);
      }
    })();
  };
}

const ignore = (): void => undefined;

const onSocket = new WeakMap<Socket, Set<ServerResponse>>();

/** Node reports a closed socket only to the response that is being written. This ends the other pipelined streams too. */
function endWithSocket({ socket, httpVersionMajor }: IncomingMessage, outgoing: ServerResponse): void {
  if (httpVersionMajor !== 1) return;
  let responses = onSocket.get(socket);
  if (!responses) {
    const all = new Set<ServerResponse>();
    responses = all;
    onSocket.set(socket, all);
    socket.once('close', () => {
      for (const response of all) if (!response.closed) response.destroy().emit('close');
    });
  }
  responses.add(outgoing);
  outgoing.once('close', () => responses.delete(outgoing));
}

async function answerError(incoming: IncomingMessage, outgoing: ServerResponse, error: unknown): Promise<void> {
  const refused = asRefusal(error);
  if ((refused.status ?? 500) >= 500) consoleLog('error', `${incoming.method ?? ''} failed.`, error);
  try {
    if (!outgoing.headersSent) await answer(incoming, outgoing, refusalResponse(refused));
  } catch (cause) {
    consoleLog('error', 'A refusal could not be written.', cause);
  }
  if (!outgoing.writableEnded) outgoing.destroy();
}

function beginStream(incoming: IncomingMessage, outgoing: ServerResponse, response: Response, stream: PendingStream): void {
  // Without it Chromium keeps the socket of an aborted stream open for 5 s, and a member who has left still seems present.
  if (incoming.httpVersionMajor === 1) outgoing.setHeader('connection', 'close');
  outgoing.writeHead(response.status, headersOf(response));
  outgoing.on('close', stream.start(responseSink(incoming, outgoing)));
  if (!incoming.complete) void discardBody(incoming).then((free) => free || outgoing.destroy());
}

/** Writes as fast as the client reads. An unread request body does not spoil the next request. */
export async function answer(incoming: IncomingMessage, outgoing: ServerResponse, response: Response): Promise<void> {
  const reader = response.body?.getReader();
  const leave = (): void => void reader?.cancel().catch(ignore);
  if (outgoing.destroyed) {
    leave();
    return;
  }
  outgoing.on('close', leave);
  const unread = incoming.httpVersionMajor === 1 && !incoming.complete;
  if (unread && Number(incoming.headers['content-length']) > DISCARDED) outgoing.setHeader('connection', 'close');
  const whole = Number(response.headers.get('content-length') ?? -1);
  outgoing.writeHead(response.status, headersOf(response));
  if (!reader) outgoing.flushHeaders();
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    if (!unread && chunk.value.byteLength === whole && whole <= PIECE) await ended(outgoing, chunk.value);
    else for (let at = 0; at < chunk.value.byteLength; at += PIECE) await written(outgoing, chunk.value.subarray(at, at + PIECE));
  }
  if (unread && !(await discardBody(incoming))) outgoing.end(() => incoming.socket.destroy());
  await ended(outgoing);
}

async function written(outgoing: ServerResponse, piece: Uint8Array): Promise<void> {
  if (!outgoing.destroyed && !outgoing.write(piece)) await drained(outgoing, 'drain');
}

async function ended(outgoing: ServerResponse, last?: Uint8Array): Promise<void> {
  if (!outgoing.writableEnded) outgoing.end(last);
  if (!outgoing.writableFinished && !outgoing.destroyed) await drained(outgoing, 'finish');
}

/** Destroys the connection when the client does not read in time, so that nothing waits in memory. */
function drained(outgoing: ServerResponse, event: 'drain' | 'finish'): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => outgoing.destroy(), PIECE_WITHIN);
    const on = (): void => {
      clearTimeout(late);
      outgoing.off(event, on).off('close', on);
      resolve();
    };
    outgoing.on(event, on).on('close', on);
  });
}

function headersOf(response: Response): OutgoingHttpHeaders {
  const cookies = response.headers.getSetCookie();
  return { ...Object.fromEntries(response.headers), ...(cookies.length > 0 && { 'set-cookie': cookies }) };
}

/** Writes ready-made chunks to the socket: one system call and no copy per subscriber. Writes to the response where that is impossible. */
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
