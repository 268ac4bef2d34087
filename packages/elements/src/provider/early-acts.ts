/** What a person does before the room is there, kept until it is. */
import { LoquiDraftEvent, LoquiTypingEvent } from '../events.js';

export interface EarlyAct {
  /** The room that was meant. */
  readonly room: string;
  readonly event: Event;
  /** The element that the event came from. */
  readonly origin: EventTarget | undefined;
}

export class EarlyActs {
  #acts: EarlyAct[] = [];

  /** Of the events that come with every key, the last replaces those before it. */
  keep(act: EarlyAct): void {
    const { type } = act.event;
    if (type === LoquiDraftEvent.type || type === LoquiTypingEvent.type) this.#acts = this.#acts.filter(({ event }) => event.type !== type);
    this.#acts.push(act);
  }

  /** All of them in order, once. */
  release(): readonly EarlyAct[] {
    return this.#acts.splice(0);
  }
}
