import type { Part } from '@loqui/core/protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLoqui, type Loqui, type LoquiOptions } from '../create-loqui.js';
import { enter, post, say } from '../testing/caller.js';

const open: Loqui[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((loqui) => loqui.close({ grace: 0 })));
});

function withAgent(answer: () => unknown, options: LoquiOptions = {}): { loqui: Loqui; log: ReturnType<typeof vi.fn> } {
  const log = vi.fn();
  const loqui = createLoqui({ log, agents: { assistant: { answer: answer as never } }, ...options });
  open.push(loqui);
  return { loqui, log };
}

/** The end of the answer in the room, and the log's lines. */
async function endOf({ loqui, log }: ReturnType<typeof withAgent>) {
  const ada = await enter(loqui);
  await say(loqui, '@assistant go');
  const completed = await ada.event('message.completed');
  const run = (await ada.until(() => ada.events('run.updated').find((event) => event.run.status !== 'queued' && event.run.status !== 'running'))).run;
  return {
    completed,
    run,
    ada,
    logged: log.mock.calls.map((call) => call.map((one: unknown) => (one instanceof Error ? `${one.name} ${one.message}` : String(one))).join(' ')).join('\n'),
  };
}

const circular: Record<string, unknown> = {};
circular.self = { circular };
let deep: unknown = 1;
for (let level = 0; level < 10_000; level++) deep = [deep];
let wide: unknown = 'x'.repeat(1000);
for (let level = 0; level < 40; level++) wide = [wide, wide];
const thrower = {
  get data(): never {
    throw new Error('from a getter');
  },
};
const proxy = new Proxy(
  {},
  {
    ownKeys: () => {
      throw new Error('from a proxy');
    },
  },
);
const data = (value: unknown) => ({ type: 'data-x', data: value });
const part = (value: unknown) => ({ type: 'part', part: 1, value });

