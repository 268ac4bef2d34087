/** Makes a provider's client, and shares it with providers inside. Fetches its code, with RxJS, while the page already renders. */
import { createContext } from '@lit/context';
import type { Client } from '@loqui/core';
import { once, tellMissing } from '../lazy.js';

const core = once(() => import('./make-client.js'));
let createClient: Awaited<ReturnType<typeof core>>['createClient'] | undefined;

/** Time between a failure and the next fetch of the code, in ms. */
const AGAIN = 5000;

/** The client for providers inside; `coming` while it is made. Not a public export: other elements get state, never the client. */
export const clientContext = createContext<Client | 'coming' | undefined>(Symbol.for('loqui-client'));

interface Calls {
  isWanted(): boolean;
  /** The code is loaded, or may be fetched again: call `get` again. */
  again(): void;
  /** The code could not be fetched. Called once, until a fetch succeeds. */
  failed(cause: unknown): void;
}

export class OwnClient {
  #client: Client | undefined;
  #failed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly calls: Calls) {}

  get made(): Client | undefined {
    return this.#client;
  }

  /** The client, made at the first call; `undefined` while its code is fetched. */
  get(options: () => Parameters<NonNullable<typeof createClient>>[0]): Client | undefined {
    if (createClient) return (this.#client ??= createClient(options()));
    void this.#fetch();
    return undefined;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#client?.dispose();
    this.#client = undefined;
  }

  async #fetch(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      ({ createClient } = await core());
    } catch (cause) {
      tellMissing('The code that talks to the server', cause);
      if (!this.calls.isWanted()) return;
      if (!this.#failed) this.calls.failed(cause);
      this.#failed = true;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.calls.again(), AGAIN);
      return;
    }
    this.#failed = false;
    if (this.calls.isWanted()) this.calls.again();
  }
}
