/** Waits until what appears has appeared: a check in the middle of a fade sees colours that nobody reads. */
import { all } from './shadow.js';

/** For `afterEach`, which comes before the axe check. What moves for ever (dots, a caret) is not waited for. */
export async function settle({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> {
  const animations = all(canvasElement, '*').flatMap((element) => element.getAnimations());
  const passing = animations.filter((animation) => Number(animation.effect?.getComputedTiming().endTime) < 2_000);
  await Promise.allSettled(passing.map((animation) => animation.finished));
}
