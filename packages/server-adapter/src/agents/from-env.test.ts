import type { Message } from '@loqui/core/protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Environment } from './model-options.js';
import { agentFromEnv } from './from-env.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

const asked: Message = {
  id: 'q',
  author: { id: 'ann', name: 'Ann', kind: 'person' },
  role: 'user',
  parts: [{ type: 'text', text: 'Hi' }],
  status: 'completed',
  createdAt: 0,
};

/** Address and model of the agent's first request; `undefined` without an agent. */
async function asks(env: Environment): Promise<readonly [url: string, model: unknown] | undefined> {
  vi.stubEnv('OPENAI_BASE_URL', '');
  vi.stubEnv('ANTHROPIC_BASE_URL', '');
  let seen: readonly [string, unknown] | undefined;
  vi.stubGlobal('fetch', async (url: string, request: { body?: string }) => {
    seen ??= [url, request.body === undefined ? undefined : (JSON.parse(request.body) as { model: unknown }).model];
    return new Response('{}', { status: 400 });
  });
  const answer = agentFromEnv(env)?.answer({ room: 'a', run: 'r', messages: [asked], asked, signal: new AbortController().signal });
  if (answer !== undefined) for await (const event of answer) expect(event).toMatchObject({ type: 'error' });
  return seen;
}

describe('agentFromEnv', () => {
  it.each<[Environment, readonly [string, unknown] | undefined]>([
    [{}, undefined],
    [{ OPENAI_API_KEY: '  ' }, undefined],
    [{ OPENAI_API_KEY: 'k' }, ['https://api.openai.com/v1/chat/completions', 'gpt-4.1-mini']],
    [{ OPENAI_API_KEY: 'k', MODEL: 'm' }, ['https://api.openai.com/v1/chat/completions', 'm']],
    [{ OPENAI_API_KEY: 'k', MODEL: 'm', LOQUI_MODEL: 'n' }, ['https://api.openai.com/v1/chat/completions', 'n']],
    [{ OPENAI_BASE_URL: 'http://box:8000/v1', MODEL: 'm' }, ['http://box:8000/v1/chat/completions', 'm']],
    [{ OPENAI_BASE_URL: 'http://box:8000/v1' }, ['http://box:8000/v1/models', undefined]],
    [{ ANTHROPIC_API_KEY: 'k' }, ['https://api.anthropic.com/v1/messages', 'claude-sonnet-4-5']],
    [{ ANTHROPIC_API_KEY: 'k', OPENAI_API_KEY: 'k', MODEL: 'claude-x' }, ['https://api.anthropic.com/v1/messages', 'claude-x']],
    [{ ANTHROPIC_API_KEY: 'k', OPENAI_API_KEY: 'k' }, ['https://api.openai.com/v1/chat/completions', 'gpt-4.1-mini']],
    [{ ANTHROPIC_API_KEY: 'k', ANTHROPIC_BASE_URL: 'http://box/' }, ['http://box/v1/messages', 'claude-sonnet-4-5']],
    [{ OLLAMA_HOST: '0.0.0.0', MODEL: 'm' }, ['http://127.0.0.1:11434/v1/chat/completions', 'm']],
    [{ OLLAMA_HOST: 'box:9999', MODEL: 'm' }, ['http://box:9999/v1/chat/completions', 'm']],
    [{ OLLAMA_HOST: 'https://ollama.example', MODEL: 'm' }, ['https://ollama.example/v1/chat/completions', 'm']],
  ])('reads %j', async (env, expected) => {
    expect(await asks(env)).toEqual(expected);
  });
});
