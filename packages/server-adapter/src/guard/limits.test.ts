import { readFileSync } from 'node:fs';
import { uuidv7 } from '@loqui/core/protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLoqui, type Loqui, type LoquiOptions } from '../create-loqui.js';
import { type Answer, enter, listen, post, say } from '../testing/caller.js';
import { addressOf, checkTrustProxy, networkOf, rememberPeer } from './address.js';
import { LIMITS } from './limits.js';
import { boundedLog } from './server-log.js';

const open: Loqui[] = [];
function loquiWith(options: LoquiOptions = {}): Loqui {
  const loqui = createLoqui({ log: () => undefined, address: (request) => request.headers.get('x-from') ?? '10.0.0.1', ...options });
  open.push(loqui);
  return loqui;
}
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(open.splice(0).map((loqui) => loqui.close({ grace: 0 })));
});

describe('the page of limits', () => {
  const page = readFileSync(new URL('../../../../stories/guide/limits.mdx', import.meta.url), 'utf8');
  const rows = new Map([...page.matchAll(/^\| +`(\w+)` +\| +([\d,]+) \|/gm)].map(([, name = '', value = '']) => [name, Number(value.replaceAll(',', ''))]));

  it('names every limit with its default, and no other', () => {
    expect(Object.fromEntries(rows)).toEqual(LIMITS);
  });
});

