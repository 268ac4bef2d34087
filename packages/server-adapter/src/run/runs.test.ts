import type { AnswerEvent } from '@loqui/core/codecs';
import { foldMessage, isEnvelope, uuidv7, type DurableEvent, type Message, type Page } from '@loqui/core/protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLoqui, type Loqui, type LoquiOptions } from '../create-loqui.js';
import { memory } from '../store/memory.js';
import type { Store } from '../store/store.js';
import { durable, enter, listen, post, say, textIn, type Listener } from '../testing/caller.js';
import { ScriptedAgent } from '../testing/scripted-agent.js';

/** The message as a client folds it from its frames. */
function folded(listener: Listener, id: string): Message | undefined {
  let message: Message | undefined;
  for (const frame of listener.frames) {
    if (!isEnvelope(frame)) continue;
    const event = frame.event;
    if (event.type === 'room.snapshot') message = event.messages.find((one) => one.id === id);
    else if (event.type === 'message.created' && event.message.id === id) message = event.message;
    else if (message && 'id' in event && event.id === id && event.type !== 'message.removed') message = foldMessage(message, event);
  }
  return message;
}

const summary = (events: readonly DurableEvent[]): string[] =>
  events.map((event) =>
    event.type === 'run.updated' ? `run ${event.run.status}` : event.type === 'message.created' ? `created ${event.message.role}` : event.type,
  );

