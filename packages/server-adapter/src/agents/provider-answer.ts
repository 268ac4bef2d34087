/** Ends an answer when it is complete: many providers then keep the connection open. */
import type { AnswerEvent, AnswerReader } from '@loqui/core/codecs';
import { ProviderBody } from './provider-body.js';

/** Milliseconds of silence that end a complete answer: some providers report its end more than once. */
const SETTLED = 100;
/** Milliseconds to wait for the counts of an ended answer. */
const LATE = 2000;

export class ProviderAnswer {
  readonly body: ProviderBody;
  #events: AnswerEvent[] = [];

  constructor(private readonly reader: AnswerReader) {
    this.body = new ProviderBody((data, event) => this.#events.push(...reader.read(data, event)));
  }

  /** No events when the body cannot be an answer (`body.found` is false). Calls `onWait` before each wait. @throws what the stream throws */
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
      const events = this.#flush();
      yield* events;
      if (events.some(({ type }) => type === 'finish' || type === 'error')) return;
      if (ended && reader.progress === 'counted') return;
      if (!ended) deadline = this.#deadline(events, deadline);
      piece = bytes.read();
    }
  }

  #deadline(events: readonly AnswerEvent[], before: number): number {
    if (this.reader.progress === 'answering') return Number.POSITIVE_INFINITY;
    const goesOn = events.some(({ type }) => type === 'part' || type === 'delta');
    return goesOn || before === Number.POSITIVE_INFINITY ? performance.now() + SETTLED : before;
  }

  #flush(): AnswerEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }
}

async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> {
  if (milliseconds === Number.POSITIVE_INFINITY) return promise;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      // A process that was held up finds its timers due before it has read what arrived meanwhile: that comes first.
      timer = setTimeout(() => resolve(undefined));
    }, milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
