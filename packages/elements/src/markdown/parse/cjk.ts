const CJK =
  /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script_Extensions=Hangul}\p{Script_Extensions=Bopomofo}\u3000-\u303f\uff01-\uffee]/u;

/** CJK punctuation and curly quotes, none of which is in a web address, as the inside of a character class. */
export const CJK_PUNCTUATION =
  '\\u3001-\\u3003\\u3008-\\u3011\\u3014-\\u301f\\u30fb\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65\\u2018-\\u201f\\u2026';

/** Letters and marks of Chinese, Japanese and Korean. Marks below U+1100, which other scripts share, do not count. */
export function isCjk(char: string): boolean {
  return (char.codePointAt(0) ?? 0) >= 0x1100 && CJK.test(char);
}
