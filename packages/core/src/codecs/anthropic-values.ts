import type { DynamicToolPart, FinishReason, Usage } from '../protocol/index.js';
import { count, record, type ForeignRecord } from './foreign-json.js';
import { withInput } from './provider-output.js';

export const FINISH: Readonly<Record<string, FinishReason>> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  pause_turn: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  tool_use: 'tool-calls',
  refusal: 'refusal',
};

/** Anthropic counts cached input apart; `inputTokens` includes it. */
export function usageOf(usage: ForeignRecord): Usage {
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

/** One tool under two names, told apart by `type` in the input, as in the AI SDK. */
export const CODE_TOOLS: ReadonlySet<string> = new Set(['bash_code_execution', 'text_editor_code_execution']);

export function readCall(call: DynamicToolPart, block: { readonly tool: string; readonly input: unknown }): DynamicToolPart {
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
