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
  /** The answer is whole. Only `usage` may follow. */
  | { readonly type: 'finish'; readonly reason: FinishReason; readonly raw?: string | undefined }
  /** The provider failed. Nothing follows. */
  | { readonly type: 'error'; readonly error: Failure };

/** Reads one answer. Feed it the stream's payloads in order, then `end` it; each call gives the events it brought. */
export interface AnswerReader {
  /** `data`: one SSE message's data (a JSON text, or a marker such as `[DONE]`). `event`: the message's type, where it has one. */
  read(data: string, event?: string): AnswerEvent[];
  /**
   * The stream ended, or nothing more is awaited of it. A stream cut before its end gives an `error` with code `truncated`.
   * `rest`: the data of a last SSE message that no blank line ended; it counts when it is whole.
   */
  end(rest?: string): AnswerEvent[];
  /**
   * `whole`: the provider has said that the answer is complete. It may be ended at once, though some providers count only after their last word;
   * usage can still be read after the end. `counted`: the final counts are known too.
   */
  readonly progress: 'answering' | 'whole' | 'counted';
}
