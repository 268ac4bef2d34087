/** Counts others' messages that came while the reader was away from the end of the list, or the page was hidden. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Ids, Message, RoomView, Window } from '@loqui/core';
import { LoquiUnreadChangeEvent } from '../events.js';
import { Watch } from '../observe.js';

export class UnreadCount implements ReactiveController {
  #count = 0;
  #isAtEnd = true;
  /** Messages up to this offset are counted, seen, or from before the room was opened. */
  #known: { readonly room: RoomView; readonly offset: number } | undefined;

  /** @param host emits the event @param room the room that is shown */
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly room: () => RoomView | undefined,
  ) {
    host.addController(this);
    // Each value at once: a hidden page does not render.
    new Watch<Window | undefined>(
      host,
      () => this.room()?.messages.live$,
      undefined,
      (live) => this.#onIds(live?.ids),
    );
  }

  get count(): number {
    return this.#count;
  }

  set isAtEnd(isAtEnd: boolean) {
    this.#isAtEnd = isAtEnd;
    this.#read();
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#read);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#read);
  }

  get #isSeen(): boolean {
    // A closed launcher shows nothing of its panel.
    return this.#isAtEnd && document.visibilityState === 'visible' && this.host.checkVisibility();
  }

  readonly #read = (): void => {
    // Called with each layout: whether the host is visible is asked only where it matters, as the answer costs a style.
    if (this.#count > 0 && this.#isSeen) this.#set(0);
  };

  #onIds(ids: Ids | undefined): void {
    const room = this.room();
    if (!room || !ids) return;
    const known = this.#known;
    const offset = newestOffset(room, ids);
    this.#known = { room, offset };
    if (known?.room !== room) this.#set(0);
    else if (offset > known.offset && room.info.phase === 'live' && !this.#isSeen) this.#set(this.#count + arrivalsSince(room, ids, known.offset).length);
  }

  #set(count: number): void {
    if (count === this.#count) return;
    this.#count = count;
    this.host.requestUpdate();
    this.host.dispatchEvent(new LoquiUnreadChangeEvent(count));
  }
}

/** Offset of the room's newest message; -1 for none. Unsent messages have no offset and come last. */
export function newestOffset(room: RoomView, ids: Ids): number {
  for (let index = ids.length - 1; index >= 0; index -= 1) {
    const offset = room.messages.get(ids.at(index) ?? '')?.offset;
    if (offset !== undefined) return offset;
  }
  return -1;
}

/** Others' messages after `offset`, oldest first. Reads from the end: few are new, very many may be loaded. */
export function arrivalsSince(room: RoomView, ids: Ids, offset: number): readonly Message[] {
  const arrived: Message[] = [];
  for (let index = ids.length - 1; index >= 0; index -= 1) {
    const message = room.messages.get(ids.at(index) ?? '');
    if (message?.offset === undefined) continue;
    if (message.offset <= offset) break;
    if (message.author.id !== room.me?.id) arrived.unshift(message);
  }
  return arrived;
}
