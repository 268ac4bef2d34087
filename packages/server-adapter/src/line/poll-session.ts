/**
 * A connection by single POSTs of JSON, for clients behind a proxy that holds streams back.
 * 1. `?poll=open` with `{"rooms":"lobby@e1:41,ops"}` opens it. The answer begins with `hello`, whose `connection` names it.
 * 2. `?poll=<connection>` with `{"after":7}` waits for frames after the seventh. Frames are kept until a later `after` acknowledges them.
 * 3. An answer is lines of JSON, each with its line break: `{"last":9,"frames":2}` with the number of the last frame, then each frame.
 * 4. 2.2 heartbeats without a request end the connection.
 */
import type { Author } from '@loqui/core/protocol';
import * as v from 'valibot';
import { readJson } from '../guard/body.js';
import type { Welcome } from '../guard/gate.js';
import { refusal } from '../guard/refusal.js';
import { CLOSE_GRACE, type Connection, type Sink } from './connection.js';
import type { Batch } from '../room/encoded.js';
import { admit, beginLine } from './admission.js';
import type { LineServer } from './line-checks.js';

/** Most bytes of frames in one answer. A single frame may be larger. */
const ANSWER = 512 * 1024;

const opening = v.object({ rooms: v.pipe(v.string(), v.maxLength(65_536)) });
const question = v.object({ after: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) });

/** The connection limits the bytes of unacknowledged frames, as for every sink. */
class PollSink implements Sink {
  readonly #frames: Uint8Array[] = [];
  #acknowledged = 0;
  /** Number of the last frame sent. Nothing beyond it can be acknowledged. */
  #given = 0;
  #bytes = 0;
  #closed = false;
  #wake: (() => void) | undefined;

  constructor(private readonly onClose: () => void) {}

  write(batch: Batch): void {
    if (this.#closed) return;
    for (const { json } of batch.frames) {
      this.#frames.push(json);
      this.#bytes += json.length;
    }
    this.#wake?.();
  }

  get buffered(): number {
    return this.#bytes;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#wake?.();
    this.onClose();
  }

  /** Resolves with frames after `after` as soon as there are any; with none when the request is aborted or replaced, or the connection has ended. */
  async after(after: number, signal: AbortSignal): Promise<{ last: number; frames: readonly Uint8Array[] }> {
    const known = Math.max(0, Math.min(after, this.#given) - this.#acknowledged);
    for (const frame of this.#frames.splice(0, known)) this.#bytes -= frame.length;
    this.#acknowledged += known;
    // A newer request means that the older one was given up.
    this.#wake?.();
    if (this.#frames.length === 0 && !this.#closed && !signal.aborted) await this.#next(signal);
    const frames: Uint8Array[] = [];
    let bytes = 0;
    for (const frame of this.#frames) {
      if (frames.length > 0 && bytes + frame.length > ANSWER) break;
      frames.push(frame);
      bytes += frame.length;
    }
    const last = this.#acknowledged + frames.length;
    this.#given = Math.max(this.#given, last);
    return { last, frames };
  }

  #next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        if (this.#wake === wake) this.#wake = undefined;
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#wake = wake;
      signal.addEventListener('abort', wake);
    });
  }
}

export class Polls {
  readonly #lines = new Map<string, { readonly connection: Connection; readonly sink: PollSink }>();

  constructor(private readonly service: LineServer) {}

  /** `line`: the `poll` parameter. @throws LoquiError as `admit`; 400 `bad-request`, 404 `unknown-connection` */
  async answer(line: string, request: Request, welcome: Welcome): Promise<Response> {
    const { last, frames } = await (line === 'open' ? this.#open(request, welcome) : this.#next(line, request, welcome));
    const response = new Response(lines(last, frames), { headers: welcome.headers });
    response.headers.set('content-type', 'application/x-ndjson');
    response.headers.set('cache-control', 'no-store, no-transform');
    return response;
  }

  async #open(request: Request, welcome: Welcome): Promise<{ last: number; frames: readonly Uint8Array[] }> {
    const { gate } = this.service;
    // The body is read here, once; `authenticate` gets the headers.
    const { rooms } = checked(opening, await readJson(request, gate.limits), '{"rooms":"lobby"}');
    const admission = await admit(this.service, request, welcome, rooms);
    const sink: PollSink = new PollSink(() => {
      const forget = setTimeout(() => this.#lines.delete(connection.id), CLOSE_GRACE);
      (forget as { unref?: () => void }).unref?.();
    });
    const connection = beginLine(this.service, admission, sink, true);
    this.#lines.set(connection.id, { connection, sink });
    return sink.after(0, request.signal);
  }

  async #next(id: string, request: Request, welcome: Welcome): Promise<{ last: number; frames: readonly Uint8Array[] }> {
    const { gate } = this.service;
    const member: Author = await gate.member(request, welcome);
    const { after } = checked(question, await readJson(request, gate.limits), '{"after":0}');
    const line = this.#lines.get(id);
    if (line?.connection.member.id !== member.id) {
      throw refusal(404, 'unknown-connection', 'You have no such line. Open a new one with your cursors: nothing is lost.');
    }
    line.connection.renew();
    const answer = await line.sink.after(after, request.signal);
    if (answer.frames.length === 0 && !line.connection.open) throw refusal(404, 'unknown-connection', 'This line has ended. Open a new one with your cursors.');
    return answer;
  }
}

const encoder = new TextEncoder();
const BREAK = encoder.encode('\n');

function lines(last: number, frames: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const pieces = [encoder.encode(JSON.stringify({ last, frames: frames.length })), BREAK, ...frames.flatMap((frame) => [frame, BREAK])];
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** @throws LoquiError 400 `bad-request` */
function checked<T>(schema: v.GenericSchema<unknown, T>, input: unknown, like: string): T {
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  throw refusal(400, 'bad-request', `Send ${like} to a line that is polled.`);
}