describe('what an agent yields', () => {
  it.each<[string, unknown]>([
    ['a BigInt', part(data(1n))],
    ['a circle', part(data(circular))],
    ['a function', part(data(() => 1))],
    ['a symbol', part(data(Symbol('x')))],
    ['nothing as data', part(data(undefined))],
    ['nothing in a list', part(data([1, undefined]))],
    ['a toJSON that throws', part(data({ toJSON: () => JSON.parse('{') as unknown }))],
    ['a Date', part(data(new Date()))],
    ['a Map', part(data(new Map([[1, 2]])))],
    ['an Error', part(data(new Error('x')))],
    ['NaN', part(data({ share: Number.NaN }))],
    ['Infinity', part(data([Infinity]))],
    ['JSON without an end of depth', part(data(deep))],
    ['a key __proto__', part(data(JSON.parse('{"__proto__":{"admin":true}}')))],
    ['a getter that throws', part(thrower)],
    ['a proxy that throws', part(data(proxy))],
    ['a part of no type', part({ text: 'x' })],
    ['a part of an unknown type', part({ type: 'video', url: 'https://x.test' })],
    ['a part that is a string', part('text')],
    ['a part that is null', part(null)],
    ['a text that is a number', part({ type: 'text', text: 5 })],
    ['a text that is missing', part({ type: 'text' })],
    ['a state that is none', part({ type: 'text', text: 'x', state: 'half' })],
    ['a tool call without an id', part({ type: 'tool-search', state: 'input-available' })],
    ['a tool call in no state', part({ type: 'dynamic-tool', toolName: 'x', toolCallId: '1', state: 'thinking' })],
    ['a script as a source', part({ type: 'source-url', sourceId: '1', url: 'javascript:alert(1)' })],
    ['a page as a file', part({ type: 'file', mediaType: 'text/html', url: 'data:text/html,<script>alert(1)</script>' })],
    ['a blob as a file', part({ type: 'file', mediaType: 'image/png', url: 'blob:https://x.test/1' })],
    ['a local file', part({ type: 'file', mediaType: 'image/png', url: 'file:///etc/passwd' })],
    ['a part number that is none', { type: 'part', part: '1', value: { type: 'text', text: 'x' } }],
    ['a delta that is no text', { type: 'delta', part: 0, text: { toString: () => 'x' } }],
    ['a usage with a circle', { type: 'usage', usage: circular }],
    ['an error without words', { type: 'error', error: { code: 7 } }],
    ['an error that is missing', { type: 'error' }],
    ['an event of no type', {}],
    ['an event of an unknown type', { type: 'message.removed', id: 'x' }],
    ['undefined', undefined],
    ['null', null],
    ['a number', 5],
    ['a BigInt by itself', 5n],
    ['a list', ['x']],
    [
      'an event that throws when it is read',
      {
        get type(): never {
          throw new Error('no type for you');
        },
      },
    ],
  ])('fails the run with a sentence when it is %s, and the text stays', async (_, value) => {
    const under = withAgent(async function* () {
      yield 'So far';
      yield value;
      yield 'nobody hears this';
    });
    const { completed, run, ada, logged } = await endOf(under);
    expect(completed).toMatchObject({ status: 'failed', parts: [{ type: 'text', text: 'So far', state: 'done' }], error: { code: 'agent-bad-part' } });
    expect(completed.error?.message).toBe('Assistant could not finish this answer. Ask again.');
    expect(run).toMatchObject({ status: 'failed', error: { code: 'agent-bad-part' } });
    expect(logged).toContain('BadAnswerError');
    // The server and the room still work.
    await say(under.loqui, 'still there?');
    expect(await ada.event('message.created', 3)).toBeTruthy();
    expect(await post(under.loqui, { type: 'history.read', room: 'lobby' })).toMatchObject({ status: 200 });
  });

  it.each<[string, unknown]>([
    ['a text beyond all bounds', 'x'.repeat(5_000_000)],
    ['a part beyond all bounds', part({ type: 'text', text: 'x'.repeat(5_000_000) })],
    ['a small value that unfolds without end', part(data(wide))],
    ['a list with a claimed length', part(data(new Array(4_000_000_000)))],
  ])('fails the run when it is %s', async (_, value) => {
    const { completed } = await endOf(
      withAgent(async function* () {
        yield 'So far';
        yield value;
      }),
    );
    expect(completed).toMatchObject({ status: 'failed', parts: [{ text: 'So far' }], error: { code: 'agent-too-large' } });
  });

  it('ends an endless answer at its limits', async () => {
    const limits = { answerSize: 100_000, answerParts: 3 };
    const text = withAgent(
      async function* () {
        for (;;) yield 'and so on ';
      },
      { limits },
    );
    const { completed } = await endOf(text);
    expect(completed).toMatchObject({ status: 'failed', error: { code: 'agent-too-large' } });
    expect((completed.parts[0] as { text: string }).text.length).toBeGreaterThan(99_000);
    const parts = withAgent(
      async function* () {
        for (let at = 0; ; at++) yield { type: 'part', part: at, value: { type: 'step-start' } };
      },
      { limits },
    );
    expect((await endOf(parts)).completed).toMatchObject({ status: 'failed', parts: [{}, {}, {}], error: { code: 'agent-too-large' } });
  });

  it('is copied as plain JSON: undefined fields are left out, half characters replaced, and later changes ignored', async () => {
    const value = { type: 'data-x', id: undefined, data: { list: [1, null, true, 'x\udc00'], nested: Object.assign(Object.create(null) as object, { a: 1 }) } };
    const { completed } = await endOf(
      withAgent(async function* () {
        yield { type: 'part', part: 0, value };
        value.data.list.push('later');
        yield { type: 'part', part: 1, value: { type: 'text', text: 'a\ud83c', state: 'streaming' } };
        yield { type: 'delta', part: 1, text: '\udfb5 b\ud83c' };
        yield { type: 'part', part: 2, value: { type: 'file', mediaType: 'image/png', url: 'https://x.test/a.png', filename: 'a\u202egnp.exe' } };
      }),
    );
    expect(completed.status).toBe('completed');
    expect(completed.parts).toEqual<Part[]>([
      { type: 'data-x', data: { list: [1, null, true, 'x\ufffd'], nested: { a: 1 } } },
      { type: 'text', text: 'a🎵 b\ufffd', state: 'done' },
      { type: 'file', mediaType: 'image/png', url: 'https://x.test/a.png', filename: 'agnp.exe' },
    ]);
  });
});

