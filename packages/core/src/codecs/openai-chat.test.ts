import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
  it('tells words as they come, and the whole part once it is done', () => {
    expect(read(chunk({ role: 'assistant', content: '' }), chunk({ content: 'Hel' }), chunk({ content: 'lo' }), finish('stop'), '[DONE]')).toEqual([
      { type: 'model', model: 'm-1' },
      { type: 'part', part: 0, value: { type: 'text', text: '', state: 'streaming' } },
      { type: 'delta', part: 0, text: 'Hel' },
      { type: 'delta', part: 0, text: 'lo' },
      { type: 'part', part: 0, value: { type: 'text', text: 'Hello', state: 'done' } },
      { type: 'finish', reason: 'stop', raw: 'stop' },
    ]);
  });

  it('tells thoughts apart from words, by either name', () => {
    const events = read(chunk({ reasoning_content: 'hm' }), chunk({ reasoning: ' so' }), chunk({ content: 'Yes' }), finish('stop'));
    expect(parts(events)).toEqual([
      { type: 'reasoning', text: 'hm so', state: 'done' },
      { type: 'text', text: 'Yes', state: 'done' },
    ]);
  });

  it('puts together two calls whose arguments come in turns', () => {
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

  it('takes a custom tool’s input as text', () => {
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

  it('says a refusal as text', () => {
    expect(parts(read(chunk({ refusal: 'I cannot' }), finish('stop')))).toEqual([{ type: 'text', text: 'I cannot', state: 'done' }]);
  });

  it('names each cited address once, without ending the text', () => {
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

  it('ends with the provider’s own words when it fails, and says nothing after', () => {
    const reader = createOpenAiChatReader();
    reader.read(chunk({ content: 'x' }));
    expect(reader.read('{"error":{"message":"Out of quota","type":"insufficient_quota"}}').at(-1)).toEqual({
      type: 'error',
      error: { code: 'provider-error', message: 'The provider failed: Out of quota (insufficient_quota)' },
    });
    expect([...reader.read(chunk({ content: 'y' })), ...reader.end()]).toEqual([]);
    expect(read('{"error":"model not found"}').at(-1)).toMatchObject({ error: { message: expect.stringContaining('model not found') as string } });
  });

  it('tells a stream that was cut, and leaves nothing half-written', () => {
    const events = read(chunk({ content: 'x' }), call({ index: 0, id: 'a', function: { name: 'f', arguments: '{' } }));
    expect(events.at(-1)).toMatchObject({ type: 'error', error: { code: 'truncated' } });
    expect(parts(events)).toMatchObject([{ state: 'done' }, { state: 'output-error' }]);
    expect(read()).toMatchObject([{ type: 'error', error: { code: 'truncated' } }]);
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
