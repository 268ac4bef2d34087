import { createOpenAiChatReader, toOpenAiMessages, type AnswerEvent } from '@loqui/core/codecs';
import type { Agent } from './agent.js';
import { type ModelOptions, variable } from './model-options.js';
import { firstModel } from './first-model.js';
import { streamProvider } from './provider-stream.js';

export interface OpenAiOptions extends ModelOptions {
  /** Default: `gpt-4.1-mini` at OpenAI; elsewhere the first model that the server lists. */
  readonly model?: string | undefined;
  /** Default: OPENAI_API_KEY. Own servers need none. */
  readonly apiKey?: string | undefined;
  /** Default: OPENAI_BASE_URL, else OpenAI. With the version, e.g. `http://localhost:11434/v1` for Ollama. */
  readonly baseURL?: string | undefined;
  /** Shows text between `<think>` tags as thoughts. Default true. */
  readonly thinkTags?: boolean | undefined;
  /** More fields of the request's body, e.g. `{ reasoning_effort: 'low' }`. They replace ours. */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
}

const OPENAI = 'https://api.openai.com/v1';

/** An agent with a model of OpenAI or of a compatible server (Ollama, vLLM, LM Studio, Groq, OpenRouter …), over Chat Completions. */
export function openai(options: OpenAiOptions = {}): Agent {
  const model = rememberedModel(options);
  return {
    ...(options.name !== undefined && { name: options.name }),
    ...(options.avatar !== undefined && { avatar: options.avatar }),
    async *answer({ messages, signal }): AsyncGenerator<AnswerEvent> {
      const { instructions, maxTokens, temperature } = options;
      const { baseURL, apiKey, isOpenAi } = placeOf(options);
      if (isOpenAi && apiKey === undefined) {
        yield {
          type: 'error',
          error: {
            code: 'provider-auth',
            message: 'There is no API key for OpenAI. Set OPENAI_API_KEY on the server, or OPENAI_BASE_URL for a server of your own.',
          },
        };
        return;
      }
      const found = await model(signal);
      if (signal.aborted) return;
      if (typeof found !== 'string') {
        yield { type: 'error', error: found };
        return;
      }
      yield* streamProvider({
        provider: isOpenAi ? 'OpenAI' : 'The model’s server',
        model: found,
        url: `${baseURL}/chat/completions`,
        headers: headersOf(options, apiKey),
        body: {
          model: found,
          messages: toOpenAiMessages(messages, instructions),
          stream: true,
          stream_options: { include_usage: true },
          // OpenAI's reasoning models refuse the old name; other servers do not know the new one.
          ...(maxTokens !== undefined && { [isOpenAi ? 'max_completion_tokens' : 'max_tokens']: maxTokens }),
          ...(temperature !== undefined && { temperature }),
          ...options.body,
        },
        keyVariable: 'OPENAI_API_KEY',
        secret: apiKey,
        createReader: () => createOpenAiChatReader({ thinkTags: options.thinkTags }),
        signal,
        fetch: options.fetch,
        timeouts: options.timeouts,
      });
    },
  };
}

function rememberedModel(options: OpenAiOptions): (signal: AbortSignal) => ReturnType<typeof firstModel> {
  let known = options.model?.trim() ?? '';
  return async (signal) => {
    const { baseURL, apiKey, isOpenAi } = placeOf(options);
    if (known === '' && isOpenAi) known = 'gpt-4.1-mini';
    if (known !== '') return known;
    const found = await firstModel({ url: `${baseURL}/models`, headers: headersOf(options, apiKey), signal, fetch: options.fetch });
    if (typeof found === 'string') known = found;
    return found;
  };
}

function placeOf(options: OpenAiOptions): { baseURL: string; apiKey: string | undefined; isOpenAi: boolean } {
  const baseURL = (options.baseURL ?? variable('OPENAI_BASE_URL') ?? OPENAI).replace(/\/+$/, '');
  return { baseURL, apiKey: options.apiKey ?? variable('OPENAI_API_KEY'), isOpenAi: baseURL === OPENAI };
}

function headersOf(options: OpenAiOptions, apiKey: string | undefined): Record<string, string> {
  return { ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }), ...options.headers };
}
