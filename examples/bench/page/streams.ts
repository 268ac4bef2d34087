/** Answers that grow: one at full speed, several at the pace of a fast model, and hostile ones. */
import type { Contestant, Stand } from '../contestant.js';
import { answer, codeAnswer, deltas, SENTINEL, withPlainFences, type AnswerKind } from '../documents/answers.js';
import { hostile, type HostileKind } from '../documents/hostile.js';
import { frame, framesUntil, painted, sleep, task } from './pace.js';
import { countNodes, ending, endsWith } from './sight.js';
import { measured, type Tasks } from './stopwatch.js';

/** How long a contestant may take to show what it was given, in milliseconds. */
const PATIENCE = 20_000;

export interface StreamSeen extends Tasks {
  readonly deltas: number;
  /** What part of the deltas was given before the time was up. */
  readonly given: number;
  /** In what part of the looks, one every four frames, something new was shown: drawing later is not drawing less. */
  readonly fresh: number;
}

/** The last 2 000 characters of an answer of this size: eight deltas per frame, each in its own task, frames as fast as they come. */
export async function stream(
  stand: Stand,
  place: HTMLElement,
  options: { kind: AnswerKind; size: number; milliseconds: number },
  plainFences = false,
): Promise<StreamSeen> {
  const whole = answer(options.kind, options.size);
  const body = written(whole.body, plainFences);
  const pieces = deltas(written(whole.tail, plainFences));
  await stand.begin?.();
  await painted();
  if (body !== '') {
    stand.push?.(body);
    await settle(place);
  }
  return measured(async () => {
    const deadline = performance.now() + options.milliseconds;
    let given = 0;
    let looks = 0;
    let news = 0;
    let shownBefore = '';
    while (given < pieces.length && performance.now() < deadline) {
      for (const piece of pieces.slice(given, given + 8)) {
        stand.push?.(piece);
        await task();
      }
      given = Math.min(pieces.length, given + 8);
      await frame();
      if ((given / 8) % 4 !== 0) continue;
      const shownNow = ending(place);
      looks += 1;
      if (shownNow !== shownBefore) news += 1;
      shownBefore = shownNow;
    }
    if (given === pieces.length) {
      await stand.end?.();
      await shown(place);
    }
    return { deltas: given, given: given / pieces.length, fresh: news / Math.max(1, looks) };
  });
}

export interface PanelsSeen extends Tasks {
  /** How long it took, over how long it should. */
  readonly pace: number;
  readonly given: number;
}

/** Three answers full of code, side by side, 200 deltas a second each. */
export async function panels(contestant: Contestant, place: HTMLElement, options: { size: number; milliseconds: number }): Promise<PanelsSeen> {
  const places = Array.from({ length: 3 }, () => document.createElement('div'));
  place.classList.add('panels');
  place.append(...places);
  const stands = await Promise.all(places.map(async (each) => contestant.mount(each)));
  const { plainFences } = contestant;
  for (const stand of stands) {
    await stand.begin?.();
    // What a page has loaded after its first answers: both grammars.
    stand.push?.(written('```ts\nlet first = 1;\n```\n\n```python\nfirst = 1\n```\n\n', plainFences));
  }
  await sleep(3_000);
  const pieces = stands.map((_, index) => deltas(written(codeAnswer(options.size, index), plainFences)));
  const count = Math.max(...pieces.map(({ length }) => length));
  const ideal = count * 5;
  return measured(async () => {
    const began = performance.now();
    let given = 0;
    while (given < count && performance.now() - began < options.milliseconds) {
      if (given > (performance.now() - began) / 5) {
        await sleep(1);
        continue;
      }
      for (const [index, stand] of stands.entries()) {
        const piece = pieces[index]?.[given];
        if (piece !== undefined) stand.push?.(piece);
        await task();
      }
      given += 1;
    }
    const late = (performance.now() - began) * (count / given);
    if (given === count) {
      for (const stand of stands) await stand.end?.();
      for (const each of places) await shown(each);
    }
    return { pace: late / ideal, given: given / count };
  });
}

/** Text made to be slow, at once or in pieces of a thousand characters. */
export async function attack(
  stand: Stand,
  place: HTMLElement,
  { kind, size, streamed }: { kind: HostileKind; size: number; streamed: boolean },
): Promise<Tasks & { size: number }> {
  const text = hostile(kind, size);
  await stand.begin?.();
  await painted();
  return measured(async () => {
    for (let from = 0; from < text.length; from += streamed ? 1_000 : text.length) {
      stand.push?.(streamed ? text.slice(from, from + 1_000) : text);
      await frame();
    }
    await stand.end?.();
    await shown(place);
    return { size: text.length };
  });
}

/** The answer as a contestant wants it. */
function written(text: string, plainFences = false): string {
  return plainFences ? withPlainFences(text) : text;
}

/** @throws Error when the answer's last word does not come */
async function shown(place: Element): Promise<void> {
  if ((await framesUntil(() => endsWith(place, SENTINEL), PATIENCE)) < 0) throw new Error('the last word of the answer is not on the page');
}

/** Whatever the rendering of the body put off is done: nothing was added for a while. */
async function settle(place: Element): Promise<void> {
  const deadline = performance.now() + PATIENCE;
  for (let before = -1, now = 0; before !== now && performance.now() < deadline;) {
    before = now;
    await sleep(400);
    now = countNodes(place);
  }
  await painted();
}
