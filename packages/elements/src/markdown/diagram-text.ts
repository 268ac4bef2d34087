/** The text of a diagram before the library has it: whether it may, and what makes its drawing legible. */
import { isLight, lightnessOf } from './diagram-theme.js';

/**
 * The text with colours on what it fills: on a ground of its own a label keeps the theme's colour, which may be the same. And without what Mermaid would show by
 * its name: spaces that do not break, and tags of letters, since labels are no HTML.
 */
export function legible(text: string, stage: Element): string {
  return text
    .replaceAll('\u00a0', ' ')
    .replace(/<\/?(?:b|i|u|em|strong|small|code|span|font|center|sub|sup)(?:\s[^<>]*)?>/gi, '')
    .replace(/^(?!.*\bcolor:)\s*(?:style|classDef)\s.*?\bfill:\s*(#?\w+)/gm, (line, fill: string) => {
      const lightness = lightnessOf(fill, stage);
      return lightness === undefined ? line : `${line},color:${isLight(lightness) ? '#111' : '#fff'}`;
    });
}

/** By CSS, by a picture in a node, by an icon of an actor, by a tag. */
const LOADS = [
  /(?:\burl|\bsrc|image-set)\s*\(|@import/i,
  /@\{[^]*\bimg\b/i,
  /\bproperties\b.*\bicon\b/i,
  /<\s*(?:img|image|feimage|picture|source|video|audio|track|iframe|frame|object|embed|link|style|svg|use|input|body|table|td|th)\b/i,
];

/**
 * Whether the library would fetch an address in the text while it draws, which is in the page and not in an image yet. Such an address can carry away what was
 * said. Ways to write it otherwise (entities, JSON and YAML, then CSS) are read first.
 */
export function wouldLoad(text: string): boolean {
  const char = (_: string, ...codes: (string | undefined)[]): string => {
    const code = Number.parseInt(codes.slice(0, 3).find((digits) => digits !== undefined) ?? '', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  };
  const plain = text
    .replace(/#(\d+);?/g, (_, digits: string) => char('', Number(digits).toString(16)))
    .replace(/#x([\da-f]+);?/gi, char)
    .replace(/\\u([\da-f]{4})|\\x([\da-f]{2})|\\U([\da-f]{8})/gi, char)
    .replace(/\\([\da-f]{1,6})\s?/gi, char)
    .replace(/\\(?:\n\s*)?/g, '');
  // The library leaves these out, and what stood around them stands together.
  const joined = plain.replace(/%%\{[^]*?\}%%/g, '').replace(/<[^<>]*>/g, '');
  return [text, plain, joined].some((read) => LOADS.some((way) => way.test(read)));
}
