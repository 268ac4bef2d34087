import { Observable } from 'rxjs';
import { decodeFrame, formatRooms, isEnvelope, LoquiError, type Command, type Failure, type Frame, type ResultOf } from '../protocol/index.js';
import { receiveFrame, TokenSource, type Token } from './token.js';
import type { Transport } from './transport.js';

export interface WebSocketOptions {
  /** Where the server adapter is mounted: `/loqui`, `https://…` or `wss://…`. */
  readonly url: string;
  readonly token?: Token | undefined;
  /** A WebSocket class for platforms without one (Node 20). */
  readonly webSocket?: new (url: string) => WebSocket;
  /** Milliseconds until a command without an answer fails; default 15 000. */
  readonly commandTimeout?: number;
}

interface Reply {
  readonly type: 'reply';
  readonly ref: number;
  readonly result?: unknown;
  readonly error?: Failure & { readonly status?: number; readonly retryable?: boolean; readonly retryAfter?: number };
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: LoquiError): void;
  readonly timer: ReturnType<typeof setTimeout>;
}

export function websocket(options: WebSocketOptions): Transport {
  const { commandTimeout = 15_000 } = options;
  const tokens = new TokenSource(options.token);
  const waiting = new Map<number, Waiting>();
  let ref = 0;
  /** The socket that has received `hello`; it sends the commands. */
  let current: WebSocket | undefined;

  function settle(reply: Reply): void {
    const call = waiting.get(reply.ref);
    if (call === undefined) return;
    waiting.delete(reply.ref);
    clearTimeout(call.timer);
    if (reply.error) call.reject(new LoquiError(reply.error, reply.error));
    else call.resolve(reply.result);
  }

  function failAll(error: LoquiError): void {
    for (const call of waiting.values()) {
      clearTimeout(call.timer);
      call.reject(error);
    }
    waiting.clear();
  }

  return {
    open: (rooms) =>
      new Observable<Frame>((subscriber) => {
        const Socket = options.webSocket ?? globalThis.WebSocket;
        const socket = new Socket(socketUrl(options.url));
        let sent: string | undefined;

        socket.onopen = () => {
          tokens
            .current()
            .then((token) => {
              sent = token;
              socket.send(JSON.stringify({ type: 'open', ...(token !== undefined && { token }), rooms: formatRooms(rooms()) }));
            })
            .catch((cause: unknown) => subscriber.error(cause));
        };
        socket.onmessage = ({ data }: MessageEvent<string>) => {
          try {
            const frame = decodeFrame(data) as Frame | Reply;
            if (!('event' in frame) && frame.type === 'reply') {
              settle(frame);
              return;
            }
            if (!isEnvelope(frame)) {
              if (frame.type === 'hello') current = socket;
              // The timers of hidden tabs are slow, so the server's heartbeat is answered instead.
              if (frame.type === 'heartbeat') socket.send('{"type":"heartbeat"}');
            }
            subscriber.next(receiveFrame(frame, 'websocket', tokens, sent));
          } catch (error) {
            subscriber.error(error);
          }
        };
        socket.onclose = ({ code, reason }) => {
          release(
            new LoquiError({ code: 'ended', message: `The connection ended (${String(code)}${reason && `, ${reason}`}).` }, { retryable: true }),
            (error) => subscriber.error(error),
          );
        };
        // `onclose` follows, with the reason.
        socket.onerror = () => undefined;

        function release(error: LoquiError, report?: (error: LoquiError) => void): void {
          socket.onopen = socket.onmessage = socket.onclose = null;
          if (current === socket) {
            current = undefined;
            failAll(error);
          }
          report?.(error);
        }

        return () => {
          release(new LoquiError({ code: 'network', message: 'The connection was given up before the answer came.' }, { retryable: true }));
          socket.close(1000);
        };
      }),
    send: <C extends Command>(command: C) =>
      new Promise<ResultOf<C>>((resolve, reject) => {
        if (current?.readyState !== 1) {
          reject(new LoquiError({ code: 'network', message: 'There is no connection to send on; it is being made.' }, { retryable: true }));
          return;
        }
        const number = ++ref;
        const timer = setTimeout(() => {
          waiting.delete(number);
          reject(new LoquiError({ code: 'timeout', message: 'The server did not answer in time.' }, { retryable: true }));
        }, commandTimeout);
        waiting.set(number, { resolve, reject, timer });
        current.send(JSON.stringify({ type: 'command', ref: number, command }));
      }),
  };
}

function socketUrl(url: string): string {
  const base = typeof location === 'undefined' ? undefined : location.href;
  const address = new URL(url, base);
  address.protocol = address.protocol.replace(/^http/, 'ws');
  return address.href;
}