describe('a run', () => {
  const open: Loqui[] = [];
  function loquiWith(agents: Record<string, ScriptedAgent>, options: LoquiOptions = {}): Loqui {
    const loqui = createLoqui({ log: () => undefined, agents, ...options });
    open.push(loqui);
    return loqui;
  }
  afterEach(async () => {
    vi.useRealTimers();
    await Promise.all(open.splice(0).map((loqui) => loqui.close({ grace: 0 })));
  });

  it('has all its steps in the room’s log', async () => {
    const assistant = new ScriptedAgent();
    const loqui = loquiWith({ assistant });
    const ada = await enter(loqui);
    const id = uuidv7();
    await say(loqui, 'What is up, @assistant?', { id });
    const run = await assistant.run();
    await run.say({ type: 'model', model: 'm-1' });
    await run.say('Not ');
    await run.say('much.');
    await run.say({ type: 'usage', usage: { inputTokens: 5, outputTokens: 2 } });
    await run.say({ type: 'finish', reason: 'stop' });
    run.end();
    const completed = await ada.event('message.completed');
    const last = (await ada.until(() => ada.events('run.updated').find((event) => event.run.status === 'completed'))).run;
    const story = summary(durable(ada));
    expect(story.slice(0, 4)).toEqual(['created user', 'run queued', 'run running', 'created assistant']);
    expect(story.slice(-2)).toEqual(['message.completed', 'run completed']);
    expect(completed).toMatchObject({
      id: last.message,
      status: 'completed',
      parts: [{ type: 'text', text: 'Not much.', state: 'done' }],
      usage: { outputTokens: 2 },
    });
    expect(last).toMatchObject({ agent: 'assistant', asked: id, model: 'm-1', usage: { inputTokens: 5 } });
    expect(ada.events('message.created')[1]?.message).toMatchObject({
      author: { id: 'assistant', name: 'Assistant', kind: 'agent' },
      role: 'assistant',
      status: 'streaming',
      run: last.id,
      replyTo: id,
    });
    expect(run.call).toMatchObject({ room: 'lobby', asked: { id } });
    expect(run.call.messages.map(textIn)).toEqual(['What is up, @assistant?']);
  });

  it('writes the first token at once, and gathers those that follow', async () => {
    const assistant = new ScriptedAgent();
    const loqui = loquiWith({ assistant });
    const ada = await enter(loqui);
    await say(loqui, '@assistant count');
    const run = await assistant.run();
    await ada.event('message.created', 2);
    await run.say('0');
    await ada.event('message.part');
    for (let n = 1; n < 200; n++) await run.say(` ${String(n)}`);
    run.end();
    const { id, parts } = await ada.event('message.completed');
    expect(textIn({ parts })).toBe(Array.from({ length: 200 }, (_, n) => String(n)).join(' '));
    expect(ada.events('message.delta').length).toBeLessThan(20);
    expect(folded(ada, id)?.parts).toEqual(parts);
  });

  it('counts deltas in UTF-16 units, and a client that folds them has the exact text', async () => {
    const assistant = new ScriptedAgent();
    const loqui = loquiWith({ assistant });
    const ada = await enter(loqui);
    await say(loqui, '@assistant sing');
    const run = await assistant.run();
    for (const [index, piece] of ['🎵 la', ' la\ud83c', '\udfb5', ' 你好', '\n\ndata: x'].entries()) {
      await run.say(piece);
      await (index === 0 ? ada.event('message.part') : ada.event('message.delta', index));
    }
    const { id } = ada.events('message.delta')[0] as { id: string };
    expect(textIn(folded(ada, id)!)).toBe('🎵 la la🎵 你好\n\ndata: x');
    expect(ada.events('message.delta').map(({ at }) => at)).toEqual([5, 9, 10, 13]);
    run.end();
  });

  it('accepts parts from the agent: reasoning, tools, text', async () => {
    const assistant = new ScriptedAgent();
    const loqui = loquiWith({ assistant });
    const ada = await enter(loqui);
    await say(loqui, '@assistant look');
    const run = await assistant.run();
    await run.say({ type: 'part', part: 0, value: { type: 'reasoning', text: '', state: 'streaming' } });
    await run.say({ type: 'delta', part: 0, text: 'Hm.' });
    await run.say({ type: 'part', part: 1, value: { type: 'tool-search', toolCallId: 't1', state: 'input-streaming' } });
    await run.say({ type: 'delta', part: 1, text: '{"q":1}' });
    await run.say('Found.');
    run.end();
    const { id, parts } = await ada.event('message.completed');
    expect(parts).toEqual([
      { type: 'reasoning', text: 'Hm.', state: 'done' },
      { type: 'tool-search', toolCallId: 't1', state: 'input-streaming', inputText: '{"q":1}' },
      { type: 'text', text: 'Found.', state: 'done' },
    ]);
    expect(folded(ada, id)?.parts).toEqual(parts);
  });

  it.each([
    [
      'throws',
      (run: { fail(error: Error): void }) => run.fail(new Error('no key')),
      { code: 'agent-failed', message: 'Assistant could not finish this answer. Ask again.' },
    ],
    [
      'reports an error',
      (run: { say(said: object): unknown }) => run.say({ type: 'error', error: { code: 'overloaded', message: 'busy' } }),
      { code: 'overloaded', message: 'busy' },
    ],
    [
      'leaves out a part',
      (run: { say(said: object): unknown }) => run.say({ type: 'part', part: 7, value: { type: 'text', text: '' } }),
      { code: 'agent-failed' },
    ],
    ['sends a delta to no part', (run: { say(said: object): unknown }) => run.say({ type: 'delta', part: 3, text: 'x' }), { code: 'agent-failed' }],
  ])('fails with a clear error when the agent %s, and keeps the text', async (_, misbehave, error) => {
    const assistant = new ScriptedAgent();
    const loqui = loquiWith({ assistant });
    const ada = await enter(loqui);
    await say(loqui, '@assistant go');
    const run = await assistant.run();
    await run.say('So far');
    void misbehave(run as never);
    run.end();
    expect(await ada.event('message.completed')).toMatchObject({ status: 'failed', error, parts: [{ text: 'So far', state: 'done' }] });
    expect((await ada.until(() => ada.events('run.updated').find(({ run: { status } }) => status === 'failed'))).run.error).toMatchObject(error);
  });

  it('ends at the agent’s finish, though the agent continues; later counts reach the run, and the next question does not wait', async () => {
    const assistant = new ScriptedAgent();
    const loqui = loquiWith({ assistant });
    const ada = await enter(loqui);
    await say(loqui, '@assistant go');
    await say(loqui, '@assistant again');
    const run = await assistant.run();
    await run.say('So far');
    await run.say({ type: 'finish', reason: 'length', raw: 'max_tokens' });
    expect(await ada.event('message.completed')).toMatchObject({ status: 'completed', finishReason: 'length', parts: [{ text: 'So far' }] });
    await assistant.run(2);
    void run.say('nobody hears this');
    void run.say({ type: 'usage', usage: { outputTokens: 2 } });
    run.end();
    const counted = await ada.until(() => ada.events('run.updated').find((event) => event.run.usage !== undefined));
    expect(counted.run).toMatchObject({ status: 'completed', finishReason: 'length', usage: { outputTokens: 2 } });
    expect(ada.events('message.completed')).toHaveLength(1);
  });

  it('stops reading an agent that never ends two seconds after its finish', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const assistant = new ScriptedAgent();
    const loqui = loquiWith({ assistant });
    const ada = await enter(loqui);
    await say(loqui, '@assistant go');
    const run = await assistant.run();
    await run.say('x');
    await run.say({ type: 'finish', reason: 'stop' });
    await vi.advanceTimersByTimeAsync(100);
    await ada.event('message.completed');
    await vi.advanceTimersByTimeAsync(1800);
    expect(run.returned).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(run.returned).toBe(true);
  });

  it.each<[string, readonly AnswerEvent[], string]>([
    ['nothing at all', [], 'empty answer'],
    ['only white space', [{ type: 'part', part: 0, value: { type: 'text', text: ' \n\u200b', state: 'streaming' } }], 'empty answer'],
    ['only thoughts', [{ type: 'part', part: 0, value: { type: 'reasoning', text: 'Hm.', state: 'done' } }], 'wrote no answer'],
    ['nothing before the limit', [{ type: 'finish', reason: 'length' }], 'limit'],
    ['nothing, as it refuses', [{ type: 'finish', reason: 'refusal' }], 'declined'],
    ['what a filter withheld', [{ type: 'finish', reason: 'content-filter' }], 'withheld'],
  ])('fails with a sentence when the agent yields %s', async (_, events, words) => {
    const assistant = new ScriptedAgent();
    const loqui = loquiWith({ assistant });
    const ada = await enter(loqui);
    await say(loqui, '@assistant go');
    const run = await assistant.run();
    for (const event of events) await run.say(event);
    run.end();
    const completed = await ada.event('message.completed');
    expect(completed).toMatchObject({ status: 'failed', error: { code: 'empty-answer', message: expect.stringContaining(words) as string } });
    await ada.until(() => ada.events('run.updated').find((event) => event.run.status === 'failed'));
  });

  it('stops when a person stops it, keeps the partial text, and does not wait for an agent that ignores the signal', async () => {
    const assistant = new ScriptedAgent();
    const loqui = loquiWith({ assistant });
    const ada = await enter(loqui);
    const bob = await enter(loqui, 'lobby', { as: 'Bob' });
    await say(loqui, '@assistant tell a long story');
    const run = await assistant.run();
    await run.say('Once upon a time');
    const { id } = (await bob.event('run.updated')).run;
    expect(await post(loqui, { type: 'run.stop', room: 'lobby', run: id }, { as: 'Bob' })).toMatchObject({
      status: 403,
      body: { error: { code: 'forbidden' } },
    });
    expect(run.call.signal.aborted).toBe(false);
    expect(await post(loqui, { type: 'run.stop', room: 'lobby', run: id })).toMatchObject({ status: 200, body: { stopped: true } });
    expect(run.call.signal.aborted).toBe(true);
    expect(run.returned).toBe(true);
    void run.say(' nobody hears this');
    expect(await ada.event('message.completed')).toMatchObject({ status: 'stopped', parts: [{ text: 'Once upon a time', state: 'done' }] });
    expect((await ada.event('run.updated', 3)).run).toMatchObject({ id, status: 'stopped' });
    expect(await post(loqui, { type: 'run.stop', room: 'lobby', run: id })).toMatchObject({ body: { stopped: false } });
    expect((await enter(loqui)).events('room.snapshot')[0]).toMatchObject({
      runs: [],
      messages: [{}, { status: 'stopped', parts: [{ text: 'Once upon a time' }] }],
    });
  });

  it('continues when everybody has left', async () => {
    const assistant = new ScriptedAgent();
    const loqui = loquiWith({ assistant });
    const ada = await enter(loqui);
    await say(loqui, '@assistant work');
    const run = await assistant.run();
    await run.say('half ');
    ada.close();
    await vi.waitFor(() => expect(loqui.stats().connections).toBe(0));
    expect(run.call.signal.aborted).toBe(false);
    await run.say('whole');
    run.end();
    await vi.waitFor(() => expect(loqui.stats().runs).toBe(0));
    expect((await enter(loqui)).events('room.snapshot')[0]?.messages.at(-1)).toMatchObject({ status: 'completed', parts: [{ text: 'half whole' }] });
  });

  it('appends nothing to a message after it is completed, however slow the store', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const inner = memory();
    let gate = Promise.resolve();
    const store: Store = Object.assign(Object.create(inner) as Store, {
      append: async (...batch: Parameters<Store['append']>) => {
        await gate;
        return inner.append(...batch);
      },
    });
    const assistant = new ScriptedAgent();
    const loqui = loquiWith({ assistant }, { store });
    const ada = await enter(loqui);
    await say(loqui, '@assistant go');
    const run = await assistant.run();
    let letStore = (): void => undefined;
    gate = new Promise((resolve) => (letStore = resolve));
    await run.say('written ');
    await run.say('and while that is stored, more');
    run.end();
    await vi.advanceTimersByTimeAsync(0);
    letStore();
    await vi.advanceTimersByTimeAsync(100);
    await say(loqui, 'later');
    await vi.advanceTimersByTimeAsync(100);
    await ada.event('message.created', 3);
    expect(summary(durable(ada)).slice(-3)).toEqual(['message.completed', 'run completed', 'created user']);
    expect((await ada.event('message.completed')).parts).toMatchObject([{ text: 'written and while that is stored, more' }]);
  });

  it('sends a late client the text up to its snapshot, and then only what is new', async () => {
    const assistant = new ScriptedAgent();
    const loqui = loquiWith({ assistant });
    const ada = await enter(loqui);
    await say(loqui, '@assistant speak');
    const run = await assistant.run();
    const answer = (await ada.event('message.created', 2)).message.id;
    const late: Listener[] = [];
    for (let n = 0; n < 60; n++) {
      await run.say(`${String(n)},`);
      if (n % 10 === 5) {
        await ada.until(() => textIn(folded(ada, answer)!).endsWith(`${String(n)},`));
        late.push(await listen(loqui, 'lobby', { as: `Late ${String(n)}` }));
      }
    }
    run.end();
    const { id, parts } = await ada.event('message.completed');
    for (const one of late) {
      await one.event('message.completed');
      const opening = one.envelopes()[0];
      const before = one.envelopes().filter((envelope) => envelope.event.type !== 'message.completed' && envelope.event.type !== 'run.updated');
      expect(opening?.event.type).toBe('room.snapshot');
      expect(opening?.event).toMatchObject({ runs: [{ status: 'running', message: id }] });
      // Every delta continues the text before it, without overlap or hole.
      let length = opening?.event.type === 'room.snapshot' ? textIn(opening.event.messages.at(-1)!).length : -1;
      let offset = opening?.offset ?? -1;
      for (const envelope of before.slice(1)) {
        if (envelope.offset === undefined) continue;
        expect(envelope.offset).toBe(++offset);
        if (envelope.event.type !== 'message.delta') continue;
        expect(envelope.event.at).toBe(length);
        length += envelope.event.text.length;
      }
      expect(folded(one, id)?.parts).toEqual(parts);
    }
    expect(await post(loqui, { type: 'history.read', room: 'lobby' })).toMatchObject({ body: { messages: [{}, { id, parts }] } });
  });

  it('is shown in a page of history with its text so far', async () => {
    const assistant = new ScriptedAgent();
    const loqui = loquiWith({ assistant });
    const ada = await enter(loqui);
    await say(loqui, '@assistant speak');
    const run = await assistant.run();
    await run.say('so far');
    await ada.event('message.part');
    const { messages } = (await post(loqui, { type: 'history.read', room: 'lobby' })).body as Page;
    expect(messages.map(textIn)).toEqual(['@assistant speak', 'so far']);
    run.end();
  });

  it('answers one question at a time per agent and room, in order', async () => {
    const [assistant, poet] = [new ScriptedAgent(), new ScriptedAgent()];
    const loqui = loquiWith({ assistant, poet });
    const ada = await enter(loqui);
    await say(loqui, '@assistant one');
    await say(loqui, '@assistant two', { as: 'Bob' });
    await say(loqui, '@poet three', { as: 'Cy' });
    // The poet was asked last: if the second question did not wait, its run would have begun by now.
    await poet.run();
    await assistant.run();
    expect(assistant.runs).toHaveLength(1);
    await (await assistant.run()).say('first');
    (await assistant.run()).end();
    const second = await assistant.run(2);
    expect(second.call.messages.map(textIn)).toEqual(['@assistant one', 'first', '@assistant two']);
    second.end();
    (await poet.run()).end();
    await ada.event('message.completed', 3);
  });

  it('keeps at most two runs of one asker going, over all rooms, and stops a queued one without a message', async () => {
    const assistant = new ScriptedAgent();
    const loqui = loquiWith({ assistant });
    const ada = await enter(loqui, 'r3');
    for (const room of ['r1', 'r2', 'r3']) await say(loqui, 'go', { room, to: ['assistant'] });
    await say(loqui, 'go', { room: 'r4', to: ['assistant'], as: 'Bob' });
    await assistant.run(3);
    expect(assistant.runs.map((run) => run.call.room)).toEqual(['r1', 'r2', 'r4']);
    const { run } = await ada.event('run.updated');
    expect(run.status).toBe('queued');
    expect(await post(loqui, { type: 'run.stop', room: 'r3', run: run.id })).toMatchObject({ body: { stopped: true } });
    expect((await ada.event('run.updated', 2)).run.status).toBe('stopped');
    expect(ada.events('message.created')).toHaveLength(1);
    for (const one of assistant.runs) one.end();
  });

  it('begins by `to` and by mentions, and by nothing else', async () => {
    const assistant = new ScriptedAgent();
    const loqui = loquiWith({ assistant });
    await say(loqui, 'mail me at ada@assistant.test, or `@assistant`');
    await loqui.room('lobby').send({ author: { id: 'bot', name: 'Bot', kind: 'agent' }, content: '@assistant hello' });
    expect(loqui.stats().runs).toBe(0);
    expect(await say(loqui, 'hi', { to: ['nobody'] })).toMatchObject({ status: 400, body: { error: { code: 'unknown-agent' } } });
    await say(loqui, 'hey @ASSISTANT!');
    (await assistant.run()).end();
  });

  it('is repeated by a retry: the old answer is removed, and the same question is asked', async () => {
    const assistant = new ScriptedAgent();
    const loqui = loquiWith({ assistant });
    const ada = await enter(loqui);
    await say(loqui, '@assistant think');
    await (await assistant.run()).say('bad');
    const { id } = await ada.event('message.created', 2).then(({ message }) => message);
    expect(await post(loqui, { type: 'run.retry', room: 'lobby', message: id })).toMatchObject({ status: 409, body: { error: { code: 'still-running' } } });
    (await assistant.run()).end();
    await ada.event('message.completed');
    const answers = await Promise.all([1, 2].map(() => post(loqui, { type: 'run.retry', room: 'lobby', message: id })));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    const again = await assistant.run(2);
    expect(again.call.messages.map(textIn)).toEqual(['@assistant think']);
    await again.say('good');
    again.end();
    await ada.event('message.completed', 2);
    expect(ada.events('message.removed')).toEqual([{ type: 'message.removed', id }]);
    expect((await enter(loqui)).events('room.snapshot')[0]?.messages.map(textIn)).toEqual(['@assistant think', 'good']);
    expect(assistant.runs).toHaveLength(2);
  });

  it('leaves the event loop time for other work when an agent never pauses', async () => {
    const loqui = createLoqui({
      log: () => undefined,
      agents: {
        loop: {
          async *answer({ signal }) {
            while (!signal.aborted) yield 'x';
          },
        },
      },
    });
    open.push(loqui);
    const ada = await enter(loqui);
    await say(loqui, '@loop');
    await ada.event('message.delta', 2);
    const { run } = ada.events('run.updated')[0] as { run: { id: string } };
    await post(loqui, { type: 'run.stop', room: 'lobby', run: run.id });
    expect(await ada.event('message.completed')).toMatchObject({ status: 'stopped' });
  });

  it('is closed after a crash when its room is next used', async () => {
    const store = memory();
    const answer: Message = {
      id: uuidv7(),
      author: { id: 'assistant', name: 'A', kind: 'agent' },
      role: 'assistant',
      parts: [],
      status: 'streaming',
      createdAt: 1,
      run: uuidv7(),
      replyTo: uuidv7(),
    };
    const run = { id: answer.run!, agent: 'assistant', status: 'running', message: answer.id, asked: answer.replyTo!, asker: 'x', startedAt: 1 } as const;
    await store.append('lobby', [
      { type: 'run.updated', run: { ...run, id: 'queued-one', status: 'queued' } },
      { type: 'run.updated', run },
      { type: 'message.created', message: answer },
      { type: 'message.part', id: answer.id, part: 0, value: { type: 'text', text: 'as far ', state: 'streaming' } },
      { type: 'message.delta', id: answer.id, part: 0, at: 7, text: 'as this' },
    ]);
    const { epoch } = await store.open('lobby');
    const loqui = loquiWith({}, { store });
    const ada = await enter(loqui, `lobby@${epoch}:5`);
    await ada.event('run.updated', 2);
    expect(durable(ada)).toMatchObject([
      { type: 'message.completed', id: answer.id, status: 'interrupted', parts: [{ text: 'as far as this', state: 'done' }], error: { code: 'interrupted' } },
      { type: 'run.updated', run: { id: 'queued-one', status: 'interrupted' } },
      { type: 'run.updated', run: { id: run.id, status: 'interrupted' } },
    ]);
    expect((await store.open('lobby')).offset).toBe(8);
    await enter(loqui);
    expect((await store.open('lobby')).offset).toBe(8);
  });
});
