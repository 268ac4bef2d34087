import { describe, expect, it } from 'vitest';
import type { Message, Part, Role } from '../protocol/index.js';
import { toAnthropicMessages, toOpenAiMessages } from './conversation.js';

function message(role: Role, words: string, name = 'Ann', more: readonly Part[] = []): Message {
  const parts: Part[] = [...(words === '' ? [] : [{ type: 'text' as const, text: words }]), ...more];
  return {
    id: `${name}-${words}`,
    author: { id: name, name, kind: role === 'assistant' ? 'agent' : 'person' },
    role,
    parts,
    status: 'completed',
    createdAt: 0,
  };
}

const picture: Part = { type: 'file', mediaType: 'image/png', url: 'data:image/png;base64,AAAA', filename: 'cat.png' };
const remote: Part = { type: 'file', mediaType: 'image/png', url: 'https://a.example/cat.png' };
const paper: Part = { type: 'file', mediaType: 'application/pdf', url: 'https://a.example/x.pdf', filename: 'x.pdf' };

describe('a conversation for OpenAI', () => {
  it('begins with the instructions, and omits thoughts, tools and empty messages', () => {
    const conversation = [
      message('user', 'Hi'),
      message('assistant', 'Hello', 'Bot', [{ type: 'reasoning', text: 'secret' }]),
      message('user', ''),
      message('user', 'Bye'),
    ];
    expect(toOpenAiMessages(conversation, 'Be kind.')).toEqual([
      { role: 'system', content: 'Be kind.' },
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello' },
      { role: 'user', content: 'Bye' },
    ]);
  });

  it('names the speakers when there are several people', () => {
    expect(toOpenAiMessages([message('user', 'Hi'), message('assistant', 'Hello', 'Bot'), message('user', 'Ho', 'Bob')])).toEqual([
      { role: 'user', content: 'Ann: Hi' },
      { role: 'assistant', content: 'Hello' },
      { role: 'user', content: 'Bob: Ho' },
    ]);
  });

  it('contains images, and the names of other files', () => {
    expect(toOpenAiMessages([message('user', 'Look', 'Ann', [picture, paper])])).toEqual([
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Look\n[File: x.pdf]' },
          { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
        ],
      },
    ]);
  });
});

describe('a conversation for Anthropic', () => {
  it('joins turns of the same role, since they must alternate', () => {
    const conversation = [
      message('user', 'One'),
      message('user', 'Two', 'Bob'),
      message('assistant', 'Three', 'Bot'),
      message('assistant', 'Four', 'Other'),
      message('user', 'Five'),
    ];
    expect(
      toAnthropicMessages(conversation).messages.map(({ role, content }) => [role, ...content.map((part) => (part.type === 'text' ? part.text : part.type))]),
    ).toEqual([
      ['user', 'Ann: One', 'Bob: Two'],
      ['assistant', 'Three', 'Four'],
      ['user', 'Ann: Five'],
    ]);
  });

  it('has the system messages in `system`, and begins with the user', () => {
    const { system, messages } = toAnthropicMessages(
      [message('assistant', 'Welcome', 'Bot'), message('system', 'Ann joined.'), message('user', 'Hi')],
      'Be kind.',
    );
    expect(system).toBe('Be kind.\n\nAnn joined.');
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
    expect(toAnthropicMessages([message('user', 'Hi')])).not.toHaveProperty('system');
  });

  it('contains images, by their bytes or their address', () => {
    expect(toAnthropicMessages([message('user', '', 'Ann', [picture, remote])]).messages[0]?.content).toEqual([
      { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AAAA' } },
      { type: 'image', source: { type: 'url', url: 'https://a.example/cat.png' } },
    ]);
  });
});
