/** Anthropic's Messages stream as answer events. */
import { isToolPart, type DynamicToolPart, type FinishReason, type Part, type Usage } from '../protocol/index.js';
import type { AnswerEvent, AnswerReader } from './answer.js';
import { AnswerWriter, withInput } from './answer-writer.js';
import { count, parseRecord, record, records, text, type ForeignRecord } from './foreign-json.js';
import { failureOf } from './provider-failure.js';

/** A new reader for one answer (one HTTP response). Feed it each SSE message's data; its event names are not needed. */
export function createAnthropicReader(): AnswerReader {
  return new AnthropicReader();
}

/** A content block between its start and its stop. */
interface Block {
  readonly part: number;
  /** Of a tool call: the name the provider gave it. */
  readonly tool: string;
  /** Of a tool call: input given whole at the start. */
  readonly input: unknown;
  signature: string;
}

class AnthropicReader implements AnswerReader {
  readonly #out = new AnswerWriter();
  readonly #blocks = new Map<number, Block>();
  /** Finished tool calls by id: the results of provider tools come later, some in a later message. */
  readonly #calls = new Map<string, { readonly part: number; readonly call: DynamicToolPart }>();
  /** Id of the message between its start and its stop. */
  #message: string | undefined;
  #usage: ForeignRecord = {};
  #finish: string | undefined;
  #complete = false;
  #over = false;

  read(data: string): AnswerEvent[] {
    if (this.#over) return [];
    const event = parseRecord(data);
    if (event === undefined) {
      return this.#fail('bad-payload', `The provider sent something that is not JSON: ${data.slice(0, 120)}. Is the base URL that of Anthropic’s API?`);
    }
    switch (event.type) {
      case 'message_start':
        return this.#start(record(event.message) ?? {});
      case 'content_block_start':
        this.#startBlock(count(event.index) ?? 0, record(event.content_block) ?? {});
        break;
      case 'content_block_delta':
        return this.#grow(count(event.index) ?? 0, record(event.delta) ?? {});
      case 'content_block_stop':
        this.#stopBlock(count(event.index) ?? 0);
        break;
      case 'message_delta':
        this.#finish = text(record(event.delta)?.stop_reason) || this.#finish;
        this.#count(record(event.usage));
        break;
      case 'message_stop':
        this.#message = undefined;
        this.#complete = true;
        break;
      case 'error': {
        const failure = failureOf(event);
        return this.#fail(failure?.code ?? 'provider-error', failure?.message ?? 'The provider failed.');
      }
      default:
        // `ping`, and kinds newer than this code: Anthropic asks clients to pass over them.
        break;
    }
    return this.#out.take();
  }

  end(): AnswerEvent[] {
    if (this.#over) return [];
    if (!this.#complete || this.#message !== undefined)
      return this.#fail('truncated', 'The provider’s stream broke off before the answer was finished. Ask again.');
    this.#over = true;
    this.#out.closeAll();
    this.#out.say({ type: 'finish', reason: FINISH[this.#finish ?? ''] ?? 'other', raw: this.#finish });
    return this.#out.take();
  }

  #fail(code: string, message: string): AnswerEvent[] {
    this.#over = true;
    this.#out.fail({ code, message });
    return this.#out.take();
  }

  #start(message: ForeignRecord): AnswerEvent[] {
    const id = text(message.id);
    if (this.#message !== undefined) {
      return this.#fail(
        'bad-payload',
        `Two answers are mixed in one stream: message ${id} began while ${this.#message} was open. A proxy may share connections it should not.`,
      );
    }
    this.#message = id;
    this.#blocks.clear();
    this.#usage = {};
    this.#finish = text(message.stop_reason) || undefined;
    this.#out.model(text(message.model));
    this.#count(record(message.usage));
    // A continued message can begin with blocks that are already whole.
    for (const [index, block] of records(message.content).entries()) {
      this.#startBlock(index, block);
      this.#stopBlock(index);
    }
    return this.#out.take();
  }

