/** Long polling: each answer is requested after the one before. Passes proxies that hold streams back. */
import { decodeFrame, formatRooms, LoquiError, ProtocolError, type Frame, type RoomCursors } from '../protocol/index.js';
import { fullJitter, type Backoff } from './backoff.js';
import { Http, type HttpOptions } from './http.js';
import type { Transport } from './transport.js';

export interface PollOptions extends HttpOptions {
  /** Waits before a lost answer is requested again. */
  readonly backoff?: Backoff;
}

const TRIES = 3;

interface Answer {
  readonly last: number;
  readonly frames: readonly Frame[];
}

export function poll(options: PollOptions): Transport {
  const { url, backoff = fullJitter() } = options;
  const http = new Http(options);

  async function ask(line: string, body: object, signal: AbortSignal): Promise<Answer> {
    const { response, mark } = await http.askLine('poll', `poll=${line}`, { method: 'POST', accept: 'application/x-ndjson', body, signal });
    const text = await response.text().catch((cause: unknown) => {
      throw lost(cause);
    });
    // A proxy may truncate an answer silently: only a whole one ends with a line break.
    const [head = '', ...lines] = text.split('\n');
    if (lines.pop() !== '') throw lost();
    let header: { last?: unknown; frames?: unknown };
    try {
      header = JSON.parse(head) as typeof header;
    } catch (cause) {
      throw lost(cause);
    }
    if (typeof header.last !== 'number' || header.frames !== lines.length) throw lost();
    return { last: header.last, frames: lines.map((one) => mark(decodeFrame(one))) };
  }

  /** The next answer of an open line. If it is lost, the same answer is requested again. */
  async function next(line: string, after: number, signal: AbortSignal): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await ask(line, { after }, signal);
      } catch (error) {
        if (!(error instanceof LoquiError)) throw error;
        // The server does not know the line any more: the client opens a new one, with its cursors.
        if (error.code === 'unknown-connection') throw new LoquiError(error.toFailure(), { retryable: true });
        if (!error.retryable || attempt >= TRIES || signal.aborted || error.status === 401) throw error;
        await new Promise((resolve) => setTimeout(resolve, error.retryAfter ?? backoff(attempt)));
      }
    }
  }

  async function read(rooms: RoomCursors, signal: AbortSignal, emit: (frame: Frame) => void): Promise<void> {
    let { last, frames } = await ask('open', { rooms: formatRooms(rooms) }, signal);
    const [hello] = frames;
    if (hello === undefined || 'event' in hello || hello.type !== 'hello') throw new ProtocolError('bad-frame', `${url} opened a line without hello.`);
    for (;;) {
      for (const frame of frames) {
        // A frame's receiver may end the line.
        if (signal.aborted) return;
        emit(frame);
      }
      ({ last, frames } = await next(hello.connection, last, signal));
    }
  }

  return {
    open: (rooms) => http.open((signal, emit) => read(rooms(), signal, emit)),
    send: (command, how) => http.send(command, how),
  };
}

function lost(cause?: unknown): LoquiError {
  return new LoquiError({ code: 'network', message: 'An answer of the server was cut short.' }, { retryable: true, cause });
}
