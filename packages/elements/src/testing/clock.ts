/** For the tests: a clock that the test moves by hand. */
import { install, type Clock } from '@sinonjs/fake-timers';

/**
 * Stops the timers and the date while `test` runs: they move only by `await clock.tickAsync(milliseconds)`. Frames, animations and microtasks stay real, so
 * elements render as usual. `waitUntil` and axe wait by timers: use them outside.
 *
 * @param now The date at the start.
 */
export async function withClock(test: (clock: Clock) => Promise<void>, now: number | Date = Date.now()): Promise<void> {
  const clock = install({
    now,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
    // An element may hold a timer from before.
    shouldClearNativeTimers: true,
  });
  try {
    await test(clock);
  } finally {
    clock.uninstall();
  }
}
