import type { Agent } from './agent.js';
import { anthropic } from './anthropic.js';
import { environment, variable, type Environment } from './model-options.js';
import { openai } from './openai.js';

export interface FromEnvOptions {
  readonly name?: string;
  readonly instructions?: string;
}

/**
 * The agent of the first variable that is set: OPENAI_API_KEY or OPENAI_BASE_URL, ANTHROPIC_API_KEY, OLLAMA_HOST. `undefined`: none is set.
 * LOQUI_MODEL, else MODEL, names the model; a name that begins with `claude` prefers Anthropic when both keys are set.
 */
export function agentFromEnv(env: Environment = environment(), options: FromEnvOptions = {}): Agent | undefined {
  const read = (name: string): string | undefined => variable(name, env);
  const model = read('LOQUI_MODEL') ?? read('MODEL');
  const openaiKey = read('OPENAI_API_KEY');
  const openaiUrl = read('OPENAI_BASE_URL');
  const anthropicKey = read('ANTHROPIC_API_KEY');
  const ollama = read('OLLAMA_HOST');
  const prefersAnthropic = anthropicKey !== undefined && model?.startsWith('claude') === true;

  if ((openaiKey !== undefined || openaiUrl !== undefined) && !prefersAnthropic) {
    return openai({ ...options, model: model ?? read('OPENAI_MODEL'), apiKey: openaiKey, baseURL: openaiUrl ?? 'https://api.openai.com/v1' });
  }
  if (anthropicKey !== undefined) {
    return anthropic({
      ...options,
      model: model ?? read('ANTHROPIC_MODEL'),
      apiKey: anthropicKey,
      baseURL: read('ANTHROPIC_BASE_URL') ?? 'https://api.anthropic.com',
    });
  }
  return ollama === undefined ? undefined : openai({ ...options, model: model ?? read('OLLAMA_MODEL'), baseURL: ollamaUrl(ollama) });
}

/** With or without scheme and port; often the address that Ollama listens on. */
function ollamaUrl(host: string): string {
  const url = new URL(/^https?:\/\//.test(host) ? host : `http://${host}`);
  if (url.hostname === '0.0.0.0' || url.hostname === '[::]') url.hostname = '127.0.0.1';
  if (url.port === '' && url.protocol === 'http:' && !/:80\b/.test(host)) url.port = '11434';
  return `${url.origin}/v1`;
}
