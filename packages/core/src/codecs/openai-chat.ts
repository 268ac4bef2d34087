import type { AnswerEvent, AnswerReader } from './answer.js';
import { count, record, records, text, type ForeignRecord } from './foreign-json.js';
import { closedCall, OpenAiCalls } from './openai-calls.js';
import { reasonOf, usageOf } from './openai-end.js';
import { payloadsOf } from './payload.js';
import { failureOf } from './provider-failure.js';
import { isWebAddress, ProviderOutput } from './provider-output.js';
import { ThinkTags } from './think-tags.js';

export interface OpenAiReaderOptions {
  /** Text between `<think>` tags becomes reasoning; default true. */
  readonly thinkTags?: boolean | undefined;
}

/** Reads one answer of a Chat Completions API (OpenAI, Ollama, vLLM, Groq …): the data of each SSE message, or the JSON of the body. */
export function createOpenAiChatReader(options: OpenAiReaderOptions = {}): AnswerReader {
  return new OpenAiChatReader(options);
}

class OpenAiChatReader implements AnswerReader {
  readonly #out = new ProviderOutput();
  readonly #calls = new OpenAiCalls(this.#out);
  readonly #tags: ThinkTags | undefined;
  #growing: { readonly kind: 'text' | 'reasoning'; readonly part: number } | undefined;
  /** All text and thoughts so far, to recognise repetitions. */
  readonly #written = { text: '', reasoning: '' };
  /** Choices with a number other than 0, while no number came twice: see `#readNumbered`. */
  #numbered: Map<number, ForeignRecord> | undefined = new Map<number, ForeignRecord>();
  #finish: string | undefined;
  #refused = false;
  #counted = false;
  #begun = false;
  /** The last choice was a whole message, which needs no end. */
  #inOnePiece = false;
  #over = false;

  constructor({ thinkTags = true }: OpenAiReaderOptions) {
    this.#tags = thinkTags ? new ThinkTags() : undefined;
  }

  get progress(): 'answering' | 'whole' | 'counted' {
    if (this.#counted || (this.#over && this.#finish === undefined)) return 'counted';
    return this.#finish === undefined ? 'answering' : 'whole';
  }

  read(data: string, event?: string): AnswerEvent[] {
    for (const payload of payloadsOf(data)) {
      if (payload.kind === 'object') this.#readChunk(payload.value, event);
      else if (payload.kind === 'done') this.#done();
      else if (this.#finish === undefined)
        this.#fail('bad-payload', `The provider sent something that is not JSON: ${payload.text.slice(0, 120)}. ${RIGHT_URL}`);
    }
    return this.#out.flushEvents();
  }

  end(rest = ''): AnswerEvent[] {
    const last = payloadsOf(rest);
    if (!last.some(({ kind }) => kind === 'unreadable')) for (const payload of last) if (payload.kind === 'object') this.#readChunk(payload.value);
    if (!this.#over) this.#readNumbered();
    if (this.#inOnePiece) this.#finish ??= '';
    if (last.some(({ kind }) => kind === 'done')) this.#done();
    else if (this.#finish !== undefined) this.#end();
    else if (this.#begun) this.#fail('truncated', 'The provider’s stream broke off before the answer was finished. Ask again.');
    else this.#fail('truncated', `The provider’s stream ended before the answer began. Ask again. ${RIGHT_URL}`);
    return this.#out.flushEvents();
  }

  #done(): void {
    if (!this.#over) this.#readNumbered();
    this.#end();
    this.#counted = true;
  }

  #end(): void {
    if (this.#over) return;
    this.#closeGrowing();
    this.#over = true;
    this.#out.closeAll(closedCall);
    const reason = reasonOf(this.#finish);
    this.#out.emit({ type: 'finish', reason: this.#refused && reason === 'stop' ? 'refusal' : reason, raw: this.#finish === '' ? undefined : this.#finish });
  }

  #fail(code: string, message: string): void {
    if (this.#over) return;
    this.#closeGrowing();
    this.#over = true;
    this.#counted = true;
    this.#out.fail({ code, message });
  }

  #readChunk(chunk: ForeignRecord, event?: string): void {
    if (!this.#over) {
      const failure =
        failureOf(chunk, event) ??
        records(chunk.choices)
          .map((choice) => record(choice.error) && failureOf(choice))
          .find(Boolean);
      if (failure && this.#finish === undefined) return this.#fail(failure.code, failure.message);
      this.#out.emitModel(text(chunk.model));
      for (const choice of records(chunk.choices)) this.#sortChoice(choice);
      this.#readSources(chunk);
    }
    this.#readUsage(chunk);
  }

  #sortChoice(choice: ForeignRecord): void {
    this.#begun = true;
    const number = count(choice.index) ?? 0;
    if (number === 0) this.#readChoice(choice);
    else if (this.#numbered?.has(number)) this.#numbered = undefined;
    else this.#numbered?.set(number, choice);
  }

  /** Some servers number chunks instead of alternatives: no number comes twice, and the first never finishes. */
  #readNumbered(): void {
    if (this.#finish === undefined) for (const choice of this.#numbered?.values() ?? []) this.#readChoice(choice);
    this.#numbered = undefined;
  }

  #readChoice(choice: ForeignRecord): void {
    const delta = record(choice.delta);
    const message = delta ?? record(choice.message);
    this.#inOnePiece = delta === undefined && message !== undefined;
    if (message === undefined) this.#readContent(text(choice.delta) || text(choice.text));
    else {
      // A whole message repeats what came before.
      const isNew = (kind: 'text' | 'reasoning', words: string): string =>
        delta === undefined && this.#written[kind] !== '' && words.startsWith(this.#written[kind]) ? words.slice(this.#written[kind].length) : words;
      this.#write('reasoning', isNew('reasoning', thoughtsIn(message)));
      this.#readContent(typeof message.content === 'string' ? isNew('text', message.content) : message.content);
      this.#readContent(record(message.audio)?.transcript);
      const refusal = text(message.refusal);
      this.#refused ||= refusal !== '';
      this.#write('text', refusal);
      this.#readExtras(message);
    }
    const finish = text(choice.finish_reason) || text(record(choice.finish_reason)?.type);
    if (finish !== '' && finish !== 'null') this.#finish = finish;
    this.#readUsage(choice);
  }

  #readExtras(message: ForeignRecord): void {
    for (const annotation of records(message.annotations)) {
      const citation = record(annotation.url_citation);
      if (citation !== undefined) this.#out.addSource(text(citation.url), text(citation.title));
    }
    for (const image of records(message.images)) this.#readPicture(image);
    const legacy = record(message.function_call);
    const pieces = legacy ? [{ index: 0, function: legacy }] : records(message.tool_calls);
    if (pieces.length === 0) return;
    this.#closeGrowing();
    this.#calls.read(pieces);
  }

  #readContent(content: unknown): void {
    if (typeof content === 'string') this.#readText(content);
    if (!Array.isArray(content)) return;
    // Mistral's reasoning models (and others) write a list of pieces.
    for (const piece of content) {
      this.#readText(text(piece));
      const fields = record(piece) ?? {};
      this.#write(
        'reasoning',
        text(fields.thinking) ||
          records(fields.thinking)
            .map((thought) => text(thought.text))
            .join(''),
      );
      this.#readText(text(fields.text));
      this.#readPicture(fields);
    }
  }

  #readText(words: string): void {
    if (words === '') return;
    this.#written.text += words;
    if (this.#tags) this.#writeStretches(this.#tags.push(words));
    else this.#write('text', words);
  }

  #writeStretches(stretches: ReturnType<ThinkTags['push']>): void {
    for (const stretch of stretches) {
      if (stretch.kind !== 'thoughts-until-here') this.#append(stretch.kind, stretch.text);
      else if (this.#growing?.kind === 'text') {
        this.#out.change(this.#growing.part, (value) =>
          value.type === 'text' ? { type: 'reasoning', text: value.text.trimEnd(), state: 'streaming' } : value,
        );
        this.#closeWords();
      }
    }
  }

  #write(kind: 'text' | 'reasoning', words: string): void {
    if (words === '') return;
    if (kind === 'reasoning') this.#written.reasoning += words;
    if (this.#growing !== undefined && this.#growing.kind !== kind) this.#closeGrowing();
    this.#append(kind, words);
  }

  #append(kind: 'text' | 'reasoning', words: string): void {
    if (this.#growing?.kind !== kind) {
      this.#closeWords();
      this.#growing = { kind, part: this.#out.add({ type: kind, text: '', state: 'streaming' }) };
    }
    this.#out.grow(this.#growing.part, words);
  }

