import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLoqui, type Loqui, type LoquiOptions } from '../create-loqui.js';
import { listen, post, say, URL_ } from '../testing/caller.js';

const open: Loqui[] = [];
function loquiWith(options: LoquiOptions = {}): Loqui {
  const loqui = createLoqui({ log: () => undefined, ...options });
  open.push(loqui);
  return loqui;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((loqui) => loqui.close({ grace: 0 })));
});

const headers = { host: 'chat.test' };

/** The status on each wire. */
async function everyWayIn(loqui: Loqui, more: Record<string, string> = {}): Promise<number[]> {
  const upgrade = loqui.acceptSocket(new Request(URL_, { headers: { ...headers, ...more } }));
  const polled = new Request(`${URL_}?poll=open`, {
    method: 'POST',
    headers: { ...headers, ...more, 'content-type': 'application/json', authorization: 'Bearer guest.abcdefghijklmnop.' },
    body: '{"rooms":"lobby"}',
  });
  return [
    (await say(loqui, 'x', { headers: more })).status,
    (await listen(loqui, 'lobby', { headers: more, reading: false })).response.status,
    (await loqui.fetch(polled)).status,
    upgrade instanceof Response ? upgrade.status : 101,
  ];
}

describe('the site’s answer of `address`', () => {
  const answers = [
    () => 5,
    () => 1n,
    () => true,
    () => ({}),
    () => [],
    () => () => '1.2.3.4',
    async () => '1.2.3.4',
    () => Promise.reject(new Error('no database')),
  ];
  // An unhandled rejection of the last one would end the process: the test run fails on it.
  it.each(answers)('is refused on every wire when it is no string, and the log names the remedy: case %#', async (answer) => {
    const log = vi.fn();
    const loqui = loquiWith({ log, address: answer as never });
    expect(await everyWayIn(loqui)).toEqual([500, 500, 500, 500]);
    const lines = log.mock.calls.map((line) => line.map(String).join(' '));
    expect(lines).toHaveLength(4);
    for (const line of lines) expect(line).toContain('address must return an IP address or another word as a string, or undefined, and no promise');
  });

  it('reaches only the log when it is an error', async () => {
    const log = vi.fn();
    const loqui = loquiWith({
      log,
      address() {
        throw new Error('key is hunter2');
      },
    });
    expect(await everyWayIn(loqui)).toEqual([500, 500, 500, 500]);
    expect(JSON.stringify((await say(loqui, 'x')).body)).not.toContain('hunter2');
    expect(log.mock.calls).toHaveLength(5);
    for (const [, , error] of log.mock.calls) expect(error).toMatchObject({ message: 'key is hunter2' });
  });

  it.each([undefined, null, '', '  '])('may be nothing: %j', async (answer) => {
    expect(await everyWayIn(loquiWith({ address: () => answer as never }))).toEqual([200, 200, 200, 101]);
  });

  it('is the key of the limits', async () => {
    const loqui = loquiWith({ address: (request) => request.headers.get('x-desk') ?? undefined, limits: { connectionsPerAddress: 1 } });
    const statuses: number[] = [];
    for (const desk of ['one', 'one', 'two']) statuses.push((await listen(loqui, 'lobby', { as: desk, headers: { 'x-desk': desk } })).response.status);
    expect(statuses).toEqual([200, 429, 200]);
  });
});

describe('the site’s answer of `origins`', () => {
  const from = { origin: 'https://evil.example' };

  const answers = [async () => false, async () => true, () => Promise.reject(new Error('no database')), () => undefined, () => null, () => 'yes', () => 1];
  it.each(answers)('never counts as a yes when it is neither true nor false: case %#', async (answer) => {
    const log = vi.fn();
    const loqui = loquiWith({ log, origins: answer as never });
    expect(await everyWayIn(loqui, from)).toEqual([500, 500, 500, 500]);
    expect(String(log.mock.calls[0]?.[2])).toContain('origins must be a list of origins, or return true or false, and no promise');
  });

  it.each([
    [true, [200, 200, 200, 101]],
    [false, [403, 403, 403, 403]],
  ])('decides when it is %j', async (answer, statuses) => {
    expect(await everyWayIn(loquiWith({ origins: () => answer }), from)).toEqual(statuses);
  });

  it.each(['https://app.example', { app: true }, [1], 5])('is refused at start as %j', (origins) => {
    expect(() => createLoqui({ origins: origins as never })).toThrow("origins is a list, e.g. ['https://app.example']");
  });
});

