import fc from 'fast-check';
import { uuidv7, type Permissions } from '@loqui/core/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLoqui, type Loqui, type LoquiOptions } from '../create-loqui.js';
import { enter, guestToken, listen, post, say, URL_ } from '../testing/caller.js';
import { type AuthorizeRequest, ownThings } from './gate.js';
import { guests } from './guests.js';
import { LIMITS } from './limits.js';
import { commandSchemas } from './schemas.js';

const open: Loqui[] = [];
function loquiWith(options: LoquiOptions = {}): Loqui {
  const loqui = createLoqui({ log: () => undefined, ...options });
  open.push(loqui);
  return loqui;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((loqui) => loqui.close({ grace: 0 })));
});

describe('authorize', () => {
  const quick = {
    async *answer() {
      yield 'done';
    },
  };
  const slow = {
    async *answer({ signal }: { signal: AbortSignal }) {
      yield 'going';
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    },
  };

  /** One command of each kind, with existing objects. */
  async function scene(authorize: NonNullable<LoquiOptions['authorize']>) {
    const loqui = loquiWith({ agents: { quick, slow }, authorize });
    const own = uuidv7();
    return { loqui, own };
  }

  it.each([
    ['a stream', 'room.read', (loqui: Loqui) => listen(loqui).then(({ response }) => response.status)],
    ['a resume', 'room.read', (loqui: Loqui) => listen(loqui, 'lobby@e:1').then(({ response }) => response.status)],
    ['history', 'room.read', (loqui: Loqui) => post(loqui, { type: 'history.read', room: 'lobby' }).then(({ status }) => status)],
    [
      'history around an unknown message',
      'room.read',
      (loqui: Loqui) => post(loqui, { type: 'history.read', room: 'lobby', around: uuidv7() }).then(({ status }) => status),
    ],
    ['a message', 'message.send', (loqui: Loqui) => say(loqui, 'x').then(({ status }) => status)],
    ['a question by name', 'run.start', (loqui: Loqui) => say(loqui, 'x', { to: ['quick'] }).then(({ status }) => status)],
    ['a question by mention', 'run.start', (loqui: Loqui) => say(loqui, '@quick').then(({ status }) => status)],
    ['a stop of an unknown run', 'run.stop', (loqui: Loqui) => post(loqui, { type: 'run.stop', room: 'lobby', run: uuidv7() }).then(({ status }) => status)],
    ['typing', 'typing.set', (loqui: Loqui) => post(loqui, { type: 'typing.set', room: 'lobby', typing: true }).then(({ status }) => status)],
    [
      'an edit of an unknown message',
      'room.read',
      (loqui: Loqui) => post(loqui, { type: 'message.edit', room: 'lobby', id: uuidv7(), parts: [{ type: 'text', text: 'x' }] }).then(({ status }) => status),
    ],
    [
      'a removal of an unknown message',
      'room.read',
      (loqui: Loqui) => post(loqui, { type: 'message.remove', room: 'lobby', id: uuidv7() }).then(({ status }) => status),
    ],
    [
      'a retry of an unknown answer',
      'room.read',
      (loqui: Loqui) => post(loqui, { type: 'run.retry', room: 'lobby', message: uuidv7() }).then(({ status }) => status),
    ],
  ] as const)('is asked for %s', async (_, action, call) => {
    const { loqui } = await scene((request) => request.action !== action);
    expect(await call(loqui)).toBe(403);
    expect(loqui.stats().connections).toBe(0);
  });

  it('is asked about commands on existing objects: edit, removal, join, stop, retry', async () => {
    let denied: string | undefined;
    const asked: AuthorizeRequest[] = [];
    const { loqui, own } = await scene((request) => {
      asked.push(request);
      return request.action !== denied;
    });
    const ada = await enter(loqui);
    const { connection } = ada.frames[0] as { connection: string };
    await say(loqui, 'mine', { id: own });
    await say(loqui, '@slow', {});
    await say(loqui, '@quick', {});
    const run = (await ada.event('run.updated')).run;
    const { id: answer } = await ada.event('message.completed');
    const table = [
      ['message.edit', { type: 'message.edit', room: 'lobby', id: own, parts: [{ type: 'text', text: 'x' }] }],
      ['message.remove', { type: 'message.remove', room: 'lobby', id: own }],
      ['run.stop', { type: 'run.stop', room: 'lobby', run: run.id }],
      ['run.start', { type: 'run.retry', room: 'lobby', message: answer }],
      ['room.read', { type: 'room.join', room: 'ops', connection }],
    ] as const;
    for (const [action, command] of table) {
      denied = action;
      expect(await post(loqui, command)).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
    }
    expect(asked.find(({ action, message }) => action === 'message.edit' && message)).toMatchObject({
      room: 'lobby',
      member: { name: 'Ada' },
      message: { id: own },
    });
    expect(asked.find(({ action, run }) => action === 'run.stop' && run)).toMatchObject({ run: { agent: 'slow' } });
    expect(asked.filter((request) => request.action === 'run.start').at(-1)).toMatchObject({ agent: 'quick' });
    denied = undefined;
    for (const [, command] of table) expect((await post(loqui, command)).status).toBe(200);
  });

  it.each<[string, NonNullable<LoquiOptions['authorize']>, Permissions]>([
    ['yes to all', () => true, { send: true, edit: true, remove: 'own', stop: 'own', retry: 'own' }],
    ['no to edits', ({ action }) => action !== 'message.edit', { send: true, edit: false, remove: 'own', stop: 'own', retry: 'own' }],
    ['reading alone', ({ action }) => action === 'room.read', { send: false, edit: false, remove: 'none', stop: 'none', retry: 'none' }],
    [
      'staff that removes',
      (request) => (request.action === 'message.remove' ? 'staff' : ownThings(request)),
      { send: true, edit: true, remove: 'any', stop: 'own', retry: 'own' },
    ],
  ])('is asked about a room that opens, so that its client offers the allowed acts: %s', async (_, authorize, permissions) => {
    const ada = await enter(loquiWith({ authorize }));
    expect((await ada.event('permissions.changed')).permissions).toEqual(permissions);
  });

  it('is not asked when it is the default, which clients know', async () => {
    const loqui = loquiWith();
    const ada = await enter(loqui);
    await say(loqui, 'x');
    await ada.event('message.created');
    expect(ada.envelopes('lobby').map(({ event }) => event.type)).not.toContain('permissions.changed');
  });

  it('may fail on a room as a whole: the room opens, and the failure is logged', async () => {
    const log = vi.fn();
    const loqui = loquiWith({ log, authorize: ({ action, message }) => action === 'room.read' || message!.author.name === 'Ada' });
    const ada = await enter(loqui);
    await ada.event('room.snapshot');
    await vi.waitFor(() => expect(log).toHaveBeenCalledWith('error', expect.stringContaining('authorize could not say'), expect.any(TypeError)));
  });

  it.each([
    ['staff', 200],
    [true, 403],
    [false, 403],
  ] as const)('lets %j remove what somebody else wrote: %i; nobody edits it', async (answer, status) => {
    const loqui = loquiWith({ authorize: ({ member, action }) => (member.name === 'Mod' && action.startsWith('message.') ? answer : true) });
    const id = uuidv7();
    const ada = await enter(loqui);
    await say(loqui, 'mine', { id });
    const edit = { type: 'message.edit', room: 'lobby', id, parts: [{ type: 'text', text: 'not mine' }] };
    expect((await post(loqui, edit, { as: 'Mod' })).status).toBe(403);
    expect((await post(loqui, { type: 'message.remove', room: 'lobby', id }, { as: 'Mod' })).status).toBe(status);
    if (status === 200) expect(await ada.event('message.removed')).toMatchObject({ id });
  });

  it('closes a room that may not be read, and serves the others', async () => {
    const loqui = loquiWith({ authorize: ({ room }) => room !== 'secret' });
    const ada = await listen(loqui, 'secret@e1:5,lobby');
    await ada.event('room.snapshot');
    expect(ada.envelopes('secret').map(({ event }) => event)).toMatchObject([{ type: 'room.closed', error: { code: 'forbidden' } }]);
    await say(loqui, 'hidden?', { room: 'secret' });
    expect(ada.envelopes('secret')).toHaveLength(1);
  });

  it.each([undefined, null, 1, 'yes', 'Staff', {}, { allowed: false }])('never counts %j as a yes, and logs it as the site’s mistake', async (answer) => {
    const log = vi.fn();
    const loqui = loquiWith({ log, authorize: (() => Promise.resolve(answer)) as unknown as NonNullable<LoquiOptions['authorize']> });
    expect(await say(loqui, 'x')).toMatchObject({ status: 500, body: { error: { code: 'internal' } } });
    expect(log.mock.calls.flat().map(String).join('\n')).toContain("authorize must return true, false or 'staff'");
  });

  it('counts an error as no answer, without details for the caller', async () => {
    const log = vi.fn();
    const loqui = loquiWith({ log, authorize: () => Promise.reject(new Error('db password is hunter2')) });
    const answer = await say(loqui, 'x');
    expect(answer).toMatchObject({ status: 500, body: { error: { code: 'internal' } } });
    expect(JSON.stringify(answer.body)).not.toContain('hunter2');
    expect(log).toHaveBeenCalledWith('error', expect.any(String), expect.objectContaining({ message: 'db password is hunter2' }));
  });
});

