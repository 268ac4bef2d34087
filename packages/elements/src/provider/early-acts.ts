/** Keeps acts until their room is open. */
import { LoquiDraftEvent, LoquiTypingEvent } from '../events.js';

export interface EarlyAct {
  readonly room: string;
  readonly event: Event;
  readonly origin: EventTarget | undefined;
}

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