describe('the names in `hosts`', () => {
  it.each(['chat.example', {}, [1], 5, null])('are refused at start as %j', (hosts) => {
    expect(() => createLoqui({ hosts: hosts as never })).toThrow("hosts is a list of names without port, e.g. ['chat.example', '.intern.example']");
  });
});

describe('a value that the site passes to a member’s conversations', () => {
  const id = 'conversation:0190a0a0-0000-7000-8000-000000000001';
  const wrong = { name: 'LoquiError', code: 'bad-value' };

  it.each([undefined, null, 1, 1n, '', [], { id: 'ada' }])('as the member is refused, with the remedy: case %#', (member) => {
    expect(() => loquiWith().conversations(member as never)).toThrow(
      expect.objectContaining({
        ...wrong,
        message: expect.stringMatching(/^conversations\(member\): .*Give the id that authenticate answers, a string\.$/) as string,
      }),
    );
  });

  it.each([{ limit: 0 }, { limit: NaN }, { limit: '5' }, { limit: 1n }, { filter: 5 }, { filter: {} }, { after: 5 }, null, 'x', 1n])(
    'as a query is refused: case %#',
    async (query) => {
      await expect(
        loquiWith()
          .conversations('ada')
          .list(query as never),
      ).rejects.toMatchObject({
        ...wrong,
        message: expect.stringContaining('list(query)') as string,
      });
    },
  );

  it('as the place of a page is refused when no page gave it', async () => {
    await expect(loquiWith().conversations('ada').list({ after: 'x' })).rejects.toMatchObject({ name: 'LoquiError', code: 'bad-request' });
  });

  it.each([undefined, null, 1, 1n, {}, []])('as an id is refused, with the remedy: case %#', async (odd) => {
    const conversations = loquiWith().conversations('ada');
    const refused = { ...wrong, message: expect.stringContaining('Give the id of a conversation as list() gives it') as string };
    await expect(conversations.rename(odd as never, 'x')).rejects.toMatchObject(refused);
    await expect(conversations.remove(odd as never)).rejects.toMatchObject(refused);
  });

  it('as an id is refused when it is a shared room', async () => {
    const conversations = loquiWith().conversations('ada');
    await expect(conversations.rename('lobby', 'x')).rejects.toMatchObject({ code: 'bad-room' });
    await expect(conversations.remove('lobby')).rejects.toMatchObject({ code: 'bad-room' });
  });

  it.each([undefined, null, 1, 1n, {}])('as a title is refused: case %#', async (title) => {
    await expect(
      loquiWith()
        .conversations('ada')
        .rename(id, title as never),
    ).rejects.toMatchObject({ ...wrong, message: expect.stringContaining('rename(id, title): title') as string });
  });

  it('is accepted when it is valid, after all refusals', async () => {
    const loqui = loquiWith({ authenticate: () => ({ id: 'ada', name: 'Ada', kind: 'person' }) });
    await post(loqui, { type: 'message.send', room: id, message: { id: '0190a0a0-0000-7000-8000-000000000002', parts: [{ type: 'text', text: 'one' }] } });
    const conversations = loqui.conversations('ada');
    await expect(conversations.rename(id, 5 as never)).rejects.toMatchObject(wrong);
    await conversations.rename(id, ' two\nlines ');
    expect((await conversations.list({ filter: 'two', limit: 1 })).conversations).toMatchObject([{ id, title: 'two lines' }]);
    expect([await conversations.remove(id), await conversations.remove(id)]).toEqual([true, false]);
  });
});

describe('a value that the site passes to a room', () => {
  it.each([undefined, null, 1, 1n, {}, []])('as its name is refused, with the remedy: case %#', (name) => {
    expect(() => loquiWith().room(name as never)).toThrow(
      expect.objectContaining({ name: 'LoquiError', code: 'bad-value', message: expect.stringContaining("Give the room's name, a string.") as string }),
    );
  });

  it.each([undefined, null, 1, '', { id: 'ada' }])('as the member to expel is refused: case %#', (member) => {
    expect(() =>
      loquiWith()
        .room('lobby')
        .expel(member as never),
    ).toThrow(expect.objectContaining({ name: 'LoquiError', code: 'bad-value' }));
  });
});
