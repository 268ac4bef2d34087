import type { FinishReason, Usage } from '../protocol/index.js';
import { count, record, type ForeignRecord } from './foreign-json.js';

/** Reasons in lower case with underscores. */
const FINISH: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  end_turn: 'stop',
  eos: 'stop',
  eos_token: 'stop',
  stop_sequence: 'stop',
  complete: 'stop',
  length: 'length',
  max_tokens: 'length',
  max_output_tokens: 'length',
  max_length: 'length',
  model_length: 'length',
  model_context_window_exceeded: 'length',
  tool_calls: 'tool-calls',
  tool_call: 'tool-calls',
  tool_use: 'tool-calls',
  function_call: 'tool-calls',
  content_filter: 'content-filter',
  content_filtered: 'content-filter',
  safety: 'content-filter',
  recitation: 'content-filter',
  blocklist: 'content-filter',
  prohibited_content: 'content-filter',
  spii: 'content-filter',
  sensitive: 'content-filter',
  guardrail_intervened: 'content-filter',
  refusal: 'refusal',
  error: 'error',
  network_error: 'error',
  insufficient_system_resource: 'error',
};

export function reasonOf(raw = ''): FinishReason {
  return FINISH[raw.toLowerCase().replaceAll(/[\s-]/g, '_')] ?? 'other';
}

export function usageOf(usage: ForeignRecord): Usage {
  const input = count(usage.prompt_tokens) ?? count(usage.input_tokens);
  const output = count(usage.completion_tokens) ?? count(usage.output_tokens);
  const reasoning = count(record(usage.completion_tokens_details)?.reasoning_tokens);
  const cached = count(record(usage.prompt_tokens_details)?.cached_tokens) ?? count(usage.prompt_cache_hit_tokens);
  return {
    ...(input !== undefined && { inputTokens: input }),
    ...(output !== undefined && { outputTokens: output }),
    ...(reasoning !== undefined && { reasoningTokens: reasoning }),
    ...(cached !== undefined && { cachedInputTokens: cached }),
  };
}