describe('the origin check', () => {
  const own = 'http://chat.test';
  const other = 'https://evil.test';
  const app = 'https://app.test';
  const table: [name: string, origins: LoquiOptions['origins'], headers: Record<string, string>, ok: boolean][] = [
    ['no headers: a program', [], {}, true],
    ['own origin', [], { origin: own }, true],
    ['own origin over a TLS proxy', [], { origin: 'https://chat.test' }, true],
    ['own origin, same-origin', [], { origin: own, 'sec-fetch-site': 'same-origin' }, true],
    ['typed by the user', [], { 'sec-fetch-site': 'none' }, true],
    ['another port', [], { origin: 'http://chat.test:8080' }, false],
    ['another origin', [], { origin: other }, false],
    ['a sub-domain', [], { origin: 'http://a.chat.test' }, false],
    ['an opaque origin', [], { origin: 'null' }, false],
    ['no origin, but cross-site', [], { 'sec-fetch-site': 'cross-site' }, false],
    ['no origin, but same-site', [], { 'sec-fetch-site': 'same-site' }, false],
    ['own origin, but cross-site', [], { origin: own, 'sec-fetch-site': 'cross-site' }, false],
    ['a forged forwarded host', [], { origin: other, 'x-forwarded-host': 'evil.test' }, false],
    ['a listed origin', [app], { origin: app, 'sec-fetch-site': 'cross-site' }, true],
    ['a prefix of a listed origin', [app], { origin: 'https://app.tes' }, false],
    ['a listed origin as prefix', [app], { origin: `${app}.evil.test` }, false],
    ['not a listed origin', [app], { origin: other }, false],
    ['own origin beside a list', [app], { origin: own }, true],
    ['any origin', ['*'], { origin: other, 'sec-fetch-site': 'cross-site' }, true],
    ['by function', (origin) => origin.endsWith('.app.test'), { origin: 'https://x.app.test' }, true],
    ['not by function', (origin) => origin.endsWith('.app.test'), { origin: other }, false],
  ];

  it.each(table)('%s', async (_, origins, headers, ok) => {
    const loqui = loquiWith(origins ? { origins } : {});
    const statuses = [
      (await say(loqui, 'x', { headers })).status,
      (await listen(loqui, 'lobby', { headers, reading: false })).response.status,
      (await loqui.fetch(new Request(URL_, { method: 'OPTIONS', headers: { host: 'chat.test', ...headers } }))).status,
    ];
    expect(statuses).toEqual(ok ? [200, 200, 204] : [403, 403, 403]);
    const accepted = loqui.acceptSocket(new Request(URL_, { headers: { host: 'chat.test', ...headers } }));
    expect(accepted instanceof Response ? accepted.status : 101).toBe(ok ? 101 : 403);
  });

  it('returns the origin, and accepts cookies, only if it is listed', async () => {
    const cookies: (string | null)[] = [];
    const authenticate: LoquiOptions['authenticate'] = (request) => {
      cookies.push(request.headers.get('cookie'));
      return { id: 'a', name: 'A', kind: 'person' };
    };
    const headers = { origin: app, cookie: 'session=1' };
    const listed = await say(loquiWith({ origins: [app], authenticate }), 'x', { headers });
    expect([listed.headers.get('access-control-allow-origin'), listed.headers.get('access-control-allow-credentials'), listed.headers.get('vary')]).toEqual([
      app,
      'true',
      'Origin',
    ]);
    const any = await say(loquiWith({ origins: ['*'], authenticate }), 'x', { headers });
    expect([any.headers.get('access-control-allow-origin'), any.headers.get('access-control-allow-credentials')]).toEqual(['*', null]);
    const refused = await say(loquiWith({ authenticate }), 'x', { headers });
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    expect(cookies).toEqual(['session=1', null]);
  });

  it('uses the forwarded host behind a trusted proxy', async () => {
    const loqui = loquiWith({ trustProxy: { header: 'x-forwarded-for', hops: 1 } });
    expect((await say(loqui, 'x', { headers: { origin: 'https://public.test', 'x-forwarded-host': 'public.test' } })).status).toBe(200);
  });
});

