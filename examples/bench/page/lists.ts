/** Long conversations: opened, paged back, and flooded. */
import type { Stand } from '../contestant.js';
import { markOf, said, saidFrom } from '../documents/said.js';
import { framesUntil, painted, sleep, task } from './pace.js';
import { boxOf, countNodes, isInSight, markInSight } from './sight.js';
import { measured, type Tasks } from './stopwatch.js';

/** What a list puts off and does within this time after its last message is in sight belongs to its cost. */
const AFTERMATH = 250;
const PATIENCE = 25_000;
/** A shift of a message that is no longer there at all, in pixels. */
const LOST = 99_999;

export interface MountSeen extends Tasks {
  readonly nodes: number;
}

/** Opens a conversation. @param options.loading bringing the messages into memory counts too */
export async function mount(stand: Stand, place: HTMLElement, options: { count: number; loading: boolean }): Promise<MountSeen> {
  const messages = saidFrom(0, options.count);
  if (!options.loading) await stand.stock?.(messages, []);
  await painted();
  return measured(async () => {
    if (options.loading) await stand.stock?.(messages, []);
    await stand.show?.(messages);
    await inSight(place, options.count - 1);
    await sleep(AFTERMATH);
    return { nodes: countNodes(place) };
  });
}

export interface PrependSeen extends Tasks {
  /** How far the message in the middle of the screen ever was from where it stood, in pixels, over thirty frames. */
  readonly shift: number;
}

/** Pages 50 older messages in above a conversation of 1 000 while the reader is near its beginning. */
export async function prepend(stand: Stand, place: HTMLElement, { from }: { from: number }): Promise<PrependSeen> {
  const messages = saidFrom(0, 1_000);
  const older = saidFrom(-50, 50);
  await stand.stock?.(messages, older);
  await stand.show?.(messages);
  await inSight(place, 999);
  const scroller = stand.scroller?.();
  if (!scroller) throw new Error('nothing scrolls');
  // Heights become known on the way there: twice, until it stays.
  for (let times = 0; times < 3; times += 1) {
    scroller.scrollTop = from;
    await sleep(300);
  }
  const mark = markInSight(place);
  const before = mark === undefined ? undefined : boxOf(place, mark);
  if (mark === undefined || !before) throw new Error('no message is in sight');
  const seen = await measured(async () => {
    let shift = 0;
    await stand.prepend?.(older);
    for (let frames = 0; frames < 30; frames += 1) {
      await painted();
      const now = boxOf(place, mark);
      shift = Math.max(shift, now ? Math.abs(now.top - before.top) : LOST);
    }
    await sleep(AFTERMATH);
    return { shift };
  });
  // Who shows no older ones keeps the place with ease.
  scroller.scrollTop = 0;
  if ((await framesUntil(() => isInSight(place, markOf(-50)), PATIENCE)) < 0) throw new Error('no older messages came');
  return seen;
}

export interface FloodSeen extends Tasks {
  readonly given: number;
  readonly messages: number;
  /** Frames until the last message is in sight after it was given; -1: never. */
  readonly tail: number;
  readonly pace: number;
}

/** 500 messages a second, each in its own task, into a conversation of 1 000. */
export async function flood(stand: Stand, place: HTMLElement, { seconds }: { seconds: number }): Promise<FloodSeen> {
  const before = 1_000;
  const count = 500 * seconds;
  const messages = saidFrom(0, before);
  const coming = Array.from({ length: count }, (_, index) => said(before + index));
  await stand.stock?.(messages, []);
  await stand.show?.(messages);
  await inSight(place, before - 1);
  await sleep(AFTERMATH);
  return measured(async () => {
    const began = performance.now();
    let given = 0;
    while (given < count && performance.now() - began < seconds * 2_500) {
      if (given > (performance.now() - began) / 2) {
        await sleep(1);
        continue;
      }
      stand.append?.(coming[given]!);
      given += 1;
      await task();
    }
    const pace = (performance.now() - began) / (seconds * 1_000);
    const tail = await framesUntil(() => isInSight(place, markOf(before + given - 1)), 3_000);
    return { given: given / count, messages: given, tail, pace };
  });
}

/** @throws Error when the message does not come into sight */
async function inSight(place: Element, index: number): Promise<void> {
  if ((await framesUntil(() => isInSight(place, markOf(index)), PATIENCE)) < 0) throw new Error(`message ${index} is not in sight`);
}
