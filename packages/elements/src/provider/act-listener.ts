/** Acts of the person inside an element: heard, and kept until their room is open. */
import { LoquiDraftEvent, LoquiTypingEvent } from '../events.js';

/** Of nested elements the innermost applies an act. */
export class ActListener {
  readonly #applied = new WeakSet<Event>();

  /** @param apply runs after the event's whole path, unless cancelled; `origin`: its element @param mayApply false leaves the event to an outer element */
  listen(
    host: EventTarget,
    types: readonly string[],
    apply: (event: Event, origin: EventTarget | undefined) => void,
    mayApply: () => boolean = () => true,
  ): void {
    const onEvent = (event: Event): void => {
      if (!mayApply() || this.#applied.has(event)) return;
      this.#applied.add(event);
      const origin = event.composedPath()[0];
      queueMicrotask(() => {
        if (!event.defaultPrevented) apply(event, origin);
      });
    };
    for (const type of types) host.addEventListener(type, onEvent);
  }
}

export interface EarlyAct {
  readonly room: string;
  readonly event: Event;
  readonly origin: EventTarget | undefined;
}

/** Keeps acts until their room is open. */
export class EarlyActs {
  #acts: EarlyAct[] = [];

  /** A draft or typing event replaces the last one of its type. */
  keep(act: EarlyAct): void {
    const { type } = act.event;
    if (type === LoquiDraftEvent.type || type === LoquiTypingEvent.type) this.#acts = this.#acts.filter(({ event }) => event.type !== type);
    this.#acts.push(act);
  }

  /** Returns all acts in order and forgets them. */
  release(): readonly EarlyAct[] {
    return this.#acts.splice(0);
  }
}
