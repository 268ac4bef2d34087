/** A recorded conversation as plain data: the room, whose eyes we look through, what was there before, and what then happens. */
import type { Author, DurableEvent, EphemeralEvent, RoomInfo } from '@loqui/core';

/** Something happens in the room, `wait` milliseconds after the step before it. */
export interface EventStep {
  readonly wait: number;
  readonly event: DurableEvent | EphemeralEvent;
}

/** Every line breaks; clients come back by themselves. The room goes on meanwhile. */
export interface CutStep {
  readonly wait: number;
  readonly cut: true;
}

export type Step = EventStep | CutStep;

export interface Script {
  /** Name of the room. */
  readonly room: string;
  readonly info: RoomInfo;
  /** Who looks at the room. */
  readonly me: Author;
  /** What stands in the room before anyone looks, oldest first. */
  readonly before: readonly EventStep['event'][];
  readonly steps: readonly Step[];
}
