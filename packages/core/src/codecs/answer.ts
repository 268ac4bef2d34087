import type { Failure, FinishReason, Part, Usage } from '../protocol/index.js';

/** The events of an answer, for every provider. Parts are numbered from 0 in the order of their beginning; a number is never used twice. */
export type AnswerEvent =
  /** Adds part number `part`, or replaces it. */
  | { readonly type: 'part'; readonly part: number; readonly value: Part }
  /** Appends `text` to the growing text of part number `part` (see `growingText`). */
  | { readonly type: 'delta'; readonly part: number; readonly text: string }
  | { readonly type: 'model'; readonly model: string }
  /** Replaces earlier counts. */
  | { readonly type: 'usage'; readonly usage: Usage }
  /** The answer is complete. Only `usage` may follow. */
  | { readonly type: 'finish'; readonly reason: FinishReason; readonly raw?: string | undefined }
  | { readonly type: 'error'; readonly error: Failure };

/** Reads one answer: call `read` for each payload of the stream, then `end`. Each call returns new events. */
export interface AnswerReader {
  /** `data`: of one SSE message, a JSON text or a marker such as `[DONE]`. `event`: the message's type, if any. */
  read(data: string, event?: string): AnswerEvent[];
  /** The stream has ended. A truncated one gives an `error` `truncated`. `rest`: a last SSE message without its blank line; counts if complete. */
  end(rest?: string): AnswerEvent[];
  /** `whole`: the answer is complete, usage may follow. `counted`: the final counts are known too. */
  readonly progress: 'answering' | 'whole' | 'counted';
}