describe('limits', () => {
  it('are refused at start when they are unknown or no numbers', () => {
    expect(() => createLoqui({ limits: { mesagesPerMinute: 5 } as never })).toThrow('limits.mesagesPerMinute is not known');
    expect(() => createLoqui({ limits: { text: -1 } })).toThrow('limits.text is -1');
    expect(() => createLoqui({ trustProxy: true as never })).toThrow("{ header: 'x-forwarded-for', hops: 1 }");
  });

  it('let five hundred guests of one address have only the stated number of runs, while other addresses ask', async () => {
    const going = { now: 0, most: 0 };
    const agents = Object.fromEntries(
      ['a', 'b'].map((id) => [
        id,
        {
          async *answer({ signal }: { signal: AbortSignal }) {
            going.most = Math.max(going.most, ++going.now);
            yield 'x';
            await new Promise((resolve) => signal.addEventListener('abort', resolve));
            going.now -= 1;
          },
        },
      ]),
    );
    const loqui = loquiWith({ agents });
    const answers = await Promise.all(Array.from({ length: 500 }, (_, n) => say(loqui, 'go', { room: `r${String(n)}`, as: `G${String(n)}`, to: ['a', 'b'] })));
    await vi.waitFor(() => expect(going.now).toBe(LIMITS.runsPerAddress));
    // Each question counts once for each agent that it names.
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(LIMITS.asksPerMinutePerAddress / 2);
    expect(answers.find(({ status }) => status !== 200)).toMatchObject({ status: 429, body: { error: { code: 'too-many-asks' } } });
    expect((await say(loqui, 'go', { room: 'other', as: 'Else', to: ['a'], headers: { 'x-from': '10.9.9.9' } })).status).toBe(200);
    await vi.waitFor(() => expect(going.now).toBe(LIMITS.runsPerAddress + 1));
  });

  it('refuse a question when too many are queued', async () => {
    const slow = { async *answer({ signal }: { signal: AbortSignal }) { yield 'x'; await new Promise((resolve) => signal.addEventListener('abort', resolve)); } }; // prettier-ignore
    const loqui = loquiWith({ agents: { slow }, limits: { queuedRunsPerMember: 2, runsPerMember: 1, messageBurst: 100, messagesPerMinute: 1000 } });
    const statuses: number[] = [];
    for (let n = 0; n < 5; n++) statuses.push((await say(loqui, 'go', { room: `r${String(n)}`, to: ['slow'] })).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
  });

  it('count by address, by room and for the server', async () => {
    for (const [limits, second, third] of [
      [{ messagesPerMinutePerAddress: 1 }, 429, 200],
      [{ messagesPerMinutePerRoom: 1 }, 429, 429],
      [{ messagesPerMinutePerServer: 1 }, 429, 429],
      [{ commandsPerMinutePerAddress: 1 }, 429, 200],
      [{ roomsPerMinutePerAddress: 1 }, 200, 200],
    ] as const) {
      const loqui = loquiWith({ limits });
      const statuses = [
        (await say(loqui, 'x')).status,
        (await say(loqui, 'x', { as: 'Bob' })).status,
        (await say(loqui, 'x', { as: 'Cy', headers: { 'x-from': '10.0.0.2' } })).status,
      ];
      expect(statuses, JSON.stringify(limits)).toEqual([200, second, third]);
    }
    const rooms = loquiWith({ limits: { roomsPerMinute: 1 } });
    expect([
      (await say(rooms, 'x', { room: 'a' })).status,
      (await say(rooms, 'x', { room: 'b' })).status,
      (await say(rooms, 'x', { room: 'a' })).status,
    ]).toEqual([200, 429, 200]);
  });

  it('count a new room once, however many messages come before the first is stored', async () => {
    const loqui = loquiWith({ limits: { roomsPerMinute: 1 } });
    const atOnce = (room: string): Promise<Answer[]> => Promise.all(Array.from({ length: 5 }, () => say(loqui, 'x', { room })));
    expect((await atOnce('a')).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    // None passes while another is refused.
    expect((await atOnce('b')).map(({ status }) => status)).toEqual([429, 429, 429, 429, 429]);
    const other = await Promise.all([say(loqui, 'x', { room: 'c' }), say(loqui, 'x', { room: 'c', as: 'Bob' })]);
    expect(other.map(({ status }) => status)).toEqual([429, 200]);
  });

  it('bound connections of an address, in a room and in all', async () => {
    for (const [limits, second, third] of [
      [{ connectionsPerAddress: 1 }, 429, 200],
      [{ connectionsPerServer: 1 }, 429, 429],
    ] as const) {
      const loqui = loquiWith({ limits });
      await enter(loqui);
      const status = async (as: string, from: string): Promise<number> =>
        (await listen(loqui, 'lobby', { as, headers: { 'x-from': from }, reading: false })).response.status;
      expect([await status('Bob', '10.0.0.1'), await status('Cy', '10.0.0.2')]).toEqual([second, third]);
    }
    const loqui = loquiWith({ limits: { connectionsPerRoom: 1 } });
    await enter(loqui);
    const bob = await listen(loqui, 'lobby,ops', { as: 'Bob' });
    expect(await bob.event('room.closed')).toMatchObject({ error: { code: 'too-many-connections' } });
    await bob.event('room.snapshot');
  });

  it('count refused commands, and read little of a caller over the limit', async () => {
    const loqui = loquiWith({ limits: { commandsPerMinute: 3 } });
    const statuses: number[] = [];
    for (let n = 0; n < 5; n++) statuses.push((await post(loqui, '{"type":"nonsense"}')).status);
    expect(statuses).toEqual([400, 400, 400, 429, 429]);
    expect((await post(loqui, JSON.stringify({ type: 'x'.repeat(100_000) }))).status).toBe(429);
  });

  it('refuse a body of valid rubbish without a schema check', async () => {
    const loqui = loquiWith();
    const send = (message: object): Promise<{ status: number; body: unknown }> =>
      post(loqui, { type: 'message.send', room: 'r', message: { id: uuidv7(), parts: [{ type: 'text', text: 'x' }], ...message } });
    for (const message of [
      { parts: Array.from({ length: 20_000 }, () => ({ type: 'text', text: 'x' })) },
      { to: Array.from({ length: 20_000 }, () => 'a') },
      { metadata: Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [String(n), n])) },
      { metadata: { x: 'x'.repeat(100_000) } },
      { parts: [{ type: 'data-x', data: 'x'.repeat(100_000) }] },
    ]) {
      expect(await send(message)).toMatchObject({
        status: 400,
        body: { error: { code: 'bad-request', message: expect.stringContaining('at most') as string } },
      });
    }
  });

  it('per address are off when the address is unknown, with one warning', async () => {
    const log = vi.fn();
    const loqui = createLoqui({ log });
    open.push(loqui);
    await say(loqui, 'x');
    await say(loqui, 'x');
    expect(log.mock.calls.filter(([level]) => level === 'warn')).toMatchObject([['warn', expect.stringContaining('Limits per address are off') as string]]);
  });
});