  #startBlock(index: number, block: ForeignRecord): void {
    const type = text(block.type);
    const open = (value: Parameters<AnswerWriter['begin']>[0]): void => {
      this.#blocks.set(index, { part: this.#out.begin(value), tool: text(block.name), input: block.input, signature: text(block.signature) });
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
      // Fallback notes, container uploads and what is yet to come: kept as they are.
      this.#out.add({ type: 'custom', kind: `anthropic.${type}`, providerMetadata: { anthropic: block } });
    }
  }

  #grow(index: number, delta: ForeignRecord): AnswerEvent[] {
    const more = text(delta.text) || text(delta.thinking) || text(delta.partial_json);
    const block = this.#blocks.get(index);
    if (block === undefined) {
      if (more === '') return this.#out.take();
      return this.#fail(
        'bad-payload',
        `The provider sent text for content block ${String(index)}, which is not open. A proxy may have dropped part of the stream.`,
      );
    }
    block.signature += text(delta.signature);
    const citation = record(delta.citation);
    if (citation !== undefined) this.#cite(citation);
    this.#out.grow(block.part, more);
    return this.#out.take();
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

  /** The result of a tool that the provider ran itself. */
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
      this.#out.put(known.part, call);
    } else {
      // Its call was in an earlier answer.
      this.#out.add({ type: 'dynamic-tool', toolCallId: id, toolName: text(block.type).replace(/_tool_result$/, ''), providerExecuted: true, ...outcome });
    }
    for (const result of records(content)) if (result.type === 'web_search_result') this.#out.source(text(result.url), text(result.title));
    if (problem?.type === 'web_fetch_result') this.#out.source(text(problem.url), text(record(problem.content)?.title));
  }

  #cite(citation: ForeignRecord): void {
    const url = text(citation.url) || text(citation.source);
    const title = text(citation.title) || text(citation.document_title);
    if (/^https?:/.test(url)) this.#out.source(url, title);
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
    this.#usage = { ...this.#usage, ...Object.fromEntries(given) };
    this.#out.say({ type: 'usage', usage: usageOf(this.#usage) });
  }
}

/** One tool under two names; the AI SDK tells them apart by `type` in the input, and so do we. */
const CODE_TOOLS: ReadonlySet<string> = new Set(['bash_code_execution', 'text_editor_code_execution']);

function readCall(call: DynamicToolPart, block: Block): DynamicToolPart {
  const given = record(block.input);
  const streamed = call.inputText !== undefined && call.inputText !== '';
  const whole = !streamed && given !== undefined ? { ...call, inputText: JSON.stringify(given) } : call;
  return withInput(whole, (input) => {
    const fields = record(input);
    if (fields === undefined || call.providerExecuted !== true) return input;
    if (CODE_TOOLS.has(block.tool)) return { type: block.tool, ...fields };
    if (block.tool === 'code_execution' && 'code' in fields && !('type' in fields)) return { type: 'programmatic-tool-call', ...fields };
    return input;
  });
}

const FINISH: Readonly<Record<string, FinishReason>> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  pause_turn: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  tool_use: 'tool-calls',
  refusal: 'content-filter',
};

/** Anthropic counts cached input apart; our `inputTokens` is all of it. */
function usageOf(usage: ForeignRecord): Usage {
  const fresh = count(usage.input_tokens);
  const read = count(usage.cache_read_input_tokens);
  const written = count(usage.cache_creation_input_tokens);
  const output = count(usage.output_tokens);
  return {
    ...(fresh !== undefined && { inputTokens: fresh + (read ?? 0) + (written ?? 0) }),
    ...(output !== undefined && { outputTokens: output }),
    ...(read !== undefined && { cachedInputTokens: read }),
    ...(written !== undefined && { cacheWriteInputTokens: written }),
  };
}
