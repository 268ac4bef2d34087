/** Plays the steps of a script into a room of the in-process server. */
import type { MemoryServer } from '@loqui/core';
import type { EventStep, Step } from './script.js';

export interface Player {
  /** Resolves after the last step; also when the player was stopped. */
  readonly finished: Promise<void>;
  /** Leaves out what is still to come of a message: its run was stopped. */
  drop(message: string): void;
  /** Plays what is left at once. */
  finish(): void;
  stop(): void;
}

/** @param speed 1 as recorded, 2 twice as fast; 0: all at once, before this returns */
export function play(steps: readonly Step[], server: MemoryServer, room: string, speed: number): Player {
  let due = 0;
  let left = steps.map((step) => ({ step, due: (due += step.wait) }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let end: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => (end = resolve));
  const began = performance.now();

  function perform(until: number): void {
    for (let next = left[0]; next && next.due <= until; next = left[0]) {
      left = left.slice(1);
      if ('cut' in next.step) server.cut();
      else server.emit(room, next.step.event);
    }
    const [next] = left;
    if (next) timer = setTimeout(() => perform((performance.now() - began) * speed), next.due / speed - (performance.now() - began));
    else end();
  }

  perform(speed === 0 ? Number.POSITIVE_INFINITY : 0);
  return {
    finished,
    drop: (message) => (left = left.filter(({ step }) => 'cut' in step || subjectOf(step.event) !== message)),
    finish() {
      clearTimeout(timer);
      perform(Number.POSITIVE_INFINITY);
    },
    stop() {
      clearTimeout(timer);
      left = [];
      end();
    },
  };
}

/** The message an event is about. */
function subjectOf(event: EventStep['event']): string | undefined {
  switch (event.type) {
    case 'message.created':
      return event.message.id;
    case 'run.updated':
      return event.run.message;
    case 'message.delta':
    case 'message.part':
    case 'message.completed':
    case 'message.edited':
    case 'message.removed':
      return event.id;
    default:
      return undefined;
  }
}
