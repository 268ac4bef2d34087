import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnthropicReader } from './anthropic-messages.js';
import type { AnswerEvent } from './answer.js';
import { createEventStreamReader } from './event-stream.js';

const start = (id = 'msg_1', rest: object = {}): object => ({
  type: 'message_start',
  message: { id, role: 'assistant', model: 'claude-x', content: [], usage: { input_tokens: 25, output_tokens: 1 }, ...rest },
});
const block = (index: number, content_block: object): object => ({ type: 'content_block_start', index, content_block });
const delta = (index: number, change: object): object => ({ type: 'content_block_delta', index, delta: change });
const stop = (index: number): object => ({ type: 'content_block_stop', index });
const ending = (stop_reason = 'end_turn', usage: object = { output_tokens: 15 }): object[] => [
  { type: 'message_delta', delta: { stop_reason }, usage },
  { type: 'message_stop' },
];

function read(...payloads: object[]): AnswerEvent[] {
  const reader = createAnthropicReader();
  return [...payloads.flatMap((payload) => reader.read(JSON.stringify(payload))), ...reader.end()];
}

const parts = (events: readonly AnswerEvent[]): unknown[] => {
  const last: unknown[] = [];
  for (const event of events) if (event.type === 'part') last[event.part] = event.value;
  return last;
};

