import { isToolPart, type DynamicToolPart, type Part } from '../protocol/index.js';
import type { AnswerEvent, AnswerReader } from './answer.js';
import { CODE_TOOLS, FINISH, readCall, usageOf } from './anthropic-values.js';
import { count, merged, record, records, text, type ForeignRecord } from './foreign-json.js';
import { payloadsOf } from './payload.js';
import { failureOf } from './provider-failure.js';
import { ProviderOutput, type GrowingPart } from './provider-output.js';

/** Reads one answer of Anthropic's Messages API, streamed or whole: the data of each SSE message, or the JSON of the body. */
export function createAnthropicReader(): AnswerReader {
  return new AnthropicReader();
}

interface Block {
  readonly part: number;
  readonly type: string;
  readonly id: string;
  readonly tool: string;
  /** A tool call's input, if it came whole with the start. */
  readonly input: unknown;
  signature: string;
  /** The fields of a block that is passed through, with its deltas. */
  extra: ForeignRecord;
}

class AnthropicReader implements AnswerReader {
  readonly #out = new ProviderOutput();
  readonly #blocks = new Map<number, Block>();
  /** For servers that leave numbers out. */
  #lastIndex = -1;
  /** Complete tool calls by id. Results of provider tools come later, some in a later message. */
  readonly #calls = new Map<string, { readonly part: number; readonly call: DynamicToolPart }>();
  /** Id of the message between its start and its stop. */
  #message: string | undefined;
  #usage: ForeignRecord = {};
  #finish: string | undefined;
  #stopped = false;
  #counted = false;
  #begun = false;
  #over = false;

