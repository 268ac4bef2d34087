/** A conversation as OpenAI's Chat Completions takes it. */
import type { Message, Role } from '../protocol/index.js';
import { toTurns } from './conversation.js';

export interface OpenAiMessage {
  readonly role: Role;
  readonly content: string | readonly OpenAiContent[];
}

export type OpenAiContent = { readonly type: 'text'; readonly text: string } | { readonly type: 'image_url'; readonly image_url: { readonly url: string } };

/** `instructions`: the system prompt, put first. */
export function toOpenAiMessages(messages: readonly Message[], instructions = ''): OpenAiMessage[] {
  const system: OpenAiMessage[] = instructions.trim() === '' ? [] : [{ role: 'system', content: instructions }];
  return [
    ...system,
    ...toTurns(messages).map(({ role, text, images }): OpenAiMessage => ({ role, content: images.length === 0 ? text : contentOf(text, images) })),
  ];
}

function contentOf(text: string, images: readonly string[]): OpenAiContent[] {
  const pictures = images.map((url): OpenAiContent => ({ type: 'image_url', image_url: { url } }));
  return text === '' ? pictures : [{ type: 'text', text }, ...pictures];
}
