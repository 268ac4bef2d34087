import type { AnswerEvent, AnswerReader } from '@loqui/core/codecs';
import { pause } from './agent.js';
import { ProviderAnswer } from './provider-answer.js';
import { fetchFromOrigin } from './provider-fetch.js';
import { brokenOff, refused, unreachable, type ProviderProblem } from './provider-problem.js';

export interface ProviderTimeouts {
  /** Milliseconds until the provider's headers. Local servers load their model meanwhile. Default 120,000. */
  readonly connect?: number;
  /** Milliseconds of silence within an answer. Default 120,000. */
  readonly idle?: number;
}

export interface ProviderRequest {
  readonly provider: string;
  readonly model: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** The variable to set when the key is refused. */
  readonly keyVariable: string;
  /** Removed from every message, in case the provider repeats it. */
  readonly secret?: string | undefined;
  readonly createReader: () => AnswerReader;
  readonly signal: AbortSignal;
  readonly fetch?: typeof fetch | undefined;
  readonly timeouts?: ProviderTimeouts | undefined;
}

/** Milliseconds. A provider that wants a longer wait gets no second request. */
const LONGEST_WAIT = 15_000;

/** Repeats the request once if no event came. Ends silently when the signal is aborted. A failure of the provider is an `error` event. */
export async function* streamProvider(request: ProviderRequest): AsyncGenerator<AnswerEvent> {
  const stopped = (): boolean => request.signal.aborted;
  for (let attempt = 0; !stopped(); attempt++) {
    let begun = false;
    let problem: ProviderProblem | undefined;
    for await (const step of attemptOnce(request)) {
      if ('event' in step) {
        begun = true;
        yield step.event;
      } else problem = step.problem;
    }
    if (stopped() || problem === undefined) return;
    if (begun || attempt > 0 || !problem.retryable || (problem.retryAfter ?? 0) > LONGEST_WAIT) {
      yield { type: 'error', error: problem.failure };
      return;
    }
    await pause(problem.retryAfter ?? 500 + Math.random() * 1000, request.signal);
  }
}

type Step = { readonly event: AnswerEvent } | { readonly problem: ProviderProblem };

async function* attemptOnce(request: ProviderRequest): AsyncGenerator<Step> {
  const { signal, timeouts = {} } = request;
  const line = new AbortController();
  const stop = (): void => {
    line.abort(signal.reason);
  };
  if (signal.aborted) return;
  signal.addEventListener('abort', stop);
  const watch = new Watch(line);
  try {
    watch.expect(timeouts.connect ?? 120_000, 'did not answer');
    const response = await fetchFromOrigin(request.fetch ?? fetch, request.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...request.headers },
      body: JSON.stringify(request.body),
      signal: line.signal,
    });
    if (!response.ok || response.body === null) {
      yield { problem: await refused(request, response) };
      return;
    }
    const reader = request.createReader();
    const answer = new ProviderAnswer(reader);
    try {
      for await (const event of answer.read(response.body, () => {
        watch.expect(timeouts.idle ?? 120_000, 'fell silent');
      })) {
        yield { event };
      }
      if (!answer.body.found) yield { problem: await refused(request, response, answer.body.beginning) };
    } catch (cause) {
      // Keep what came: the reader closes its parts and reports what is missing.
      const [events, failure] = brokenOff(request, reader.end(), watch.late ?? cause);
      for (const event of events) yield { event };
      if (failure !== undefined) yield { problem: { failure, retryable: watch.late === undefined } };
    }
  } catch (cause) {
    yield { problem: unreachable(request, watch.late ?? cause) };
  } finally {
    watch.end();
    signal.removeEventListener('abort', stop);
    // Closes the connection when the caller stops early.
    line.abort();
  }
}

class Watch {
  #timer: ReturnType<typeof setTimeout> | undefined;
  late: Error | undefined;

  constructor(private readonly line: AbortController) {}

  /** Aborts after so many milliseconds unless it is called again. */
  expect(milliseconds: number, what: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.late = new DOMException(`It ${what} for ${String(milliseconds / 1000)} seconds.`, 'TimeoutError');
      this.line.abort(this.late);
    }, milliseconds);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
