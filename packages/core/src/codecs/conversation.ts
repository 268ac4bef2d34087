import { textOf, type FilePart, type Message, type Role } from '../protocol/index.js';

export interface Turn {
  readonly role: Role;
  /** Never blank without images. */
  readonly text: string;
  /** http(s) or data URLs. */
  readonly images: readonly string[];
}

/** Oldest first, without empty messages. With several people, each turn begins with the author's name. Files other than images are named. */
export function toTurns(messages: readonly Message[]): Turn[] {
  const people = new Set(messages.filter(({ role }) => role === 'user').map(({ author }) => author.id));
  const turns: Turn[] = [];
  for (const message of messages) {
    const files = message.parts.filter((part): part is FilePart => part.type === 'file');
    const images = message.role === 'user' ? files.filter(isImage).map(({ url }) => url) : [];
    const others = files.filter((file) => message.role !== 'user' || !isImage(file)).map(({ filename, mediaType }) => `[File: ${filename ?? mediaType}]`);
    const words = [textOf(message).trim(), ...others].filter((line) => line !== '').join('\n');
    if (words === '' && images.length === 0) continue;
    const named = message.role === 'user' && people.size > 1 ? `${message.author.name}: ${words}` : words;
    turns.push({ role: message.role, text: named, images });
  }
  return turns;
}

function isImage({ mediaType, url }: FilePart): boolean {
  return mediaType.startsWith('image/') && /^(https?|data):/.test(url);
}

export interface OpenAiMessage {
  readonly role: Role;
  readonly content: string | readonly OpenAiContent[];
}

export type OpenAiContent = { readonly type: 'text'; readonly text: string } | { readonly type: 'image_url'; readonly image_url: { readonly url: string } };

/** `instructions`: the system prompt; it comes first. */
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

export interface AnthropicConversation {
  /** The system prompt and every system message, in order; absent if there are none. */
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
  // The API requires the user to begin; here the agent greeted first.
  if (messages[0]?.role === 'assistant') messages.unshift({ role: 'user', content: [{ type: 'text', text: '(The conversation begins.)' }] });
  const prompt = system.filter((words) => words !== '').join('\n\n');
  return { ...(prompt !== '' && { system: prompt }), messages };
}

function imageOf(url: string): AnthropicContent {
  const data = /^data:([^;,]+);base64,(.*)$/s.exec(url);
  if (data?.[1] === undefined || data[2] === undefined) return { type: 'image', source: { type: 'url', url } };
  return { type: 'image', source: { type: 'base64', media_type: data[1], data: data[2] } };
}
