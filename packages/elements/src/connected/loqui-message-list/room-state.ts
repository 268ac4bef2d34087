import type { ReactiveControllerHost } from 'lit';
import type { Author, ConnectionState, InfoState, RoomView, Window } from '@loqui/core';
import { Watch } from '../../observe.js';
import { troubleOf, type Trouble } from '../room-trouble.js';

export type TopState = 'opening' | 'delayed' | 'idle' | 'loading' | 'failed';

export class RoomState {
  readonly #shown: Watch<Window | undefined>;
  readonly #paging: Watch<'idle' | 'loading' | 'failed'>;
  readonly #info: Watch<InfoState | undefined>;
  readonly #connection: Watch<ConnectionState | undefined>;
  readonly #me: Watch<Author | undefined>;

  /** @param onMessages is called with each new window, before the list renders it */
  constructor(host: ReactiveControllerHost, room: () => RoomView | undefined, onMessages: (shown: Window | undefined) => void) {
    this.#shown = new Watch<Window | undefined>(host, () => room()?.messages.shown$, undefined, onMessages);
    this.#paging = new Watch<'idle' | 'loading' | 'failed'>(host, () => room()?.messages.paging$, 'idle');
    this.#info = new Watch<InfoState | undefined>(host, () => room()?.info$, undefined);
    this.#connection = new Watch<ConnectionState | undefined>(host, () => room()?.connection$, undefined);
    this.#me = new Watch<Author | undefined>(host, () => room()?.me$, undefined);
  }

  get shown(): Window | undefined {
    return this.#shown.value;
  }

  get me(): Author | undefined {
    return this.#me.value;
  }

  get isLive(): boolean {
    return this.#info.value?.phase === 'live';
  }

  get trouble(): Trouble | undefined {
    return troubleOf(this.#info.value, this.#connection.value);
  }

  /** The room is open and has no messages. */
  isEmpty(shown: { readonly length: number } | undefined): boolean {
    return this.isLive && !shown?.length && !this.trouble;
  }

  get hasOlder(): boolean {
    return this.shown?.more ?? false;
  }

  get hasNewer(): boolean {
    return this.shown?.moreAfter ?? false;
  }

  /** No page of older messages is loading, and none has failed. */
  get isPagingIdle(): boolean {
    return this.#paging.value === 'idle';
  }

  /** @param empty no message is shown */
  top(empty: boolean): TopState {
    const { phase, problem } = this.#info.value ?? {};
    if (problem && phase === 'restored') return 'delayed';
    return phase === 'opening' && empty && !this.trouble ? 'opening' : this.#paging.value;
  }
}
