/** The events of an answer. The stream of every provider becomes these. */
import type { Failure, FinishReason, Part, Usage } from '../protocol/index.js';

/** Parts are numbered from 0 in the order of their beginning. A number is never used twice. */
export type AnswerEvent =
  /** Part number `part` is now `value`: the next new part, or a whole replacement. */
  | { readonly type: 'part'; readonly part: number; readonly value: Part }
  /** `text` joins the growing text of part number `part` (see `growingText`). */
  | { readonly type: 'delta'; readonly part: number; readonly text: string }
  /** The model's name at its provider. */
  | { readonly type: 'model'; readonly model: string }
  /** Counts so far. A later event replaces an earlier one. */
  | { readonly type: 'usage'; readonly usage: Usage }
  /** The answer is complete. Only `usage` may follow. */
  | { readonly type: 'finish'; readonly reason: FinishReason; readonly raw?: string | undefined }
  /** The provider failed. Nothing follows. */
  | { readonly type: 'error'; readonly error: Failure };

/** Reads one answer: `read` each payload of the stream in order, then `end`. Each call gives new events. */
export interface AnswerReader {
  /** `data`: one SSE message's data (a JSON text, or a marker such as `[DONE]`). `event`: the message's type, if it has one. */
  read(data: string, event?: string): AnswerEvent[];
  /**
   * The stream ended, or nobody waits for more. A stream cut before its end gives an `error` with code `truncated`. `rest`: the data of a last SSE
   * message without its blank line; it counts when it is complete.
   */
  end(rest?: string): AnswerEvent[];
  /**
   * `whole`: the provider reported the end of the answer; it may be ended at once, and usage can still be read after that. `counted`: the final counts
   * are known too.
   */
  readonly progress: 'answering' | 'whole' | 'counted';
}