describe('an address', () => {
  it.each([
    ['1.2.3.4', '1.2.3.4'],
    ['1.2.3.4:5678', '1.2.3.4'],
    ['::ffff:1.2.3.4', '1.2.3.4'],
    ['::ffff:102:304', '1.2.3.4'],
    ['[::ffff:1.2.3.4]:80', '1.2.3.4'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::ffff', '2001:db8:1:2::/64'],
    ['[2001:DB8:1:2::1]:443', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', undefined],
    ['999.1.1.1', undefined],
    ['1.2.3', undefined],
    ['', undefined],
  ])('%s is counted as %s', (text, network) => {
    expect(networkOf(text)).toBe(network);
  });

  it.each<[header: string, hops: number, value: string | undefined, found: string]>([
    ['x-forwarded-for', 1, undefined, '10.0.0.9'],
    ['x-forwarded-for', 1, '1.1.1.1', '1.1.1.1'],
    ['X-Forwarded-For', 1, '6.6.6.6, 1.1.1.1', '1.1.1.1'],
    ['x-forwarded-for', 2, '6.6.6.6, 1.1.1.1, 2.2.2.2', '1.1.1.1'],
    ['x-forwarded-for', 1, '1.1.1.1, unknown', '10.0.0.9'],
    ['cf-connecting-ip', 1, '2001:db8::1', '2001:db8:0:0::/64'],
    ['forwarded', 1, 'for=6.6.6.6, for="[2001:db8::1]:4711";proto=https', '2001:db8:0:0::/64'],
    ['forwarded', 1, 'for="6.6.6.6, for=7.7.7.7";by=x, FOR=1.1.1.1;host=a.test', '1.1.1.1'],
  ])('in %s with %i of our proxies, in %j, is %s', (header, hops, value, found) => {
    const request = new Request('http://x.test', { headers: value === undefined ? {} : { [header]: value } });
    rememberPeer(request, '10.0.0.9');
    expect(addressOf(request, { address: undefined, trustProxy: checkTrustProxy({ header, hops }) })).toBe(found);
    expect(addressOf(request, { address: undefined, trustProxy: false })).toBe('10.0.0.9');
  });
});

describe('the log', () => {
  it('writes so many lines about one caller a minute, and counts the rest in one', () => {
    vi.useFakeTimers();
    const lines: string[] = [];
    const log = boundedLog((_level, message) => lines.push(message), { logLines: 5, logLinesPerCaller: 2 });
    for (let n = 0; n < 10; n++) log('error', `Run ${String(n)} in "room${String(n)}" failed.`, undefined, 'ada');
    log('error', 'Run 11 in "x" failed.', undefined, 'bob');
    expect(lines).toHaveLength(3);
    vi.advanceTimersByTime(60_000);
    expect(lines.at(-1)).toBe('8 more lines like this within a minute were left out: Run … in "…" failed.');
    log('error', 'Run 12 in "x" failed.', undefined, 'ada');
    expect(lines).toHaveLength(5);
  });

  it.each([
    ['throws', () => { throw new Error('disk full'); }], // prettier-ignore
    ['rejects', () => Promise.reject(new Error('disk full'))],
  ])('of the site that %s does no harm', async (_, log) => {
    const written = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    // The test run fails on an unhandled rejection.
    boundedLog(log, LIMITS)('error', 'x');
    await Promise.resolve();
    await Promise.resolve();
    expect(written).toHaveBeenCalledWith(expect.any(String), 'x', 'disk full');
    written.mockRestore();
  });
});