describe('a request', () => {
  it.each([
    ['no JSON type', { 'content-type': 'text/plain' }, '{}', 415, 'not-json'],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=1', 415, 'not-json'],
    ['broken JSON', {}, '{"type":', 400, 'bad-json'],
    ['no object', {}, '"x"', 400, 'bad-request'],
    ['an unknown command', {}, '{"type":"room.burn"}', 400, 'bad-request'],
    ['a name of Object’s', {}, '{"type":"constructor"}', 400, 'bad-request'],
    ['JSON too deep', {}, `{"type":${'['.repeat(40)}${']'.repeat(40)}}`, 400, 'bad-json'],
    ['a million brackets', {}, '['.repeat(1_000_000), 400, 'bad-json'],
    ['a body too large', {}, JSON.stringify({ type: 'x'.repeat(1024 * 1024) }), 413, 'too-large'],
  ])('with %s is refused', async (_, headers, body, status, code) => {
    const answer = await post(loquiWith(), body, { headers });
    expect(answer).toMatchObject({ status, body: { error: { code } } });
  });

  it('is read no further than the limit', async () => {
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
      },
    });
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: { host: 'chat.test', 'content-type': 'application/json', authorization: `Bearer ${guestToken('Ada')}` },
      body,
      duplex: 'half',
    };
    expect((await loquiWith().fetch(new Request(URL_, init))).status).toBe(413);
    expect(pulled).toBeLessThan(25);
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'HEAD'])('with %s is answered 405 with the allowed methods', async (method) => {
    const response = await loquiWith().fetch(new Request(URL_, { method, headers: { host: 'chat.test' } }));
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST, OPTIONS']);
  });

  it('for a page is answered with what this address is', async () => {
    expect((await listen(loquiWith(), 'lobby', { headers: { accept: 'text/html' } })).response.status).toBe(406);
  });

  it.each(['lobby@nonsense', '%E0%A4%A', 'a'.repeat(200), '\u0007'])('for rooms %j is refused', async (rooms) => {
    expect((await listen(loquiWith(), rooms)).response.status).toBe(400);
  });
});

