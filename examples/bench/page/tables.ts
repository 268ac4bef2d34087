/** Long tables: opened, and scrolled. */
import type { Stand } from '../contestant.js';
import { ledger } from '../documents/ledger.js';
import { markOf } from '../documents/said.js';
import { framesUntil, painted, sleep } from './pace.js';
import { countNodes, isInSight, markInSight } from './sight.js';
import { measured, type Tasks } from './stopwatch.js';

/** As of the lists: what is put off belongs to the cost. */
const AFTERMATH = 250;
const PATIENCE = 25_000;

export interface OpenSeen extends Tasks {
  readonly nodes: number;
}

/** Opens a table until its first row is in sight. */
export async function open(stand: Stand, place: HTMLElement, { count }: { count: number }): Promise<OpenSeen> {
  const rows = ledger(count);
  await painted();
  return measured(async () => {
    await stand.table?.(rows);
    if ((await framesUntil(() => isInSight(place, markOf(0)), PATIENCE)) < 0) throw new Error('the first row is not in sight');
    await sleep(AFTERMATH);
    return { nodes: countNodes(place) };
  });
}

export interface RollSeen extends Tasks {
  readonly frames: number;
  /** The part of the looks at which rows were in sight: one in eight frames. */
  readonly filled: number;
}

/** Scrolls an open table on, so many pixels a frame. */
export async function roll(stand: Stand, place: HTMLElement, { count, frames, step }: { count: number; frames: number; step: number }): Promise<RollSeen> {
  await open(stand, place, { count });
  const scroller = stand.scroller?.();
  if (!scroller) throw new Error('nothing scrolls');
  // The way there makes everybody's code warm.
  for (let frame = 0; frame < 60; frame += 1) {
    scroller.scrollTop += step;
    await painted();
  }
  const seen = await measured(async () => {
    let filled = 0;
    let looks = 0;
    for (let frame = 0; frame < frames; frame += 1) {
      scroller.scrollTop += step;
      await painted();
      if (frame % 8 !== 7) continue;
      looks += 1;
      if (markInSight(place) !== undefined) filled += 1;
    }
    return { frames, filled: filled / looks };
  });
  const { scrollTop } = scroller;
  if (scrollTop < (frames + 60) * step - 1) throw new Error(`it stands at ${String(scrollTop)}`);
  if ((await framesUntil(() => markInSight(place) !== undefined, PATIENCE)) < 0) throw new Error('no row is in sight at the end');
  return seen;
}
