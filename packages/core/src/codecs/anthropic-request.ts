/** A conversation as Anthropic's Messages API takes it. */
import type { Message } from '../protocol/index.js';
import { toTurns } from './conversation.js';

export interface AnthropicConversation {
  /** The system prompt and every system message, in order; absent when there are none. */
  readonly system?: string;
  /** Begins with the user; roles alternate. */
  readonly messages: readonly AnthropicMessage[];
}

export interface AnthropicMessage {
  readonly role: 'user' | 'assistant';
  readonly content: readonly AnthropicContent[];
}

export type AnthropicContent =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'image';
      readonly source: { readonly type: 'url'; readonly url: string } | { readonly type: 'base64'; readonly media_type: string; readonly data: string };
    };

/** `instructions`: the system prompt. */
export function toAnthropicMessages(conversation: readonly Message[], instructions = ''): AnthropicConversation {
  const system = [instructions.trim()];
  const messages: { role: 'user' | 'assistant'; content: AnthropicContent[] }[] = [];
  for (const { role, text, images } of toTurns(conversation)) {
    if (role === 'system') {
      system.push(text);
      continue;
    }
    const content: AnthropicContent[] = [...images.map(imageOf), ...(text === '' ? [] : [{ type: 'text' as const, text }])];
    const last = messages.at(-1);
    if (last?.role === role) last.content.push(...content);
    else messages.push({ role, content });
  }
  // An agent that greeted first: the API wants the user to begin.
  if (messages[0]?.role === 'assistant') messages.unshift({ role: 'user', content: [{ type: 'text', text: '(The conversation begins.)' }] });
  const prompt = system.filter((words) => words !== '').join('\n\n');
  return { ...(prompt !== '' && { system: prompt }), messages };
}

function imageOf(url: string): AnthropicContent {
  const data = /^data:([^;,]+);base64,(.*)$/s.exec(url);
  if (data?.[1] === undefined || data[2] === undefined) return { type: 'image', source: { type: 'url', url } };
  return { type: 'image', source: { type: 'base64', media_type: data[1], data: data[2] } };
}