  #closeGrowing(): void {
    if (this.#tags) this.#writeStretches(this.#tags.end());
    this.#closeWords();
  }

  #closeWords(): void {
    if (this.#growing !== undefined) this.#out.close(this.#growing.part);
    this.#growing = undefined;
  }

  /** Images with an address only: image data would fill the room's log. */
  #readPicture(piece: ForeignRecord): void {
    const url = text(record(piece.image_url)?.url) || text(piece.image_url);
    if (!isWebAddress(url)) return;
    this.#closeGrowing();
    this.#out.add({ type: 'file', mediaType: 'image/*', url });
  }

  /** Perplexity and xAI repeat their sources beside the choices. */
  #readSources(chunk: ForeignRecord): void {
    for (const result of records(chunk.search_results)) this.#out.addSource(text(result.url), text(result.title));
    if (Array.isArray(chunk.citations)) for (const url of chunk.citations) this.#out.addSource(text(url), '');
  }

  /** `holder`: a chunk, or a choice (Moonshot). */
  #readUsage(holder: ForeignRecord): void {
    if (this.#counted && this.#over) return;
    const usage = usageOf(record(holder.usage) ?? record(record(holder.x_groq)?.usage) ?? {});
    if (Object.keys(usage).length === 0) return;
    this.#out.emit({ type: 'usage', usage });
    this.#counted = this.#finish !== undefined;
  }
}

const RIGHT_URL = 'Is the base URL that of an OpenAI-compatible API?';

/** DeepSeek and vLLM write reasoning_content; Ollama, OpenRouter, Cerebras and Groq write reasoning; the lists repeat it. */
function thoughtsIn(message: ForeignRecord): string {
  const { reasoning } = message;
  const words = [message.reasoning_content, reasoning, record(reasoning)?.content, record(reasoning)?.text, message.reasoning_text, message.thinking];
  const found = words.map(text).find((each) => each !== '');
  if (found !== undefined) return found;
  const details = [...records(message.reasoning_details), ...records(message.thinking_blocks)];
  return details.map((detail) => text(detail.text) || text(detail.summary) || text(detail.thinking)).join('');
}
