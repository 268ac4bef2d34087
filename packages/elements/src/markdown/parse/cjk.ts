/** Chinese, Japanese and Korean: scripts that are written without spaces, with marks of their own. */

const CJK =
  /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script_Extensions=Hangul}\p{Script_Extensions=Bopomofo}\u3000-\u303f\uff01-\uffee]/u;

/** Punctuation of these scripts, and the curly quotes that they share with others: none of them stands in a web address. As the inside of a character class. */
export const CJK_PUNCTUATION =
  '\\u3001-\\u3003\\u3008-\\u3011\\u3014-\\u301f\\u30fb\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65\\u2018-\\u201f\\u2026';

/** Whether a character is a letter or a mark of these scripts. Below U+1100 there is none, whatever else shares its marks. */
export function isCjk(char: string): boolean {
  return (char.codePointAt(0) ?? 0) >= 0x1100 && CJK.test(char);
}