describe('a command’s schema', () => {
  const check = commandSchemas(LIMITS);
  const send = (message: object): object => ({ type: 'message.send', room: 'r', message: { id: uuidv7(), parts: [{ type: 'text', text: 'x' }], ...message } });

  it.each<[string, object]>([
    ['no id', send({ id: undefined })],
    ['an id that is no UUID', send({ id: '../../etc/passwd' })],
    ['no parts', send({ parts: [] })],
    ['too many parts', send({ parts: Array.from({ length: 33 }, () => ({ type: 'text', text: 'x' })) })],
    ['a text too long', send({ parts: [{ type: 'text', text: 'x'.repeat(65_537) }] })],
    ['a script address', send({ parts: [{ type: 'file', mediaType: 'image/png', url: 'javascript:alert(1)' }] })],
    ['a hidden script address', send({ parts: [{ type: 'file', mediaType: 'image/png', url: ' java\nscript:alert(1)' }] })],
    ['a relative address', send({ parts: [{ type: 'file', mediaType: 'image/png', url: '/x.png' }] })],
    ['a data file', send({ parts: [{ type: 'file', mediaType: 'text/html', url: 'data:text/html,x' }] })],
    ['a local file', send({ parts: [{ type: 'file', mediaType: 'text/html', url: 'file:///etc/passwd' }] })],
    ['a data source', send({ parts: [{ type: 'source-url', sourceId: '1', url: 'data:text/html,x' }] })],
    ['a part of an agent', send({ parts: [{ type: 'tool-x', toolCallId: 't', state: 'output-available' }] })],
    ['reasoning', send({ parts: [{ type: 'reasoning', text: 'x' }] })],
    ['a part named like Object’s own', send({ parts: [{ type: '__proto__' }] })],
    ['metadata that is no object', send({ metadata: [1] })],
    ['a control character in the room', { ...send({}), room: 'a\u0000' }],
    ['a negative limit', { type: 'history.read', room: 'r', limit: 0 }],
    ['a page too long', { type: 'history.read', room: 'r', limit: 201 }],
    ['a bad cursor', { type: 'room.join', room: 'r', connection: uuidv7(), cursor: 'x' }],
  ])('refuses %s', (_, command) => {
    expect(() => check(JSON.parse(JSON.stringify(command)))).toThrow(/^Bad /);
  });

  it('drops unknown fields: a client sets no author, role or status', () => {
    const checked = check(
      send({
        author: { id: 'admin' },
        role: 'system',
        status: 'streaming',
        offset: 9,
        to: ['assistant'],
        metadata: { a: { b: 1 } },
        parts: [
          { type: 'text', text: 'x', state: 'streaming' },
          { type: 'file', mediaType: 'image/png', url: 'https://x.test/a.png', filename: 'a\u202egnp.exe', evil: 1 },
          { type: 'data-plan', id: '1', data: { x: [1] } },
        ],
      }),
    );
    expect(checked).toMatchObject({ message: { to: ['assistant'], metadata: { a: { b: 1 } } } });
    expect(Object.keys((checked as { message: object }).message).sort()).toEqual(['id', 'metadata', 'parts', 'to']);
    expect((checked as unknown as { message: { parts: object[] } }).message.parts).toEqual([
      { type: 'text', text: 'x' },
      { type: 'file', mediaType: 'image/png', url: 'https://x.test/a.png', filename: 'agnp.exe' },
      { type: 'data-plan', id: '1', data: { x: [1] } },
    ]);
  });

  it('throws only refusals, whatever the input', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('message.send', 'room.join', 'history.read', 'typing.set'), (value, type) => {
        for (const input of [value, { type, room: value, message: value, parts: value, connection: value }, send({ parts: value, metadata: value })]) {
          try {
            check(input);
          } catch (error) {
            expect(error).toMatchObject({ name: 'LoquiError', status: 400 });
          }
        }
      }),
      { numRuns: 500 },
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('limits', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] }));
  afterEach(() => vi.useRealTimers());

  it('allow ten messages at once, then one every six seconds on average, and state when to try again', async () => {
    const loqui = loquiWith();
    const answers = await Promise.all(Array.from({ length: 12 }, () => say(loqui, 'x')));
    // They come at once, so any of them may be the refused ones.
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.map(({ status }) => status)).toEqual([429, 429]);
    expect(refused[0]?.body).toMatchObject({ error: { code: 'too-many-messages' } });
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeLessThanOrEqual(10);
    expect((await say(loqui, 'x', { as: 'Bob' })).status).toBe(200);
    vi.advanceTimersByTime(10_001);
    expect((await say(loqui, 'x')).status).toBe(200);
    let sent = 0;
    for (let second = 0; second < 120; second++) {
      for (let n = 0; n < 3; n++) if ((await say(loqui, 'x', { as: 'Cy' })).status === 200) sent += 1;
      vi.advanceTimersByTime(1000);
    }
    expect(sent).toBeGreaterThanOrEqual(110);
    expect(sent).toBeLessThanOrEqual(130);
  });

  it('allow twenty questions to agents a minute', async () => {
    const loqui = loquiWith({ agents: { a: { async *answer() {} } }, limits: { messageBurst: 100, messagesPerMinute: 1000 } });
    const statuses: number[] = [];
    for (let n = 0; n < 21; n++) statuses.push((await say(loqui, 'x', { to: ['a'] })).status);
    expect(statuses).toEqual([...Array<number>(20).fill(200), 429]);
    expect((await say(loqui, 'not to an agent')).status).toBe(200);
  });

  it('bound commands of any kind', async () => {
    const loqui = loquiWith({ limits: { commandsPerMinute: 5 } });
    const answers = await Promise.all(Array.from({ length: 6 }, () => post(loqui, { type: 'typing.set', room: 'lobby', typing: true })));
    // They come at once, so any of them may be the refused one.
    expect(answers.filter(({ status }) => status !== 200)).toMatchObject([{ status: 429, body: { error: { code: 'too-many-commands' } } }]);
  });

  it('bound rooms per connection and connections per member', async () => {
    vi.useRealTimers();
    const loqui = loquiWith({ limits: { roomsPerConnection: 2, connectionsPerMember: 2 } });
    const greedy = await enter(loqui, 'a,b,c,d,e,f');
    const refused = ['c', 'd', 'e', 'f'].map((room) => [room, { type: 'room.closed', error: expect.objectContaining({ code: 'too-many-rooms' }) as object }]);
    await greedy.event('room.snapshot', 2);
    expect(greedy.envelopes().flatMap(({ room, event }) => (event.type === 'room.closed' ? [[room, event]] : []))).toEqual(refused);
    expect(greedy.envelopes().flatMap(({ room, event }) => (event.type === 'room.snapshot' ? [room] : []))).toEqual(['a', 'b']);
    greedy.close();
    const ada = await listen(loqui, 'a,b');
    await ada.event('room.snapshot', 2);
    const { connection } = ada.frames[0] as { connection: string };
    expect(await post(loqui, { type: 'room.join', room: 'c', connection })).toMatchObject({ status: 409, body: { error: { code: 'too-many-rooms' } } });
    const second = await enter(loqui);
    const third = await listen(loqui);
    expect([third.response.status, third.response.headers.get('retry-after')]).toEqual([429, '10']);
    expect((await listen(loqui, 'lobby', { as: 'Bob', reading: false })).response.status).toBe(200);
    second.close();
    await vi.waitFor(() => expect(loqui.stats().connections).toBe(1));
    expect((await listen(loqui)).response.status).toBe(200);
  });
});