  get progress(): 'answering' | 'whole' | 'counted' {
    if (this.#stopped || (this.#over && this.#finish === undefined)) return 'counted';
    if (this.#finish === undefined) return 'answering';
    return this.#counted ? 'counted' : 'whole';
  }

  read(data: string, event = ''): AnswerEvent[] {
    for (const payload of payloadsOf(data)) {
      if (payload.kind === 'object') this.#readEvent(payload.value, event);
      // Gateways that also have OpenAI's protocol end every stream so, some of them too early.
      else if (payload.kind === 'done' && this.#isWhole) this.#end();
      else if (payload.kind === 'unreadable' && !this.#isWhole)
        this.#fail('bad-payload', `The provider sent something that is not JSON: ${payload.text.slice(0, 120)}. ${RIGHT_URL}`);
    }
    return this.#out.flushEvents();
  }

  end(rest = ''): AnswerEvent[] {
    const last = payloadsOf(rest);
    if (!last.some(({ kind }) => kind === 'unreadable')) for (const payload of last) if (payload.kind === 'object') this.#readEvent(payload.value, '');
    if (this.#isWhole) this.#end();
    else if (this.#begun) this.#fail('truncated', 'The provider’s stream broke off before the answer was finished. Ask again.');
    else this.#fail('truncated', `The provider’s stream ended before the answer began. Ask again. ${RIGHT_URL}`);
    return this.#out.flushEvents();
  }

  /** Many servers leave `message_stop` out. */
  get #isWhole(): boolean {
    return this.#stopped || this.#finish !== undefined;
  }

  /** `name`: type of the SSE message, which some gateways do not repeat in the data. */
  #readEvent(event: ForeignRecord, name: string): void {
    const type = text(event.type) || name;
    if (this.#over) {
      if (type === 'message_delta' && this.#isWhole) this.#count(record(event.usage));
      return;
    }
    const failure = type === 'error' || text(event.type) === '' ? failureOf(event, name) : undefined;
    if (failure && !this.#isWhole) return this.#fail(failure.code, failure.message);
    this.#begun ||= type.startsWith('message') || type.startsWith('content_block');
    const index = count(event.index) ?? (type === 'content_block_start' ? this.#lastIndex + 1 : Math.max(0, this.#lastIndex));
    const delta = record(event.delta) ?? record(event.message) ?? {};
    switch (type) {
      case 'message':
        this.#start(event);
        this.#stop();
        break;
      case 'message_start':
        this.#start(record(event.message) ?? {});
        break;
      case 'content_block_start':
        this.#startBlock(index, record(event.content_block) ?? {});
        break;
      case 'content_block_delta':
        this.#grow(index, delta);
        break;
      case 'content_block_stop':
        this.#stopBlock(index);
        break;
      case 'message_delta':
        this.#finish = text(delta.stop_reason) || text(event.stop_reason) || this.#finish;
        this.#count(record(event.usage) ?? record(delta.usage));
        break;
      case 'message_stop':
        this.#stop();
        break;
      default:
        // `ping`, and newer events: Anthropic asks clients to ignore them.
        break;
    }
  }

  #stop(): void {
    this.#message = undefined;
    this.#stopped = true;
  }

  #end(): void {
    if (this.#over) return;
    this.#over = true;
    for (const index of [...this.#blocks.keys()]) this.#stopBlock(index);
    this.#out.closeAll();
    this.#out.emit({ type: 'finish', reason: FINISH[this.#finish ?? ''] ?? 'other', raw: this.#finish });
  }

  #fail(code: string, message: string): void {
    if (this.#over) return;
    this.#over = true;
    this.#out.fail({ code, message });
  }

  #start(message: ForeignRecord): void {
    const id = text(message.id);
    if (this.#message !== undefined) {
      // A gateway may begin the message and then pass on the provider's beginning too. Within a block it is another answer.
      if (this.#blocks.size === 0 || id === this.#message) return this.#count(record(message.usage));
      return this.#fail(
        'bad-payload',
        `Two answers are mixed in one stream: message ${id} began while ${this.#message} was open. A proxy may share connections it should not.`,
      );
    }
    this.#message = id;
    this.#stopped = false;
    this.#counted = false;
    this.#blocks.clear();
    this.#lastIndex = -1;
    this.#usage = {};
    this.#finish = text(message.stop_reason) || undefined;
    this.#out.emitModel(text(message.model));
    this.#count(record(message.usage));
    // A continued message can begin with complete blocks.
    for (const [index, block] of records(message.content).entries()) {
      this.#startBlock(index, block);
      this.#stopBlock(index);
    }
    if (typeof message.content === 'string') this.#startBlock(0, { type: 'text', text: message.content });
  }

  #startBlock(index: number, block: ForeignRecord): void {
    const before = this.#blocks.get(index);
    // The same beginning twice.
    if (before?.type === text(block.type) && text(block.text) === '' && before.id === text(block.id)) return;
    if (before) this.#stopBlock(index);
    this.#lastIndex = index;
    const type = text(block.type);
    const open = (value: GrowingPart): void => {
      const part = this.#out.add(value);
      this.#blocks.set(index, { part, type, id: text(block.id), tool: text(block.name), input: block.input, signature: text(block.signature), extra: block });
    };
    if (type === 'text') {
      open({ type: 'text', text: text(block.text), state: 'streaming' });
      for (const citation of records(block.citations)) this.#cite(citation);
    } else if (type === 'thinking') {
      open({ type: 'reasoning', text: text(block.thinking), state: 'streaming' });
    } else if (type === 'redacted_thinking') {
      this.#out.add({ type: 'reasoning', text: '', state: 'done', providerMetadata: { anthropic: { redactedData: text(block.data) } } });
    } else if (type.endsWith('_tool_result') || type === 'mcp_tool_result') {
      this.#settle(block);
    } else if (type === 'tool_use' || type === 'server_tool_use' || type === 'mcp_tool_use') {
      const name = text(block.name);
      open({
        type: 'dynamic-tool',
        toolCallId: text(block.id),
        toolName: CODE_TOOLS.has(name) && type === 'server_tool_use' ? 'code_execution' : name,
        state: 'input-streaming',
        inputText: '',
        ...(type !== 'tool_use' && { providerExecuted: true }),
      });
    } else {
      // Compactions, fallback notes, container uploads and future blocks stay as they are.
      const part = this.#out.add({ type: 'custom', kind: `anthropic.${type}`, providerMetadata: { anthropic: block } });
      this.#blocks.set(index, { part, type, id: '', tool: '', input: undefined, signature: '', extra: block });
    }
  }

  #grow(index: number, delta: ForeignRecord): void {
    const input = typeof delta.partial_json === 'object' && delta.partial_json !== null ? JSON.stringify(delta.partial_json) : text(delta.partial_json);
    const more = text(delta.text) || text(delta.thinking) || input;
    // Some gateways begin no block for text. Tool input without its block has no name: an error.
    if (!this.#blocks.has(index) && more !== '' && input === '') this.#startBlock(index, { type: text(delta.thinking) === '' ? 'text' : 'thinking' });
    const block = this.#blocks.get(index);
    if (block === undefined) {
      if (more === '') return;
      return this.#fail(
        'bad-payload',
        `The provider sent text for content block ${String(index)}, which is not open. A proxy may have dropped part of the stream.`,
      );
    }
    block.signature += text(delta.signature);
    const citation = record(delta.citation);
    if (citation !== undefined) this.#cite(citation);
    if (this.#out.isOpen(block.part)) this.#out.grow(block.part, more);
    else {
      block.extra = merged(block.extra, delta);
      this.#out.set(block.part, { type: 'custom', kind: `anthropic.${block.type}`, providerMetadata: { anthropic: block.extra } });
    }
  }

  #stopBlock(index: number): void {
    const block = this.#blocks.get(index);
    if (block === undefined) return;
    this.#blocks.delete(index);
    const whole = this.#out.close(block.part, (value) => {
      if (isToolPart(value)) return readCall(value, block);
      if (value.type === 'reasoning' && block.signature !== '')
        return { ...value, state: 'done', providerMetadata: { anthropic: { signature: block.signature } } };
      return { ...value, state: 'done' };
    });
    if (whole !== undefined && isToolPart(whole)) this.#calls.set(whole.toolCallId, { part: block.part, call: whole });
  }

  #settle(block: ForeignRecord): void {
    const id = text(block.tool_use_id);
    const content = block.content;
    const problem = record(content);
    const failed = block.is_error === true || text(problem?.type).endsWith('_error');
    const outcome = failed
      ? { state: 'output-error' as const, errorText: text(problem?.error_message) || text(problem?.error_code) || text(content) || 'The tool failed.' }
      : { state: 'output-available' as const, output: content };
    const known = this.#calls.get(id);
    if (known !== undefined) {
      const call = { ...known.call, ...outcome };
      this.#calls.set(id, { part: known.part, call });
      this.#out.set(known.part, call);
    } else {
      // Its call was in an earlier answer.
      this.#out.add({ type: 'dynamic-tool', toolCallId: id, toolName: text(block.type).replace(/_tool_result$/, ''), providerExecuted: true, ...outcome });
    }
    for (const result of records(content)) if (result.type === 'web_search_result') this.#out.addSource(text(result.url), text(result.title));
    if (problem?.type === 'web_fetch_result') this.#out.addSource(text(problem.url), text(record(problem.content)?.title));
  }

  #cite(citation: ForeignRecord): void {
    const url = text(citation.url) || text(citation.source);
    const title = text(citation.title) || text(citation.document_title);
    if (/^https?:/.test(url)) this.#out.addSource(url, title);
    else if (title !== '') this.#citeDocument(title, citation);
  }

  readonly #documents = new Set<string>();

  #citeDocument(title: string, citation: ForeignRecord): void {
    const sourceId = `${String(count(citation.document_index) ?? 0)}:${title}`;
    if (this.#documents.has(sourceId)) return;
    this.#documents.add(sourceId);
    const part: Part = { type: 'source-document', sourceId, mediaType: citation.type === 'page_location' ? 'application/pdf' : 'text/plain', title };
    this.#out.add(part);
  }

  /** Each report carries only what changed. */
  #count(usage: ForeignRecord | undefined): void {
    if (usage === undefined) return;
    const given = Object.entries(usage).filter(([, value]) => value !== null && value !== undefined);
    if (given.length === 0) return;
    this.#usage = { ...this.#usage, ...Object.fromEntries(given) };
    this.#counted = this.#finish !== undefined;
    this.#out.emit({ type: 'usage', usage: usageOf(this.#usage) });
  }
}

const RIGHT_URL = 'Is the base URL that of Anthropic’s API?';
