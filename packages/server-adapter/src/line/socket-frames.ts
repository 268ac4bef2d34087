/**
 * WebSocket messages beside `Frame`s: each is one text message of JSON.
 * 1. The client sends `open` within 10 seconds. The answer is `hello` and the openings of its rooms, or `bye`.
 * 2. It sends `command`s, each with a `ref`. The `reply` with the same `ref` may come in any order.
 * 3. It sends `heartbeat` at the interval given in `hello`. The server ends the connection after 2.2 silent intervals.
 */
import type { Command, ResultOf } from '@loqui/core/protocol';
import * as v from 'valibot';
import { refusal, type RefusalBody } from '../guard/refusal.js';

export type SocketClientFrame =
  /** `token`: the bearer token. `rooms`: as in the `rooms` query parameter. */
  | { readonly type: 'open'; readonly token?: string; readonly rooms: string }
  | { readonly type: 'command'; readonly ref: number; readonly command: Command }
  | { readonly type: 'heartbeat' };

/** Exactly one of `result` and `error` is set. */
export interface SocketReply<C extends Command = Command> {
  readonly type: 'reply';
  readonly ref: number;
  readonly result?: ResultOf<C>;
  readonly error?: RefusalBody;
}

/** The command's own schema checks it later. */
export type UncheckedFrame =
  | { readonly type: 'open'; readonly token?: string; readonly rooms: string }
  | { readonly type: 'command'; readonly ref: number; readonly command?: unknown }
  | { readonly type: 'heartbeat' };

const frame: v.GenericSchema<unknown, UncheckedFrame> = v.variant('type', [
  v.object({ type: v.literal('open'), token: v.exactOptional(v.pipe(v.string(), v.maxLength(8192))), rooms: v.pipe(v.string(), v.maxLength(16_384)) }),
  v.object({ type: v.literal('command'), ref: v.pipe(v.number(), v.safeInteger(), v.minValue(0)), command: v.exactOptional(v.unknown()) }),
  v.object({ type: v.literal('heartbeat') }),
]);

/** @throws LoquiError 400 `bad-frame` */
export function checkSocketFrame(input: unknown): UncheckedFrame {
  const result = v.safeParse(frame, input);
  if (result.success) return result.output;
  throw refusal(400, 'bad-frame', 'Send {"type":"open",…} first, then {"type":"command",…} and {"type":"heartbeat"}.');
}