describe('an agent that misbehaves', () => {
  const never = new Promise<never>(() => undefined);
  it.each<[string, () => unknown, string]>([
    ['gives nothing', () => undefined, 'agent-bad-answer'],
    ['gives a string', () => 'Hello', 'agent-bad-answer'],
    ['gives a promise', async () => (async function* () {})(), 'agent-bad-answer'],
    ['throws at once', () => { throw new Error('x'); }, 'agent-failed'], // prettier-ignore
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- agents are others' code and throw anything
    ['throws null', () => { throw null; }, 'agent-failed'], // prettier-ignore
    ['throws what has no words', () => { throw Object.create(null); }, 'agent-failed'], // prettier-ignore
    ['has an iterator that is none', () => ({ [Symbol.asyncIterator]: () => undefined }), 'agent-failed'],
    ['has an iterator that throws', () => ({ [Symbol.asyncIterator]: () => { throw new Error('x'); } }), 'agent-failed'], // prettier-ignore
    ['has a next that gives no promise', () => ({ [Symbol.asyncIterator]: () => ({ next: () => 5 }) }), 'agent-bad-answer'],
    ['has a next that gives null', () => ({ [Symbol.asyncIterator]: () => ({ next: async () => null }) }), 'agent-bad-answer'],
    ['has a next whose then throws', () => ({ [Symbol.asyncIterator]: () => ({ next: () => ({ then() { throw new Error('x'); } }) }) }), 'agent-failed'], // prettier-ignore
    ['has a result that throws', () => ({ [Symbol.asyncIterator]: () => ({ next: async () => ({ get done(): never { throw new Error('x'); } }) }) }), 'agent-failed'], // prettier-ignore
    ['has a return that throws', () => ({ [Symbol.asyncIterator]: () => ({ next: async () => ({ done: false, value: 5 }), return() { throw new Error('x'); } }) }), 'agent-bad-part'], // prettier-ignore
    ['never returns', () => ({ [Symbol.asyncIterator]: () => ({ next: async () => ({ done: false, value: 5 }), return: () => never }) }), 'agent-bad-part'],
  ])('and %s fails its run', async (_, answer, code) => {
    const { completed } = await endOf(withAgent(answer));
    expect(completed).toMatchObject({ status: 'failed', error: { code } });
  });
});

describe('an agent’s error', () => {
  const secret = 'ENOENT: no such file, open /srv/app/keys/sk-live-4242424242424242.pem';
  it.each<[string, () => AsyncIterable<unknown>, string]>([
    [
      'that is thrown',
      async function* () {
        yield 'Hm';
        throw new Error(secret);
      },
      'agent-failed',
    ],
    [
      'of a provider',
      async function* () {
        yield { type: 'error', error: { code: 'provider-auth', message: secret } };
      },
      'provider-auth',
    ],
    [
      'of a provider that is not known',
      async function* () {
        yield { type: 'error', error: { code: 'provider-of-tomorrow', message: secret } };
      },
      'provider-of-tomorrow',
    ],
    [
      'in the words of a machine',
      async function* () {
        yield { type: 'error', error: { code: 'ENOENT', message: secret } };
      },
      'agent-failed',
    ],
    [
      'behind a finish',
      async function* () {
        yield { type: 'finish', reason: 'error', raw: secret };
      },
      'agent-failed',
    ],
  ])('%s reaches the room as a sentence, and the log unchanged', async (_, answer, code) => {
    const log = vi.fn();
    const loqui = createLoqui({ log, agents: { assistant: { answer: answer as never } } });
    open.push(loqui);
    const ada = await enter(loqui);
    await say(loqui, '@assistant go');
    const { error } = await ada.event('message.completed');
    expect(error?.code).toBe(code);
    expect(error?.message).toMatch(/^Assistant .{10,100}\.$/);
    expect(JSON.stringify(ada.frames)).not.toMatch(/sk-live|srv|ENOENT/);
    const details = log.mock.calls
      .filter(([level]) => level === 'error')
      .map((call) => call[2] as Error | { message: string })
      .map((one) => one.message);
    expect(details.join()).toContain('sk-live');
  });

  it('that the agent wrote for people reaches the room unchanged', async () => {
    const { completed } = await endOf(
      withAgent(async function* () {
        yield { type: 'error', error: { code: 'allowance-spent', message: 'Your allowance of today is spent. Come back tomorrow.' } };
      }),
    );
    expect(completed.error).toEqual({ code: 'allowance-spent', message: 'Your allowance of today is spent. Come back tomorrow.' });
  });
});