describe('the Anthropic reader', () => {
  it('emits text, counts and the end', () => {
    expect(read(start(), block(0, { type: 'text', text: '' }), { type: 'ping' }, delta(0, { type: 'text_delta', text: 'Hi' }), stop(0), ...ending())).toEqual([
      { type: 'model', model: 'claude-x' },
      { type: 'usage', usage: { inputTokens: 25, outputTokens: 1 } },
      { type: 'part', part: 0, value: { type: 'text', text: '', state: 'streaming' } },
      { type: 'delta', part: 0, text: 'Hi' },
      { type: 'part', part: 0, value: { type: 'text', text: 'Hi', state: 'done' } },
      { type: 'usage', usage: { inputTokens: 25, outputTokens: 15 } },
      { type: 'finish', reason: 'stop', raw: 'end_turn' },
    ]);
  });

  it('keeps the signature of a thought, and a redacted thought', () => {
    const events = read(
      start(),
      block(0, { type: 'thinking', thinking: '', signature: '' }),
      delta(0, { type: 'thinking_delta', thinking: 'hm' }),
      delta(0, { type: 'signature_delta', signature: 'sig' }),
      stop(0),
      block(1, { type: 'redacted_thinking', data: 'secret' }),
      stop(1),
      ...ending(),
    );
    expect(parts(events)).toEqual([
      { type: 'reasoning', text: 'hm', state: 'done', providerMetadata: { anthropic: { signature: 'sig' } } },
      { type: 'reasoning', text: '', state: 'done', providerMetadata: { anthropic: { redactedData: 'secret' } } },
    ]);
  });

  it('reads a call whose input streams, and one whose input comes whole with its start', () => {
    const events = read(
      start(),
      block(0, { type: 'tool_use', id: 't1', name: 'f', input: {} }),
      delta(0, { type: 'input_json_delta', partial_json: '{"x"' }),
      delta(0, { type: 'input_json_delta', partial_json: ':1}' }),
      stop(0),
      block(1, { type: 'tool_use', id: 't2', name: 'g', input: { y: 2 } }),
      stop(1),
      ...ending('tool_use'),
    );
    expect(parts(events)).toEqual([
      { type: 'dynamic-tool', toolCallId: 't1', toolName: 'f', state: 'input-available', input: { x: 1 } },
      { type: 'dynamic-tool', toolCallId: 't2', toolName: 'g', state: 'input-available', input: { y: 2 } },
    ]);
  });

  it('reads the result of a provider’s tool, also from a later message, and its sources', () => {
    const result = [
      { type: 'web_search_result', url: 'https://a.example/', title: 'A' },
      { type: 'web_search_result', url: 'https://b.example/', title: 'B' },
    ];
    const events = read(
      start(),
      block(0, { type: 'server_tool_use', id: 's1', name: 'web_search', input: {} }),
      delta(0, { type: 'input_json_delta', partial_json: '{"query":"q"}' }),
      stop(0),
      ...ending('pause_turn'),
      start('msg_2'),
      block(0, { type: 'web_search_tool_result', tool_use_id: 's1', content: result }),
      stop(0),
      block(1, { type: 'text', text: '', citations: [] }),
      delta(1, { type: 'citations_delta', citation: { type: 'web_search_result_location', url: 'https://a.example/', title: 'A' } }),
      delta(1, { type: 'text_delta', text: 'so' }),
      stop(1),
      ...ending(),
    );
    expect(parts(events)).toMatchObject([
      { toolName: 'web_search', providerExecuted: true, input: { query: 'q' }, state: 'output-available', output: result },
      { type: 'source-url', url: 'https://a.example/' },
      { type: 'source-url', url: 'https://b.example/', title: 'B' },
      { type: 'text', text: 'so' },
    ]);
    expect(events.filter(({ type }) => type === 'finish').length).toBe(1);
  });

  it('reads the failure of a provider’s tool', () => {
    const events = read(
      start(),
      block(0, { type: 'server_tool_use', id: 's1', name: 'web_search', input: { query: 'q' } }),
      stop(0),
      block(1, { type: 'web_search_tool_result', tool_use_id: 's1', content: { type: 'web_search_tool_result_error', error_code: 'max_uses_exceeded' } }),
      stop(1),
      ...ending(),
    );
    expect(parts(events)).toMatchObject([{ state: 'output-error', errorText: 'max_uses_exceeded' }]);
  });

  it('gives the code tools one name, and their type in the input', () => {
    const events = read(
      start(),
      block(0, { type: 'server_tool_use', id: 's1', name: 'bash_code_execution', input: {} }),
      delta(0, { type: 'input_json_delta', partial_json: '{"command":"ls"}' }),
      stop(0),
      ...ending(),
    );
    expect(parts(events)).toMatchObject([{ toolName: 'code_execution', input: { type: 'bash_code_execution', command: 'ls' } }]);
  });

  it('cites documents that have no address', () => {
    const citation = { type: 'char_location', document_index: 0, document_title: 'Manual' };
    const events = read(
      start(),
      block(0, { type: 'text', text: '' }),
      delta(0, { type: 'citations_delta', citation }),
      delta(0, { type: 'citations_delta', citation }),
      stop(0),
      ...ending(),
    );
    expect(parts(events)).toMatchObject([{ type: 'text' }, { type: 'source-document', title: 'Manual', mediaType: 'text/plain' }]);
    expect(parts(events).length).toBe(2);
  });

  it('counts cached input as input, and replaces a count by a later one', () => {
    const usage = { input_tokens: 61, cache_read_input_tokens: 100, cache_creation_input_tokens: 7, output_tokens: 2 };
    expect(
      read(start(), ...ending('end_turn', usage))
        .filter(({ type }) => type === 'usage')
        .at(-1),
    ).toEqual({
      type: 'usage',
      usage: { inputTokens: 168, outputTokens: 2, cachedInputTokens: 100, cacheWriteInputTokens: 7 },
    });
  });

  it.each([
    ['max_tokens', 'length'],
    ['tool_use', 'tool-calls'],
    ['refusal', 'refusal'],
    ['something_new', 'other'],
  ])('reads the stop reason %s as %s', (raw, reason) => {
    expect(read(start(), ...ending(raw)).at(-1)).toEqual({ type: 'finish', reason, raw });
  });

  it('fails when two answers are mixed in one stream, and leaves no part open', () => {
    const events = read(
      start(),
      block(0, { type: 'tool_use', id: 't1', name: 'f', input: {} }),
      delta(0, { type: 'input_json_delta', partial_json: '{' }),
      start('msg_2'),
      ...ending(),
    );
    expect(events.at(-1)).toMatchObject({ type: 'error', error: { code: 'bad-payload' } });
    expect(parts(events)).toMatchObject([{ state: 'output-error' }]);
  });

  it('fails with the provider’s message, at a truncated stream, and at input for an unknown call', () => {
    expect(read(start(), { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }).at(-1)).toEqual({
      type: 'error',
      error: { code: 'provider-error', message: 'The provider failed: Overloaded (overloaded_error)' },
    });
    expect(read(start(), block(0, { type: 'text', text: 'x' })).at(-1)).toMatchObject({ error: { code: 'truncated' } });
    expect(read().at(-1)).toMatchObject({ error: { code: 'truncated' } });
    expect(read(start(), delta(3, { type: 'input_json_delta', partial_json: '{' })).at(-1)).toMatchObject({ error: { code: 'bad-payload' } });
  });

  it('reads an answer that comes in one piece', () => {
    const whole = { ...(start() as { message: object }).message, type: 'message', stop_reason: 'max_tokens', usage: { input_tokens: 3, output_tokens: 2 } };
    const content = [
      { type: 'text', text: 'Hi' },
      { type: 'tool_use', id: 't', name: 'f', input: { a: 1 } },
    ];
    const events = read({ ...whole, content });
    expect(parts(events)).toMatchObject([
      { type: 'text', text: 'Hi', state: 'done' },
      { toolName: 'f', state: 'input-available', input: { a: 1 } },
    ]);
    expect(events.at(-1)).toEqual({ type: 'finish', reason: 'length', raw: 'max_tokens' });
    expect(events).toContainEqual({ type: 'usage', usage: { inputTokens: 3, outputTokens: 2 } });
  });

  const text = [block(0, { type: 'text', text: '' }), delta(0, { type: 'text_delta', text: 'Hi' }), stop(0)];
  const [stopReason] = ending();

  it.each<[string, object[]]>([
    ['a message that begins twice', [start('gateway'), start('msg_1'), ...text, ...ending()]],
    ['a block that begins twice', [start(), block(0, { type: 'text', text: '' }), ...text, ...ending()]],
    ['no message_stop', [start(), ...text, stopReason!]],
    ['no content_block_stop', [start(), ...text.slice(0, 2), ...ending()]],
    ['no content_block_start', [start(), ...text.slice(1), ...ending()]],
    ['no message_start', [...text, ...ending()]],
    ['message in place of delta', [start(), ...text, { type: 'message_delta', message: { stop_reason: 'end_turn' } }, { type: 'message_stop' }]],
    ['the stop reason beside the delta', [start(), ...text, { type: 'message_delta', stop_reason: 'end_turn' }]],
    ['numbers as text', [start(), block('0' as never, { type: 'text' }), delta('0' as never, { type: 'text_delta', text: 'Hi' }), ...ending()]],
    ['a ping of no type', [start(), {}, ...text, ...ending()]],
    ['an error after the last word', [start(), ...text, ...ending(), { type: 'error', error: { message: 'late' } }]],
  ])('is not disturbed by %s', (_, payloads) => {
    const events = read(...payloads);
    expect(parts(events)).toEqual([{ type: 'text', text: 'Hi', state: 'done' }]);
    expect(events.at(-1)).toEqual({ type: 'finish', reason: 'stop', raw: 'end_turn' });
  });

  it('applies a delta without a number to the newest block', () => {
    const unnumbered = (payload: object): object => ({ ...payload, index: undefined });
    const events = read(
      start(),
      ...text.map(unnumbered),
      unnumbered(block(1, { type: 'tool_use', id: 't', name: 'f', input: {} })),
      unnumbered(delta(1, { type: 'input_json_delta', partial_json: '{"a":1}' })),
      unnumbered(stop(1)),
      ...ending('tool_use'),
    );
    expect(parts(events)).toMatchObject([{ text: 'Hi' }, { toolName: 'f', input: { a: 1 } }]);
  });

  it('ends at [DONE] only if the answer is whole', () => {
    const reader = createAnthropicReader();
    const feed = (payload: object | string): AnswerEvent[] => reader.read(typeof payload === 'string' ? payload : JSON.stringify(payload));
    for (const payload of [start(), ...text.slice(0, 2)]) feed(payload);
    expect(feed('[DONE]')).toEqual([]);
    expect(reader.progress).toBe('answering');
    feed(delta(0, { type: 'text_delta', text: '!' }));
    feed(stopReason!);
    expect(reader.progress).toBe('counted');
    expect(feed('[DONE]')).toMatchObject([{ value: { text: 'Hi!', state: 'done' } }, { type: 'finish', reason: 'stop' }]);
    expect(reader.end()).toEqual([]);
  });

  it('skips empty data, and reads an event’s type from the SSE message if its data lack it', () => {
    const reader = createAnthropicReader();
    const events = ['', ' ', 'null', ': ping', 'ping', '{}'].flatMap((data) => reader.read(data, 'ping'));
    for (const payload of [start(), ...text, ...ending()]) {
      const { type, ...rest } = payload as { type: string };
      events.push(...reader.read(JSON.stringify(rest), type));
    }
    expect([...events, ...reader.end()].at(-1)).toMatchObject({ type: 'finish', reason: 'stop' });
    expect(createAnthropicReader().read('{"message":"Overloaded"}', 'error')).toMatchObject([{ type: 'error', error: { code: 'provider-error' } }]);
  });

  it('passes a compaction through with its text, and reads everything after it', () => {
    const events = read(
      start(),
      block(0, { type: 'compaction', content: null }),
      delta(0, { type: 'compaction_delta', content: 'The sum', encrypted_content: 'e' }),
      delta(0, { type: 'compaction_delta', content: 'mary.' }),
      stop(0),
      block(1, { type: 'text', text: 'Go' }),
      stop(1),
      ...ending(),
    );
    expect(parts(events)).toEqual([
      {
        type: 'custom',
        kind: 'anthropic.compaction',
        providerMetadata: { anthropic: { type: 'compaction', content: 'The summary.', encrypted_content: 'e' } },
      },
      { type: 'text', text: 'Go', state: 'done' },
    ]);
    expect(events.at(-1)).toMatchObject({ type: 'finish' });
  });

  it('reads counts that come after the end', () => {
    const reader = createAnthropicReader();
    for (const payload of [start(), ...text, { type: 'message_delta', delta: { stop_reason: 'end_turn' } }]) reader.read(JSON.stringify(payload));
    expect(reader.progress).toBe('whole');
    expect(reader.end().at(-1)).toMatchObject({ type: 'finish' });
    expect(reader.read('{"type":"message_delta","delta":{},"usage":{"output_tokens":7}}')).toEqual([
      { type: 'usage', usage: { inputTokens: 25, outputTokens: 7 } },
    ]);
    expect(reader.progress).toBe('counted');
  });

  it('keeps unknown blocks and ignores unknown events', () => {
    const events = read(start(), { type: 'news' }, block(0, { type: 'fallback', to: { model: 'y' } }), stop(0), ...ending());
    expect(parts(events)).toEqual([{ type: 'custom', kind: 'anthropic.fallback', providerMetadata: { anthropic: { type: 'fallback', to: { model: 'y' } } } }]);
  });

  it('never throws, whatever JSON comes', () => {
    const kind = fc.constantFrom('message_start', 'content_block_start', 'content_block_delta', 'content_block_stop', 'message_delta', 'error');
    const anything = fc.record(
      {
        type: kind,
        index: fc.nat(2),
        message: fc.jsonValue(),
        content_block: fc.jsonValue(),
        delta: fc.jsonValue(),
        usage: fc.jsonValue(),
        error: fc.jsonValue(),
      },
      { requiredKeys: ['type'] },
    );
    fc.assert(
      fc.property(fc.array(anything), (payloads) => {
        expect(read(...payloads).at(-1)?.type).toMatch(/finish|error/);
      }),
    );
  });

  it('reads the same from bytes cut anywhere', () => {
    const payloads = [start(), block(0, { type: 'text', text: '' }), delta(0, { type: 'text_delta', text: 'Grüße 👋🏽' }), stop(0), ...ending()];
    const bytes = new TextEncoder().encode(
      payloads.map((payload) => `event: ${(payload as { type: string }).type}\ndata: ${JSON.stringify(payload)}\n\n`).join(''),
    );
    const whole = read(...payloads);
    for (let at = 0; at <= bytes.length; at++) {
      const reader = createAnthropicReader();
      const events: AnswerEvent[] = [];
      const stream = createEventStreamReader({ onMessage: ({ data }) => events.push(...reader.read(data)) });
      stream.push(bytes.subarray(0, at));
      stream.push(bytes.subarray(at));
      expect([...events, ...reader.end()]).toEqual(whole);
    }
  });
});
