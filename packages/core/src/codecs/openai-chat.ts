/** OpenAI's Chat Completions stream, and that of the many servers that speak it (Ollama, vLLM, LM Studio, Groq, DeepSeek …), as answer events. */
import { isToolPart, type DynamicToolPart, type FinishReason, type Usage } from '../protocol/index.js';
import type { AnswerEvent, AnswerReader } from './answer.js';
import { AnswerWriter, finished, type Writing } from './answer-writer.js';
import { count, parseRecord, record, records, text, type ForeignRecord } from './foreign-json.js';
import { failureOf } from './provider-failure.js';

/** A new reader for one answer (one HTTP response). Feed it each SSE message's data. */
export function createOpenAiChatReader(): AnswerReader {
  return new OpenAiChatReader();
}

interface OpenCall {
  readonly part: number;
  readonly id: string;
}

class OpenAiChatReader implements AnswerReader {
  readonly #out = new AnswerWriter();
  /** The part that words join now; a part of another kind ends it. */
  #words: { readonly kind: 'text' | 'reasoning'; readonly part: number } | undefined;
  readonly #calls = new Map<number, OpenCall>();
  #finish: string | undefined;
  #over = false;

  read(data: string): AnswerEvent[] {
    if (this.#over) return [];
    if (data.trim() === '[DONE]') return this.#end();
    const chunk = parseRecord(data);
    if (chunk === undefined) {
      return this.#fail({
        code: 'bad-payload',
        message: `The provider sent something that is not JSON: ${data.slice(0, 120)}. Is the base URL that of an OpenAI-compatible API?`,
      });
    }
    const failure = failureOf(chunk);
    if (failure !== undefined) return this.#fail(failure);
    this.#out.model(text(chunk.model));
    for (const choice of records(chunk.choices)) {
      // Only the first of several alternatives; we never ask for more.
      if ((count(choice.index) ?? 0) === 0) this.#readChoice(choice);
    }
    this.#readSources(chunk);
    this.#readUsage(record(chunk.usage) ?? record(record(chunk.x_groq)?.usage));
    return this.#out.take();
  }

  end(): AnswerEvent[] {
    if (this.#over) return [];
    if (this.#finish !== undefined) return this.#end();
    return this.#fail({ code: 'truncated', message: 'The provider’s stream broke off before the answer was finished. Ask again.' });
  }

  #end(): AnswerEvent[] {
    this.#over = true;
    this.#out.closeAll(whole);
    this.#out.say({ type: 'finish', reason: FINISH[this.#finish ?? ''] ?? 'other', raw: this.#finish });
    return this.#out.take();
  }

  #fail(error: { code: string; message: string }): AnswerEvent[] {
    this.#over = true;
    this.#out.fail(error);
    return this.#out.take();
  }

  #readChoice(choice: ForeignRecord): void {
    const delta = record(choice.delta);
    if (delta !== undefined) {
      // DeepSeek and vLLM say reasoning_content; Ollama, OpenRouter, Cerebras and Groq say reasoning.
      this.#write('reasoning', text(delta.reasoning_content) || text(delta.reasoning));
      this.#readContent(delta.content);
      this.#write('text', text(delta.refusal));
      for (const annotation of records(delta.annotations)) {
        const citation = record(annotation.url_citation);
        if (citation !== undefined) this.#out.source(text(citation.url), text(citation.title));
      }
      const legacy = record(delta.function_call);
      for (const call of legacy ? [{ index: 0, function: legacy }] : records(delta.tool_calls)) this.#readCall(call);
    }
    const finish = text(choice.finish_reason);
    if (finish !== '') this.#finish = finish;
  }

  #readContent(content: unknown): void {
    this.#write('text', text(content));
    // Mistral's reasoning models write a list of pieces.
    for (const piece of records(content)) {
      this.#write(
        'reasoning',
        records(piece.thinking)
          .map((thought) => text(thought.text))
          .join(''),
      );
      this.#write('text', text(piece.text));
    }
  }

  #write(kind: 'text' | 'reasoning', words: string): void {
    if (words === '') return;
    if (this.#words?.kind !== kind) {
      this.#endWords();
      this.#words = { kind, part: this.#out.begin({ type: kind, text: '', state: 'streaming' }) };
    }
    this.#out.grow(this.#words.part, words);
  }

  #endWords(): void {
    if (this.#words !== undefined) this.#out.close(this.#words.part);
    this.#words = undefined;
  }

  #readCall(piece: ForeignRecord): void {
    const body = record(piece.function) ?? record(piece.custom) ?? {};
    const id = text(piece.id);
    // Some servers number nothing: then an id begins a call, and its absence goes on with the last.
    const index = count(piece.index) ?? (id === '' ? Math.max(0, this.#calls.size - 1) : this.#indexOf(id));
    let call = this.#calls.get(index);
    if (call === undefined || (id !== '' && call.id !== '' && id !== call.id)) {
      if (call !== undefined) this.#out.close(call.part, whole);
      this.#endWords();
      call = { id, part: this.#beginCall(id, text(body.name), piece) };
      this.#calls.set(index, call);
    } else if (text(body.name) !== '') {
      this.#out.change(call.part, (value) => (isToolPart(value) && value.toolName === '' ? { ...value, toolName: text(body.name) } : value));
    }
    this.#out.grow(call.part, text(body.arguments) || text(body.input));
  }

  #beginCall(id: string, toolName: string, piece: ForeignRecord): number {
    const call: DynamicToolPart = {
      type: 'dynamic-tool',
      toolCallId: id || `call-${String(this.#calls.size)}`,
      toolName,
      state: 'input-streaming',
      inputText: '',
    };
    return this.#out.begin(piece.type === 'custom' ? { ...call, providerMetadata: { openai: { type: 'custom' } } } : call);
  }

  #indexOf(id: string): number {
    for (const [index, call] of this.#calls) if (call.id === id) return index;
    return this.#calls.size;
  }

  /** Perplexity and xAI name their sources beside the choices, again and again. */
  #readSources(chunk: ForeignRecord): void {
    for (const result of records(chunk.search_results)) this.#out.source(text(result.url), text(result.title));
    if (Array.isArray(chunk.citations)) for (const url of chunk.citations) this.#out.source(text(url), '');
  }

  #readUsage(usage: ForeignRecord | undefined): void {
    if (usage !== undefined) this.#out.say({ type: 'usage', usage: usageOf(usage) });
  }
}

/** Custom tools take any text as their input; all others JSON. */
function whole(value: Writing): Writing {
  if (!isToolPart(value) || value.providerMetadata?.openai?.type !== 'custom') return finished(value);
  const { inputText = '', ...call } = value;
  return { ...call, state: 'input-available', input: inputText };
}

const FINISH: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  length: 'length',
  model_length: 'length',
  tool_calls: 'tool-calls',
  function_call: 'tool-calls',
  content_filter: 'content-filter',
  error: 'error',
};

function usageOf(usage: ForeignRecord): Usage {
  const input = count(usage.prompt_tokens);
  const output = count(usage.completion_tokens);
  const reasoning = count(record(usage.completion_tokens_details)?.reasoning_tokens);
  const cached = count(record(usage.prompt_tokens_details)?.cached_tokens) ?? count(usage.prompt_cache_hit_tokens);
  return {
    ...(input !== undefined && { inputTokens: input }),
    ...(output !== undefined && { outputTokens: output }),
    ...(reasoning !== undefined && { reasoningTokens: reasoning }),
    ...(cached !== undefined && { cachedInputTokens: cached }),
  };
}
