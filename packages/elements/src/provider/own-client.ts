/** The client that a provider makes itself, and how a provider inside another one shares it. Its code, with RxJS, is fetched by the first provider that makes one, while what is inside is drawn already. */
import { createContext } from '@lit/context';
import type { Client } from '@loqui/core';
import { once, tellMissing } from '../lazy.js';

const core = once(() => import('./make-client.js'));
let createClient: Awaited<ReturnType<typeof core>>['createClient'] | undefined;

/** After a failure the code is fetched again, in ms. */
const AGAIN = 5000;

/** Shares the client with providers inside; `coming` while it is not made. Not exported by the package: other elements get state, never the client. */
export const clientContext = createContext<Client | 'coming' | undefined>(Symbol.for('loqui-client'));

interface Calls {
  /** Whether the client is still waited for. */
  isWanted(): boolean;
  /** The code has come, or is to be fetched again: `get` is to be called once more. */
  again(): void;
  /** The code could not be fetched; called once until it has come. */
  failed(cause: unknown): void;
}

export class OwnClient {
  #client: Client | undefined;
  #failed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly calls: Calls) {}

  /** The client, once it is made. */
  get made(): Client | undefined {
    return this.#client;
  }

  /** The client, made at the first call; `undefined` while its code is on its way. */
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
