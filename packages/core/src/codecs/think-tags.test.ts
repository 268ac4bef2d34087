import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ThinkTags, type Stretch } from './think-tags.js';

/** Joins neighbouring stretches of one kind. */
function split(...pieces: string[]): string[] {
  const tags = new ThinkTags();
  const stretches: Stretch[] = [...pieces.flatMap((piece) => tags.push(piece)), ...tags.end()];
  const told: { kind: string; text: string }[] = [];
  for (const stretch of stretches) {
    const text = stretch.kind === 'thoughts-until-here' ? '' : stretch.text;
    const last = told.at(-1);
    if (last?.kind === stretch.kind) last.text += text;
    else told.push({ kind: stretch.kind, text });
  }
  return told.map(({ kind, text }) => `${kind}: ${text}`);
}

const CASES: readonly [title: string, text: string, told: readonly string[]][] = [
  ['thoughts before the answer', '<think>\nplan\n</think>\n\nAnswer', ['reasoning: plan', 'text: Answer']],
  ['other names of the tag', '<Thinking>plan</Thinking>Answer', ['reasoning: plan', 'text: Answer']],
  ['the tags of Mistral', '[THINK]plan[/THINK]Answer', ['reasoning: plan', 'text: Answer']],
  ['white space before the tag', '\n <think>plan</think> Answer', ['reasoning: plan', 'text: Answer']],
  ['thoughts that are never closed', '<think>plan <b', ['reasoning: plan <b']],
  ['no thoughts at all', '<think>\n\n</think>\n\nAnswer', ['text: Answer']],
  ['code that begins the answer', '<think>x</think>\n\n    code', ['reasoning: x', 'text:     code']],
  ['thoughts between', 'One\n<think>x</think>\nTwo', ['text: One\n', 'reasoning: x', 'text: Two']],
  ['thoughts twice', '<think>x</think><think>y</think>z', ['reasoning: xy', 'text: z']],
  ['a closing tag alone', 'plan\n</think>\n\nAnswer', ['text: plan\n', 'thoughts-until-here: ', 'text: Answer']],
  ['a closing tag before everything', '</think>\n\nAnswer', ['thoughts-until-here: ', 'text: Answer']],
  ['a tag in a code span', 'Write `<think>x</think>` first', ['text: Write `<think>x</think>` first']],
  ['a closing tag in a code span', 'It ends with `</think>` always', ['text: It ends with `</think>` always']],
  ['tags in a sentence', 'Put <think> and </think> around it', ['text: Put <think> and </think> around it']],
  ['a tag in a fence', '```xml\n<think>\n</think>\n```\n', ['text: ```xml\n<think>\n</think>\n```\n']],
  ['a tag in a fence of a list', '1. ~~~\n   <think>\n   ~~~\n', ['text: 1. ~~~\n   <think>\n   ~~~\n']],
  ['a tag after a fence', '```\nx\n```\n<think>y</think>z', ['text: ```\nx\n```\n', 'reasoning: y', 'text: z']],
  ['a tag the thoughts talk about', '<think>It ends with `</think>`, so</think>Answer', ['reasoning: It ends with `</think>`, so', 'text: Answer']],
  ['text that resembles a tag', 'a < b, <thin, [x](y) <', ['text: a < b, <thin, [x](y) <']],
  ['white space only', ' \n ', ['text:  \n ']],
  ['leading white space without tags', '\n\nHi', ['text: \n\nHi']],
];

describe('ThinkTags', () => {
  it.each(CASES)('separates %s', (_, text, told) => {
    expect(split(text)).toEqual(told);
  });

  it.each(CASES)('separates %s in the same way, cut anywhere', (_, text, told) => {
    expect(split(...text)).toEqual(told);
    for (let at = 1; at < text.length; at++) expect(split(text.slice(0, at), text.slice(at))).toEqual(told);
  });

  it('loses nothing but tags and white space, however it is cut', () => {
    const piece = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 4 }), fc.constantFrom('<think>', '</think>', '<thi', '\n', '```', '`', '[', ' '));
    const bare = (text: string): string => text.replaceAll(/<\/?think>|\s/g, '');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const tags = new ThinkTags();
        const told = [...pieces.flatMap((each) => tags.push(each)), ...tags.end()].map((stretch) => ('text' in stretch ? stretch.text : ''));
        expect(bare(told.join(''))).toBe(bare(pieces.join('')));
      }),
    );
  });

  it('emits text as it comes', () => {
    const tags = new ThinkTags();
    expect(tags.push('Hel')).toEqual([{ kind: 'text', text: 'Hel' }]);
    expect(tags.push('lo <')).toEqual([{ kind: 'text', text: 'lo ' }]);
    expect(tags.push('b')).toEqual([{ kind: 'text', text: '<b' }]);
  });
});
