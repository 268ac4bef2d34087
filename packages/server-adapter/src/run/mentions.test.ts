import { describe, expect, it } from 'vitest';
import { mentionedAgents, withoutCode } from './mentions.js';

const agents = [
  { id: 'assistant', name: 'Assistant', kind: 'agent' },
  { id: 'code', name: 'Coder', kind: 'agent' },
  { id: 'helper', name: 'Code Helper (v2)', kind: 'agent' },
  { id: 'größe', name: 'Größe', kind: 'agent' },
] as const;

describe('a mention', () => {
  it.each([
    ['@assistant hi', ['assistant']],
    ['hi @Assistant.', ['assistant']],
    ["ask @assistant's opinion, and @CODER too", ['assistant', 'code']],
    ['(@code)', ['code']],
    ['@Code Helper (v2), please', ['helper']],
    ['@GRÖSSE @größe', ['größe']],
    ['@code @assistant @code', ['code', 'assistant']],
    ['mail ada@assistant.com', []],
    ['@assistants @assistant2 @assistant_x @assistant-two @@assistant', []],
    ['https://x.test/@assistant', []],
    ['`@assistant` and ``x ` @code``', []],
    ['```\n@assistant\n```\n@code', ['code']],
    ['~~~\n@assistant\n```\n@code', []],
    ['an open ` tick @assistant', ['assistant']],
    ['nothing', []],
  ])('in %j asks %j', (text, ids) => {
    expect(mentionedAgents(text, agents)).toEqual(ids);
  });

  it('is found in linear time, whatever the text', () => {
    for (const piece of ['`', '`a``b', '@', '@assistan', '```\n', '~~~ x\n', 'a@']) {
      const text = piece.repeat(Math.floor(65_536 / piece.length));
      const start = process.cpuUsage();
      withoutCode(text);
      mentionedAgents(text, agents);
      // Milliseconds of processor time: the clock also counts other programs.
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1000).toBeLessThan(200);
    }
  });
});
