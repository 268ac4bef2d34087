import { NEVER, Subject } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { LoquiError, type Command } from './protocol/index.js';
import { sendWithRetry } from './retry-send.js';
import { lineFault, refusal } from './testing/noted-transport.js';
import type { Transport } from './transport/index.js';

const command: Command = { type: 'run.stop', room: 'lobby', run: 'r1' };

/** Each try ends with the next of these: an error, or an answer. */
function lineOf(...ends: unknown[]): Transport & { tries: () => number } {
  let tries = 0;
  return {
    open: () => NEVER,
    send: async () => {
      const end = ends[tries++];
      if (end instanceof Error) throw end;
      return end as never;
    },
    tries: () => tries,
  };
}

describe('a command', () => {
  it('is retried while the line fails', async () => {
    const line = lineOf(lineFault(), lineFault(), { stopped: true });
    expect(await sendWithRetry(line, command, { backoff: () => 0 })).toEqual({ stopped: true });
    expect(line.tries()).toBe(3);
  });

  it('fails with its last error when the tries are used up', async () => {
    const line = lineOf(lineFault(), lineFault(), new LoquiError({ code: 'timeout', message: '' }, { retryable: true }), { stopped: true });
    await expect(sendWithRetry(line, command, { backoff: () => 0 })).rejects.toMatchObject({ code: 'timeout' });
    expect(line.tries()).toBe(3);
  });

  it('fails at once when a retry cannot help', async () => {
    const line = lineOf(refusal(), { stopped: true });
    await expect(sendWithRetry(line, command)).rejects.toMatchObject({ code: 'forbidden' });
    expect(line.tries()).toBe(1);
  });

  it('is retried, and fails with a LoquiError, when the transport throws something else', async () => {
    const line = lineOf(new TypeError('fetch failed'), new TypeError('fetch failed'));
    await expect(sendWithRetry(line, command, { tries: 2, backoff: () => 0 })).rejects.toMatchObject({ name: 'LoquiError', code: 'network' });
    expect(line.tries()).toBe(2);
  });

  it('waits as long as the server says, or else as the backoff says', async () => {
    vi.useFakeTimers();
    const line = lineOf(new LoquiError({ code: 'rate-limited', message: '' }, { retryable: true, retryAfter: 500 }), lineFault(), { stopped: true });
    const answer = sendWithRetry(line, command, { backoff: () => 50 });
    await vi.advanceTimersByTimeAsync(499);
    expect(line.tries()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(line.tries()).toBe(2);
    await vi.advanceTimersByTimeAsync(50);
    expect(await answer).toEqual({ stopped: true });
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('waits while the line is cut, and is sent as soon as it is back', async () => {
    vi.useFakeTimers();
    const back$ = new Subject<void>();
    const line = lineOf(lineFault(), { stopped: true });
    const answer = sendWithRetry(line, command, { backoff: () => 1, reconnected: () => back$ });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(line.tries()).toBe(1);
    back$.next();
    expect(await answer).toEqual({ stopped: true });
    expect([vi.getTimerCount(), back$.observed]).toEqual([0, false]);
    vi.useRealTimers();
  });

  it('is abandoned when the client is disposed, and leaves no timer', async () => {
    vi.useFakeTimers();
    const abort = new AbortController();
    const line = lineOf(lineFault());
    const answer = sendWithRetry(line, command, { signal: abort.signal });
    const failed = expect(answer).rejects.toMatchObject({ code: 'disposed' });
    await vi.advanceTimersByTimeAsync(0);
    abort.abort();
    await failed;
    expect(vi.getTimerCount()).toBe(0);
    await expect(sendWithRetry(line, command, { signal: abort.signal })).rejects.toMatchObject({ code: 'disposed' });
    expect(line.tries()).toBe(1);
    vi.useRealTimers();
  });
});
