/** Reads one answer from a provider's body, and knows when it is over: many providers say that it is and keep the line open. */
import type { AnswerEvent, AnswerReader } from '@loqui/core/codecs';
import { ProviderBody } from './provider-body.js';

/** Milliseconds without a word after which an answer that is whole is ended: some providers say that it is more than once. */
const SETTLED = 100;
/** Milliseconds in which the counts of an answer that has ended are awaited. */
const LATE = 2000;

export class ProviderAnswer {
  readonly body: ProviderBody;
  #events: AnswerEvent[] = [];

  constructor(private readonly reader: AnswerReader) {
    this.body = new ProviderBody((data, event) => this.#events.push(...reader.read(data, event)));
  }

  /**
   * The answer's events; none where the body holds nothing that may be an answer (`body.found` is false then).
   * `onWait` is called before each wait for more. @throws what the stream throws when it breaks off
   */
  async *read(stream: ReadableStream<Uint8Array>, onWait: () => void): AsyncGenerator<AnswerEvent> {
    const { reader, body } = this;
    const bytes = stream.getReader();
    let piece = bytes.read();
    let ended = false;
    let deadline = Number.POSITIVE_INFINITY;
    for (;;) {
      onWait();
      const step = await within(piece, deadline - performance.now());
      if (step === undefined) {
        if (ended) return;
        ended = true;
        yield* reader.end();
        if (reader.progress === 'counted') return;
        deadline = performance.now() + LATE;
        continue;
      }
      if (step.done) {
        const rest = body.end();
        if (body.found && !ended) yield* reader.end(rest);
        return;
      }
      body.push(step.value);
      const events = this.#take();
      yield* events;
      if (events.some(({ type }) => type === 'finish' || type === 'error')) return;
      if (ended && reader.progress === 'counted') return;
      if (!ended) deadline = this.#deadline(events, deadline);
      piece = bytes.read();
    }
  }

  /** When the answer is ended if nothing more is said. */
  #deadline(events: readonly AnswerEvent[], before: number): number {
    if (this.reader.progress === 'answering') return Number.POSITIVE_INFINITY;
    const goesOn = events.some(({ type }) => type === 'part' || type === 'delta');
    return goesOn || before === Number.POSITIVE_INFINITY ? performance.now() + SETTLED : before;
  }

  #take(): AnswerEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }
}

/** `undefined` when it takes longer than so many milliseconds. */
async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> {
  if (milliseconds === Number.POSITIVE_INFINITY) return promise;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), milliseconds)));
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
