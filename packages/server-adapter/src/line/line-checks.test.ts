import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLoqui, type Loqui, type LoquiOptions } from '../create-loqui.js';
import { enter } from '../testing/caller.js';

let loqui: Loqui;
function begin(options: LoquiOptions): void {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  loqui = createLoqui({ log: () => undefined, ...options });
}
afterEach(async () => {
  vi.useRealTimers();
  await loqui.close({ grace: 0 });
});

describe('an open line', () => {
  it('ends with token-expired when its token ends', async () => {
    begin({ authenticate: () => ({ id: 'a', name: 'A', kind: 'person', expires: Date.now() + 60_000 }) });
    const ada = await enter(loqui);
    expect((ada.frames[0] as { member: object }).member).toEqual({ id: 'a', name: 'A', kind: 'person' });
    await vi.advanceTimersByTimeAsync(58_000);
    expect(loqui.stats().connections).toBe(1);
    await vi.advanceTimersByTimeAsync(3000);
    expect(await ada.signal('bye')).toMatchObject({ error: { code: 'token-expired' } });
  });

  it('is authenticated again at the interval, and ends when its member is not known any more', async () => {
    let known = true;
    const asked = vi.fn();
    begin({
      authenticate: () => {
        asked();
        return known ? { id: 'a', name: 'A', kind: 'person' } : null;
      },
    });
    const ada = await enter(loqui);
    await vi.advanceTimersByTimeAsync(301_000);
    expect(asked).toHaveBeenCalledTimes(2);
    known = false;
    await vi.advanceTimersByTimeAsync(301_000);
    expect(await ada.signal('bye')).toMatchObject({ error: { code: 'token-expired' } });
  });

  it('leaves the rooms it may not read any more, and stays open when the check fails', async () => {
    let secret = true;
    let broken = false;
    begin({
      recheck: 10_000,
      authorize: ({ room }) => {
        if (broken) throw new Error('database gone');
        return secret || room !== 'secret';
      },
    });
    const ada = await enter(loqui, 'lobby,secret');
    await ada.event('room.snapshot', 2);
    broken = true;
    await vi.advanceTimersByTimeAsync(12_000);
    expect(loqui.stats().connections).toBe(1);
    broken = false;
    secret = false;
    await vi.advanceTimersByTimeAsync(12_000);
    expect(await ada.event('room.closed')).toMatchObject({ error: { code: 'forbidden' } });
    expect(loqui.stats().connections).toBe(1);
  });
});