describe('guests', () => {
  const who = guests();
  const ask = (token: string | undefined, query = ''): ReturnType<typeof who> =>
    Promise.resolve(who(new Request(`${URL_}${query}`, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } })));
  const secret = 'abcdefghijklmnop';

  it('are the same member for the same secret, whatever their names, and never another', async () => {
    const [one, two, three] = await Promise.all([ask(`guest.${secret}.QWRh`), ask(`guest.${secret}.Qm9i`), ask(`guest.${secret}x.QWRh`)]);
    expect(one).toEqual({ id: 'guest-f39dac6cbaba535e', name: 'Ada', kind: 'person' });
    expect(two).toMatchObject({ id: one?.id, name: 'Bob' });
    expect(three?.id).toMatch(/^guest-[0-9a-f]{16}$/);
    expect(three?.id).not.toBe(one?.id);
  });

  it.each([
    [`guest.${secret}.`, 'Guest'],
    [`guest.${secret}.${Buffer.from('  Zoë 🎵\u0000\u202e  ').toString('base64url')}`, 'Zoë 🎵'],
    [`guest.${secret}.${Buffer.from('x'.repeat(200)).toString('base64url')}`, 'x'.repeat(64)],
  ])('with token %s are called %j', async (token, name) => {
    expect(await ask(token)).toMatchObject({ name });
  });

  it.each([
    undefined,
    '',
    'guest',
    'guest.short.QQ',
    `guest.${secret}`,
    `guest.${secret}.!!`,
    `guest.${secret}.gICA`,
    `guest.${secret}.QQQQQ.x`,
    `admin.${secret}.QQ`,
    `guest.guest-f39dac6cbaba535e`,
  ])('are refused with token %j', async (token) => {
    expect(await ask(token)).toBeNull();
  });

  it('may send their token in the address, for a bare EventSource; a header wins', async () => {
    expect(await ask(undefined, `?token=guest.${secret}.QWRh`)).toMatchObject({ name: 'Ada' });
    expect(await ask('nonsense', `?token=guest.${secret}.QWRh`)).toBeNull();
  });

  it('without a token are refused with the remedy', async () => {
    const response = await loquiWith().fetch(new Request(URL_));
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: 'unauthenticated', message: expect.stringContaining('Authorization: Bearer') as string } });
  });
});

describe('authenticate', () => {
  it('reveals only id, name, kind and picture of a user', async () => {
    const loqui = loquiWith({ authenticate: () => ({ id: 'u1', name: 'U', kind: 'person', email: 'u@x.test', passwordHash: 'x' }) as never });
    const ada = await enter(loqui);
    await say(loqui, 'hi');
    await ada.event('message.created');
    expect(JSON.stringify(ada.frames)).not.toMatch(/email|passwordHash/);
  });
});
