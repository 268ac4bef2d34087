/** What an agent says while it answers: the common tongue every provider's stream is translated into. */
import type { Failure, FinishReason, Part, Usage } from '../protocol/index.js';

/** Parts are numbered from 0 in the order they begin; numbers are never reused. */
export type AnswerEvent =
  /** Part number `part` is now `value`: the next new one, or a whole replacement. */
  | { readonly type: 'part'; readonly part: number; readonly value: Part }
  /** `text` joins the growing text of part number `part` (see `growingText`). */
  | { readonly type: 'delta'; readonly part: number; readonly text: string }
  /** The model that serves the answer, as its provider names it. */
  | { readonly type: 'model'; readonly model: string }
  /** Counts so far; a later one replaces an earlier one. */
  | { readonly type: 'usage'; readonly usage: Usage }
  | { readonly type: 'finish'; readonly reason: FinishReason; readonly raw?: string | undefined }
  /** The provider failed. Nothing follows. */
  | { readonly type: 'error'; readonly error: Failure };

/** Reads one answer. Feed it the stream's payloads in order, then `end` it; each call gives the events it brought. */
export interface AnswerReader {
  /** `data`: one SSE message's data (a JSON text, or a marker such as `[DONE]`). */
  read(data: string): AnswerEvent[];
  /** The stream ended. A stream cut before its end gives an `error` with code `truncated`. */
  end(): AnswerEvent[];
}
