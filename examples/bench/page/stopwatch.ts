/** Takes the measure of what happens between two moments: the driver reads the processor's clock, the page its long tasks. */

/** Put into the page by the driver where the browser has such clocks: each reads them at that moment. */
declare global {
  var benchBegins: (() => Promise<void>) | undefined;
  var benchEnds: (() => Promise<void>) | undefined;
}

/** Left out in browsers that do not tell of long tasks. */
export interface Tasks {
  /** The longest task in milliseconds by the wall clock; 0 when none was over 50 ms. */
  readonly longest?: number;
  /** How many were over 50 ms. */
  readonly long?: number;
}

/** Runs `act`, and has its cost measured. */
export async function measured<T>(act: () => Promise<T>): Promise<T & Tasks> {
  await globalThis.benchBegins?.();
  const durations: number[] = [];
  const note = (entries: readonly PerformanceEntry[]): void => void durations.push(...entries.map(({ duration }) => duration));
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  const told = PerformanceObserver.supportedEntryTypes.includes('longtask');
  if (told) observer.observe({ type: 'longtask' });
  const result = await act();
  await globalThis.benchEnds?.();
  note(observer.takeRecords());
  observer.disconnect();
  return { ...result, ...(told && { longest: Math.max(0, ...durations), long: durations.length }) };
}
