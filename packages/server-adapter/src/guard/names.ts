/** Names that people choose, and names that look alike: Latin, Cyrillic, Greek, digits, compatibility forms. Not other scripts, nor `rn` for `m`. */

const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Removes the characters that reverse text: they turn `jpg.exe` into `exe.gpj`. */
export function withoutBidi(text: string): string {
  return text.replaceAll(BIDI, '');
}

const LENGTH = 64;
/** No invisible characters, blank letters (Hangul fillers) or empty Braille cell. */
const SEEN = /[^\p{M}\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** One line without controls, at most 64 characters; `Guest` when nothing is visible. */
export function cleanName(name: string): string {
  const line = name
    .normalize('NFC')
    // The joiner inside an emoji stays: without it a family is four people.
    .replaceAll(/(?<!\p{Extended_Pictographic}\ufe0f?)\u200d|\u200d(?!\p{Extended_Pictographic})/gu, ' ')
    .replaceAll(/(?!\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}\u115f\u1160\u3164\uffa0\u2800\s]+/gu, ' ')
    // Many marks on one letter cover the lines above and below.
    .replaceAll(/(\p{M}{3})\p{M}+/gu, '$1')
    .trim();
  const shown = [...line].slice(0, LENGTH).join('').trim();
  return SEEN.test(shown) ? shown : 'Guest';
}

/** Look-alike letters and how they are read, after NFKD and lower case. */
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

/** Equal for names that a reader confuses. Capital I reads as l. Signs count: `timello` and `_timello` differ. */
export function skeletonOf(name: string): string {
  return [...lettersOf(name)]
    .map((letter) => LOOKS[letter] ?? letter)
    .join('')
    .replaceAll('i', 'l');
}

/** Without signs between the letters, so that `P.o.e.t` is `Poet`. A name of signs only stays as it is. */
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
