import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DynamicToolPart } from '../protocol/index.js';
import type { AnswerEvent } from './answer.js';
import { createEventStreamReader } from './event-stream.js';
import { createOpenAiChatReader } from './openai-chat.js';

const chunk = (delta: object, rest: object = {}): string =>
  JSON.stringify({ id: 'x', object: 'chat.completion.chunk', model: 'm-1', choices: [{ index: 0, delta, finish_reason: null, ...rest }] });
const finish = (reason: string): string => chunk({}, { finish_reason: reason });
const call = (piece: object): string => chunk({ tool_calls: [piece] });

function read(...payloads: string[]): AnswerEvent[] {
  const reader = createOpenAiChatReader();
  return [...payloads.flatMap((payload) => reader.read(payload)), ...reader.end()];
}

const parts = (events: readonly AnswerEvent[]): unknown[] => {
  const last: unknown[] = [];
  for (const event of events) if (event.type === 'part') last[event.part] = event.value;
  return last;
};

describe('the OpenAI chat reader', () => {
  it('emits text as it comes, and the whole part at its end', () => {
    expect(read(chunk({ role: 'assistant', content: '' }), chunk({ content: 'Hel' }), chunk({ content: 'lo' }), finish('stop'), '[DONE]')).toEqual([
      { type: 'model', model: 'm-1' },
      { type: 'part', part: 0, value: { type: 'text', text: '', state: 'streaming' } },
      { type: 'delta', part: 0, text: 'Hel' },
      { type: 'delta', part: 0, text: 'lo' },
      { type: 'part', part: 0, value: { type: 'text', text: 'Hello', state: 'done' } },
      { type: 'finish', reason: 'stop', raw: 'stop' },
    ]);
  });

  it('separates thoughts from text, under either field name', () => {
    const events = read(chunk({ reasoning_content: 'hm' }), chunk({ reasoning: ' so' }), chunk({ content: 'Yes' }), finish('stop'));
    expect(parts(events)).toEqual([
      { type: 'reasoning', text: 'hm so', state: 'done' },
      { type: 'text', text: 'Yes', state: 'done' },
    ]);
  });

  it('assembles two calls whose arguments come in turns', () => {
    const events = read(
      call({ index: 0, id: 'a', type: 'function', function: { name: 'f', arguments: '' } }),
      call({ index: 1, id: 'b', type: 'function', function: { name: 'g', arguments: '{"y"' } }),
      call({ index: 0, function: { arguments: '{"x":' } }),
      call({ index: 1, function: { arguments: ':2}' } }),
      call({ index: 0, function: { arguments: '1}' } }),
      finish('tool_calls'),
    );
    expect(parts(events)).toEqual([
      { type: 'dynamic-tool', toolCallId: 'a', toolName: 'f', state: 'input-available', input: { x: 1 } },
      { type: 'dynamic-tool', toolCallId: 'b', toolName: 'g', state: 'input-available', input: { y: 2 } },
    ]);
    expect(events.filter((event) => event.type === 'delta' && event.part === 0).map((event) => (event as { text: string }).text)).toEqual(['{"x":', '1}']);
    expect(events.at(-1)).toEqual({ type: 'finish', reason: 'tool-calls', raw: 'tool_calls' });
  });

  it('reads calls of servers that number nothing, and a call without arguments', () => {
    const events = read(call({ id: 'a', function: { name: 'f', arguments: '{"x":1}' } }), call({ id: 'b', function: { name: 'g' } }), finish('tool_calls'));
    expect(parts(events)).toMatchObject([
      { toolCallId: 'a', input: { x: 1 } },
      { toolCallId: 'b', input: {} },
    ]);
  });

  it('reads a custom tool’s input as text', () => {
    const events = read(
      call({ index: 0, id: 'a', type: 'custom', custom: { name: 'sql', input: 'SELECT' } }),
      call({ index: 0, custom: { input: ' 1' } }),
      finish('tool_calls'),
    );
    expect(parts(events)).toMatchObject([{ toolName: 'sql', state: 'input-available', input: 'SELECT 1' }]);
  });

  it('keeps a call whose input is not JSON, as an error with the text', () => {
    expect(parts(read(call({ index: 0, id: 'a', function: { name: 'f', arguments: '{"x":' } }), finish('length')))).toMatchObject([
      { state: 'output-error', inputText: '{"x":', errorText: expect.stringContaining('not JSON') as string },
    ]);
  });

  it('emits a refusal as text', () => {
    expect(parts(read(chunk({ refusal: 'I cannot' }), finish('stop')))).toEqual([{ type: 'text', text: 'I cannot', state: 'done' }]);
  });

  it('emits each cited address once, without ending the text', () => {
    const citation = { type: 'url_citation', url_citation: { url: 'https://a.example/', title: 'A' } };
    const events = read(chunk({ content: 'x' }), chunk({ annotations: [citation, citation] }), chunk({ content: 'y' }), finish('stop'));
    expect(parts(events)).toEqual([
      { type: 'text', text: 'xy', state: 'done' },
      { type: 'source-url', sourceId: 'https://a.example/', url: 'https://a.example/', title: 'A' },
    ]);
  });

  it('reports what was counted, and nothing that was not', () => {
    const usage = { prompt_tokens: 9, completion_tokens: 12, prompt_tokens_details: { cached_tokens: 4 }, completion_tokens_details: { reasoning_tokens: 5 } };
    const events = read(finish('stop'), JSON.stringify({ choices: [], usage }), '[DONE]');
    expect(events).toContainEqual({ type: 'usage', usage: { inputTokens: 9, outputTokens: 12, cachedInputTokens: 4, reasoningTokens: 5 } });
    expect(events.at(-1)?.type).toBe('finish');
    expect(read(finish('stop'), JSON.stringify({ choices: [], usage: { completion_tokens: 3, prompt_tokens: null } }))).toContainEqual({
      type: 'usage',
      usage: { outputTokens: 3 },
    });
  });

  it('ends with the provider’s message when the provider fails, and emits nothing after it', () => {
    const reader = createOpenAiChatReader();
    reader.read(chunk({ content: 'x' }));
    expect(reader.read('{"error":{"message":"Out of quota","type":"insufficient_quota"}}').at(-1)).toEqual({
      type: 'error',
      error: { code: 'provider-error', message: 'The provider failed: Out of quota (insufficient_quota)' },
    });
    expect([...reader.read(chunk({ content: 'y' })), ...reader.end()]).toEqual([]);
    expect(read('{"error":"model not found"}').at(-1)).toMatchObject({ error: { message: expect.stringContaining('model not found') as string } });
  });

  it('reports a truncated stream, and leaves no part open', () => {
    const events = read(chunk({ content: 'x' }), call({ index: 0, id: 'a', function: { name: 'f', arguments: '{' } }));
    expect(events.at(-1)).toMatchObject({ type: 'error', error: { code: 'truncated' } });
    expect(parts(events)).toMatchObject([{ state: 'done' }, { state: 'output-error' }]);
    expect(read()).toMatchObject([{ type: 'error', error: { code: 'truncated' } }]);
  });

  it.each<[string, string[]]>([
    ['empty data', ['', '  ', '\n']],
    ['null and other values that are no object', ['null', '1', 'true', '[]', '""']],
    ['comments that a gateway passed on as data', [': OPENROUTER PROCESSING', ':', ': keepalive']],
    ['signs of life', ['ping', '[heartbeat]', 'keep-alive', '{}', '{"type":"ping"}']],
    ['chunks without a choice', [JSON.stringify({ choices: [], prompt_filter_results: [] }), '{"choices":null}', '{"id":"x"}']],
    ['empty chunks', [chunk({}), chunk({ role: 'assistant' }), chunk({ content: null, tool_calls: null, refusal: null, audio: null })]],
    ['log probabilities alone', [chunk({ content: '' }, { logprobs: { content: [] } })]],
    ['an empty error', ['{"error":null}', '{"error":""}', '{"error":{}}', '{"error":false}']],
    ['another alternative', [JSON.stringify({ choices: [{ index: 1, delta: { content: 'B' } }] })]],
    ['a finish reason that is none', [chunk({}, { finish_reason: '' }), chunk({}, { finish_reason: 'null' })]],
  ])('is not disturbed by %s', (_, payloads) => {
    for (const at of [0, 1, 2]) {
      const stream = [chunk({ content: 'Hel' }), chunk({ content: 'lo' }), finish('stop'), '[DONE]'];
      const events = read(...stream.toSpliced(at, 0, ...payloads));
      expect(parts(events)).toEqual([{ type: 'text', text: 'Hello', state: 'done' }]);
      expect(events.at(-1)).toEqual({ type: 'finish', reason: 'stop', raw: 'stop' });
    }
  });

  it.each<[string, string[]]>([
    ['a list of chunks', [`[${chunk({ content: 'Hel' })},${chunk({ content: 'lo' })}]`, finish('stop')]],
    ['chunks without a blank line between', [`${chunk({ content: 'Hel' })}\n${chunk({ content: 'lo' })}\ndata: ${finish('stop')}\n[DONE]`]],
    ['data within data', [`data: ${chunk({ content: 'Hello' })}`, finish('stop')]],
    ['[DONE] with white space, and twice', [chunk({ content: 'Hello' }), finish('stop'), '[DONE] ', '[DONE]']],
    ['message in place of delta', [{ content: 'Hel' }, { content: 'lo' }].map((message) => JSON.stringify({ choices: [{ message }] })).concat(finish('stop'))],
    [
      'a whole message after its pieces',
      [chunk({ content: 'Hel' }), chunk({ content: 'lo' }), JSON.stringify({ choices: [{ message: { content: 'Hello' }, finish_reason: 'stop' }] })],
    ],
    ['the text of an older protocol', [JSON.stringify({ choices: [{ text: 'Hello' }] }), finish('stop')]],
    ['pieces of content', [chunk({ content: [{ type: 'text', text: 'Hel' }, 'lo'] }), finish('stop')]],
    ['the transcript of audio', [chunk({ audio: { id: 'a', transcript: 'Hello', data: 'UklG' } }), finish('stop')]],
    [
      'chunks numbered in place of alternatives',
      ['Hel', 'l', 'o'].map((content, index) =>
        JSON.stringify({ choices: [{ index: index + 4, delta: { content }, ...(index === 2 && { finish_reason: 'stop' }) }] }),
      ),
    ],
    [
      'an answer in one piece',
      [JSON.stringify({ object: 'chat.completion', choices: [{ message: { role: 'assistant', content: 'Hello' }, finish_reason: 'stop' }] })],
    ],
    [
      'an answer in one piece, directly followed by the end of a stream',
      [`${JSON.stringify({ choices: [{ message: { content: 'Hello' }, finish_reason: 'stop' }] })}data: [DONE]`],
    ],
  ])('reads %s', (_, payloads) => {
    const events = read(...payloads);
    expect(parts(events)).toEqual([{ type: 'text', text: 'Hello', state: 'done' }]);
    expect(events.at(-1)).toMatchObject({ type: 'finish', reason: 'stop' });
  });

  it('never emits half a character', () => {
    const events = read(chunk({ content: 'a\ud83d' }), chunk({ content: '\ude00b' }), chunk({ content: '\ud83d' }), finish('stop'));
    expect(events.filter(({ type }) => type === 'delta').map((event) => (event as { text: string }).text)).toEqual(['a', '😀b', '\ufffd']);
    expect(parts(events)).toEqual([{ type: 'text', text: 'a😀b\ufffd', state: 'done' }]);
  });

  it('reads a complete last event without its blank line', () => {
    const end = (rest: string): AnswerEvent[] => {
      const reader = createOpenAiChatReader();
      return [...reader.read(chunk({ content: 'Hi' })), ...reader.end(rest)];
    };
    expect(parts(end(chunk({ content: ' end' }, { finish_reason: 'stop' })))).toMatchObject([{ text: 'Hi end' }]);
    expect(end('[DONE]').at(-1)).toEqual({ type: 'finish', reason: 'other', raw: undefined });
    expect(end('{"choices":[{"ind').at(-1)).toMatchObject({ type: 'error', error: { code: 'truncated' } });
  });

  it('can be ended when the answer is whole, and still reads counts after that', () => {
    const reader = createOpenAiChatReader();
    reader.read(chunk({ content: 'Hi' }));
    expect(reader.progress).toBe('answering');
    reader.read(finish('length'));
    expect(reader.progress).toBe('whole');
    expect(reader.read('{"error":{"message":"late"}}')).toEqual([]);
    expect(reader.end().at(-1)).toEqual({ type: 'finish', reason: 'length', raw: 'length' });
    expect(reader.read(JSON.stringify({ choices: [], usage: { completion_tokens: 3 } }))).toEqual([{ type: 'usage', usage: { outputTokens: 3 } }]);
    expect(reader.progress).toBe('counted');
    expect([...reader.read(chunk({ content: 'late' })), ...reader.end()]).toEqual([]);
  });

  it('reads counts from a choice, under their newer names and as text, and none from an empty list', () => {
    expect(read(chunk({}, { finish_reason: 'stop', usage: { input_tokens: '4', output_tokens: 2 } }))).toContainEqual({
      type: 'usage',
      usage: { inputTokens: 4, outputTokens: 2 },
    });
    expect(read(finish('stop'), '{"choices":[],"usage":{}}').some(({ type }) => type === 'usage')).toBe(false);
  });

  it.each([
    ['max_tokens', 'length'],
    ['MAX_TOKENS', 'length'],
    ['SAFETY', 'content-filter'],
    ['content-filter', 'content-filter'],
    ['refusal', 'refusal'],
    ['end_turn', 'stop'],
    ['tool_use', 'tool-calls'],
    ['something', 'other'],
  ])('reads the finish reason %s as %s', (raw, reason) => {
    expect(read(chunk({ content: 'x' }), finish(raw)).at(-1)).toEqual({ type: 'finish', reason, raw });
  });

  it.each<[string, string]>([
    ['{"detail":"Not Found"}', 'Not Found'],
    ['{"code":500,"message":"upstream timeout","data":null}', 'upstream timeout'],
    ['{"success":false,"message":"no credit"}', 'no credit'],
    ['{"error_code":17,"error_msg":"Open api daily request limit reached"}', 'limit reached'],
    ['{"errors":[{"message":"Worker exceeded resource limits"}]}', 'Worker exceeded'],
    ['{"detail":[{"loc":["body"],"msg":"field required"}]}', 'field required'],
    ['{"choices":[{"index":0,"delta":{"content":""},"error":{"code":502,"message":"Upstream died"}}]}', 'Upstream died'],
  ])('tells the failure in %s', (payload, words) => {
    expect(read(chunk({ content: 'x' }), payload).at(-1)).toMatchObject({ type: 'error', error: { message: expect.stringContaining(words) as string } });
  });

  it('reports an SSE message of type error as a failure', () => {
    const reader = createOpenAiChatReader();
    expect(reader.read('{"message":"Context overflow"}', 'error')).toMatchObject([
      { type: 'error', error: { message: 'The provider failed: Context overflow' } },
    ]);
  });

  it('separates thoughts between tags in the content, unless the option is off', () => {
    const stream = [chunk({ content: '<th' }), chunk({ content: 'ink>\nplan' }), chunk({ content: '</think>\n\nAnswer <' }), finish('stop'), '[DONE]'];
    expect(parts(read(...stream))).toEqual([
      { type: 'reasoning', text: 'plan', state: 'done' },
      { type: 'text', text: 'Answer <', state: 'done' },
    ]);
    const plain = createOpenAiChatReader({ thinkTags: false });
    expect(parts(stream.flatMap((payload) => plain.read(payload)))).toEqual([{ type: 'text', text: '<think>\nplan</think>\n\nAnswer <', state: 'done' }]);
  });

  it('turns the text before a lone closing tag into thoughts', () => {
    const events = read(chunk({ content: 'plan\n' }), chunk({ content: '</think>\n\nAnswer' }), finish('stop'));
    expect(parts(events)).toEqual([
      { type: 'reasoning', text: 'plan', state: 'done' },
      { type: 'text', text: 'Answer', state: 'done' },
    ]);
  });

  it.each<[string, object]>([
    ['reasoning_content', { reasoning_content: 'hm' }],
    ['both names, once', { reasoning_content: 'hm', reasoning: 'hm' }],
    [
      'reasoning_details',
      {
        reasoning_details: [
          { type: 'reasoning.text', text: 'hm' },
          { type: 'reasoning.encrypted', data: 'x' },
        ],
      },
    ],
    ['reasoning beside its details, once', { reasoning: 'hm', reasoning_details: [{ type: 'reasoning.summary', summary: 'hm' }] }],
    ['thinking_blocks', { thinking_blocks: [{ type: 'thinking', thinking: 'hm' }] }],
    ['an object', { reasoning: { content: 'hm' } }],
    ['pieces of content', { content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] }] }],
  ])('reads thoughts under the name of %s', (_, delta) => {
    expect(parts(read(chunk(delta), chunk({ content: 'Yes' }), finish('stop')))).toEqual([
      { type: 'reasoning', text: 'hm', state: 'done' },
      { type: 'text', text: 'Yes', state: 'done' },
    ]);
  });

  const piece = (index: unknown, id: unknown, name: unknown, args: unknown): object => ({ index, id, function: { name, arguments: args } });

  it.each<[string, object[][], unknown[]]>([
    [
      'an id that changes within a call',
      [[piece(0, 'a', 'f', '')], [piece(0, 'z1', undefined, '{"q"')], [piece(0, 'z2', null, ':1}')]],
      [['a', 'f', { q: 1 }]],
    ],
    ['an id that changes with a repeated name', [[piece(0, 'a', 'f', '{"q"')], [piece(0, 'b', 'f', ':1}')]], [['a', 'f', { q: 1 }]]],
    [
      'two calls under one number',
      [[piece(0, 'a', 'f', '{"x":1}')], [piece(0, 'b', 'f', '{"x":2}')]],
      [
        ['a', 'f', { x: 1 }],
        ['b', 'f', { x: 2 }],
      ],
    ],
    [
      'two calls under one number, the first without input',
      [[piece(0, 'a', 'f', '')], [piece(0, 'b', 'g', '{"x":2}')]],
      [
        ['a', 'f', {}],
        ['b', 'g', { x: 2 }],
      ],
    ],
    [
      'two calls under one number without ids',
      [[piece(0, '', 'f', '{"x":1}')], [piece(0, '', 'f', '{"x":2}')]],
      [
        ['call-0', 'f', { x: 1 }],
        ['call-1', 'f', { x: 2 }],
      ],
    ],
    [
      'several calls in one chunk without numbers',
      [[piece(undefined, 'a', 'f', '{}'), piece(undefined, 'b', 'f', '{}')]],
      [
        ['a', 'f', {}],
        ['b', 'f', {}],
      ],
    ],
    [
      'several calls in one chunk without numbers and ids',
      [[piece(null, null, 'f', ''), piece(null, null, 'f', '')]],
      [
        ['call-0', 'f', {}],
        ['call-1', 'f', {}],
      ],
    ],
    [
      'calls without numbers, in pieces',
      [[piece(undefined, 'a', 'f', '{"x"')], [piece(undefined, undefined, undefined, ':1}')], [piece(undefined, 'b', 'g', '{}')]],
      [
        ['a', 'f', { x: 1 }],
        ['b', 'g', {}],
      ],
    ],
    ['input as a value', [[piece(0, 'a', 'f', { x: 1 })]], [['a', 'f', { x: 1 }]]],
    ['no input at all', [[piece(0, 'a', 'f', null)]], [['a', 'f', {}]]],
    ['an empty value before the input', [[piece(0, 'a', 'f', {})], [piece(0, undefined, undefined, '{"x":1}')]], [['a', 'f', { x: 1 }]]],
    [
      'the whole input repeated',
      [[piece(0, 'a', 'f', '{"x"')], [piece(0, undefined, undefined, ':1}')], [piece(0, 'a', 'f', '{"x":1}')]],
      [['a', 'f', { x: 1 }]],
    ],
    ['numbers as text', [[piece('0', 'a', 'f', '{"x"')], [piece('0', undefined, undefined, ':1}')]], [['a', 'f', { x: 1 }]]],
    ['a late name and a late id', [[piece(0, undefined, undefined, '{"x"')], [piece(0, 'a', 'f', ':1}')]], [['a', 'f', { x: 1 }]]],
    [
      'a name repeated with every piece',
      [[piece(0, undefined, 'f', '')], [piece(0, undefined, 'f', '{"x"')], [piece(0, undefined, 'f', ':1}')]],
      [['call-0', 'f', { x: 1 }]],
    ],
  ])('puts calls together: %s', (_, chunks, calls) => {
    const told = parts(read(...chunks.map((pieces) => chunk({ tool_calls: pieces })), finish('tool_calls'))) as DynamicToolPart[];
    expect(told.map(({ toolCallId, toolName, input }) => [toolCallId, toolName, input])).toEqual(calls);
    expect(told.every(({ state }) => state === 'input-available')).toBe(true);
  });

  it('reports that a model declined', () => {
    expect(read(chunk({ refusal: 'I cannot.' }), finish('stop')).at(-1)).toEqual({ type: 'finish', reason: 'refusal', raw: 'stop' });
  });

  it('emits a source without a web address as a document', () => {
    const events = read(JSON.stringify({ citations: ['example.org/a', 'https://[', 'https://a.example/'], choices: [] }), finish('stop'));
    expect(parts(events)).toMatchObject([{ type: 'source-document' }, { type: 'source-document' }, { type: 'source-url' }]);
  });

  it('refuses what is not JSON', () => {
    expect(read('<html>').at(-1)).toMatchObject({ type: 'error', error: { code: 'bad-payload' } });
  });

  it('never throws, whatever JSON comes', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.json(),
            fc.jsonValue().map((delta) => JSON.stringify({ choices: [{ delta }] })),
            fc.jsonValue().map((piece) => JSON.stringify({ choices: [{ delta: { tool_calls: [piece] } }] })),
          ),
        ),
        (payloads) => {
          expect(['finish', 'error']).toContain(read(...payloads).at(-1)?.type);
        },
      ),
    );
  });

  it('reads the same from bytes cut anywhere', () => {
    const payloads = [
      chunk({ reasoning_content: 'denk… 🤔' }),
      chunk({ content: 'Grüße, 世界 👋🏽' }),
      call({ index: 0, id: 'a', function: { name: 'f', arguments: '{"é":"\\n"}' } }),
      finish('tool_calls'),
      '[DONE]',
    ];
    const bytes = new TextEncoder().encode(payloads.map((payload) => `data: ${payload}\r\n\r\n`).join(''));
    const whole = read(...payloads);
    for (let at = 0; at <= bytes.length; at++) {
      const reader = createOpenAiChatReader();
      const events: AnswerEvent[] = [];
      const stream = createEventStreamReader({ onMessage: ({ data }) => events.push(...reader.read(data)) });
      stream.push(bytes.subarray(0, at));
      stream.push(bytes.subarray(at));
      expect([...events, ...reader.end()]).toEqual(whole);
    }
  });
});
