import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ComboboxOption, LoadOptions } from './option.js';

/** Wait after a key before options are asked for, in ms. */
const PAUSE = 120;

/** Loads options for the newest text. An answer to an older text is ignored. */
export class OptionSource implements ReactiveController {
  status: 'ready' | 'loading' | 'failed' = 'ready';
  options: readonly ComboboxOption[] = [];

  #asked: string | undefined;
  #abort = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.reset();
  }

  /** Forgets what was asked: the same text is loaded anew. Called when the list opens after a failure. */
  reset(): void {
    clearTimeout(this.#timer);
    this.#abort.abort();
    this.#asked = undefined;
    this.status = 'ready';
  }

  ask(load: LoadOptions, query: string): void {
    if (this.#asked === query) return;
    const first = this.#asked === undefined;
    this.reset();
    this.#asked = query;
    this.status = 'loading';
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.#timer = setTimeout(() => void this.#load(load, query, signal), first ? 0 : PAUSE);
    this.host.requestUpdate();
  }

  async #load(load: LoadOptions, query: string, signal: AbortSignal): Promise<void> {
    try {
      const options = await load(query, signal);
      if (signal.aborted) return;
      this.options = options;
      this.status = 'ready';
    } catch {
      // Shown by the element, which offers no details of a failed request.
      if (signal.aborted) return;
      this.options = [];
      this.status = 'failed';
    }
    this.host.requestUpdate();
  }
}
