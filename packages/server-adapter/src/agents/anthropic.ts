import { createAnthropicReader, toAnthropicMessages, type AnswerEvent } from '@loqui/core/codecs';
import type { Agent } from './agent.js';
import { type ModelOptions, variable } from './model-options.js';
import { streamProvider } from './provider-stream.js';

export interface AnthropicOptions extends ModelOptions {
  /** Default: `claude-sonnet-4-5`. */
  readonly model?: string | undefined;
  /** Default: ANTHROPIC_API_KEY. */
  readonly apiKey?: string | undefined;
  /** Default: ANTHROPIC_BASE_URL, else Anthropic. `/v1/messages` is added. */
  readonly baseURL?: string | undefined;
  /** Most tokens of one answer, thoughts included. Default 8,192. */
  readonly maxTokens?: number | undefined;
  /** More fields of the request's body, e.g. `{ thinking: { type: 'enabled', budget_tokens: 2000 } }`. They replace ours. */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
}

const ANTHROPIC = 'https://api.anthropic.com';

/** An agent with one of Anthropic's models, over the Messages API. */
export function anthropic(options: AnthropicOptions = {}): Agent {
  return {
    ...(options.name !== undefined && { name: options.name }),
    ...(options.avatar !== undefined && { avatar: options.avatar }),
    async *answer({ messages, signal }): AsyncGenerator<AnswerEvent> {
      const { instructions, maxTokens = 8192, temperature } = options;
      const model = options.model === undefined || options.model.trim() === '' ? 'claude-sonnet-4-5' : options.model.trim();
      const baseURL = (options.baseURL ?? variable('ANTHROPIC_BASE_URL') ?? ANTHROPIC).replace(/\/+$/, '').replace(/\/v1$/, '');
      const apiKey = options.apiKey ?? variable('ANTHROPIC_API_KEY');
      if (baseURL === ANTHROPIC && apiKey === undefined) {
        yield { type: 'error', error: { code: 'provider-auth', message: 'There is no API key for Anthropic. Set ANTHROPIC_API_KEY on the server.' } };
        return;
      }
      yield* streamProvider({
        provider: 'Anthropic',
        model,
        url: `${baseURL}/v1/messages`,
        headers: { 'anthropic-version': '2023-06-01', ...(apiKey !== undefined && { 'x-api-key': apiKey }), ...options.headers },
        body: {
          model,
          max_tokens: maxTokens,
          stream: true,
          ...toAnthropicMessages(messages, instructions),
          ...(temperature !== undefined && { temperature }),
          ...options.body,
        },
        keyVariable: 'ANTHROPIC_API_KEY',
        secret: apiKey,
        createReader: createAnthropicReader,
        signal,
        fetch: options.fetch,
        timeouts: options.timeouts,
      });
    },
  };
}
