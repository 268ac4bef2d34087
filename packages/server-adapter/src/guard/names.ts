/**
 * Names that people give themselves, and whom they must not look like. Confusable letters are compared by a small table: Latin against Cyrillic and
 * Greek, digits that look like letters, and everything that Unicode's compatibility forms bring together (full width, mathematical, circled).
 * It is no full list of Unicode's confusables: letters of other scripts (Cherokee, Armenian, Lisu …) and `rn` for `m` are not recognised.
 */

const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The text without the characters that turn the direction of what follows: they make `exe.gpj` of `jpg.exe`. */
export function withoutBidi(text: string): string {
  return text.replaceAll(BIDI, '');
}

const LENGTH = 64;
/** What is seen of a name: not what is invisible by itself, nor blank letters (Hangul fillers are among the first), nor Braille's empty cell. */
const SEEN = /[^\p{M}\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** A name somebody gave themselves, fit to be shown: one line, no controls, at most 64 characters; `Guest` when nothing of it can be seen. */
export function cleanName(name: string): string {
  const line = name
    .normalize('NFC')
    // The joiner inside an emoji is kept: without it a family is four people.
    .replaceAll(/(?<!\p{Extended_Pictographic}\ufe0f?)\u200d|\u200d(?!\p{Extended_Pictographic})/gu, ' ')
    .replaceAll(/(?!\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}\u115f\u1160\u3164\uffa0\u2800\s]+/gu, ' ')
    // Marks heaped on one letter reach into the lines above and below.
    .replaceAll(/(\p{M}{3})\p{M}+/gu, '$1')
    .trim();
  const shown = [...line].slice(0, LENGTH).join('').trim();
  return SEEN.test(shown) ? shown : 'Guest';
}

/** Letters that look alike, each with what it is taken for. After NFKD and lower case. */
const LOOKS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    // Cyrillic
    ['а', 'a'],
    ['в', 'b'],
    ['с', 'c'],
    ['ԁ', 'd'],
    ['е', 'e'],
    ['ѐ', 'e'],
    ['һ', 'h'],
    ['н', 'h'],
    ['і', 'i'],
    ['ј', 'j'],
    ['к', 'k'],
    ['м', 'm'],
    ['о', 'o'],
    ['р', 'p'],
    ['ԛ', 'q'],
    ['ѕ', 's'],
    ['т', 't'],
    ['у', 'y'],
    ['ѵ', 'v'],
    ['ԝ', 'w'],
    ['х', 'x'],
    ['ү', 'y'],
    ['ӏ', 'l'],
    ['ь', 'b'],
    ['п', 'n'],
    ['г', 'r'],
    // Greek
    ['α', 'a'],
    ['β', 'b'],
    ['ϲ', 'c'],
    ['ε', 'e'],
    ['η', 'n'],
    ['ι', 'i'],
    ['κ', 'k'],
    ['μ', 'm'],
    ['ν', 'v'],
    ['ο', 'o'],
    ['ρ', 'p'],
    ['σ', 'o'],
    ['ς', 's'],
    ['τ', 't'],
    ['υ', 'u'],
    ['χ', 'x'],
    ['ω', 'w'],
    ['γ', 'y'],
    ['ζ', 'z'],
    // Latin of other alphabets, and digits
    ['ı', 'i'],
    ['ɑ', 'a'],
    ['ɡ', 'g'],
    ['ɩ', 'i'],
    ['ł', 'l'],
    ['ø', 'o'],
    ['đ', 'd'],
    ['ħ', 'h'],
    ['ŧ', 't'],
    ['ß', 'ss'],
    ['0', 'o'],
    ['1', 'l'],
    ['5', 's'],
    ['|', 'l'],
    ['$', 's'],
    ['@', 'a'],
  ].map(([letter = '', like = '']) => [letter, like] as const),
);

/**
 * What a name looks like: equal for names that a reader takes for one another. Capital I is taken for l, so both become l. Signs count: `timello` and
 * `_timello` are told apart.
 */
export function skeletonOf(name: string): string {
  return [...lettersOf(name)]
    .map((letter) => LOOKS[letter] ?? letter)
    .join('')
    .replaceAll('i', 'l');
}

/** The same without signs between the letters: nobody but the agent is `P.o.e.t`. A name of signs only looks like itself. */
export function reservedSkeletonOf(name: string): string {
  return skeletonOf(name).replaceAll(/[._\-–—·'’"*!~:,]/g, '') || lettersOf(name);
}

function lettersOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu, '');
}
