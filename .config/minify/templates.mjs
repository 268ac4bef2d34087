// Takes out of css`…` and html`…` what only people read: comments, indentation, line breaks. Nothing that can be seen on the page changes:
// white space between words, tags and attributes becomes one space, and text that keeps its white space (pre, textarea) is left alone.
import MagicString from 'magic-string';

const QUOTED = /"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'/.source;
const GAP = /(?:\s|\/\*[^]*?\*\/)+/.source;
/** No space is needed beside these marks, and behind a colon (before one it means "any descendant"); no semicolon before a brace, no zero before a point. */
const CSS = new RegExp(
  `(?<quoted>${QUOTED})|(?:${GAP})?(?:;(?:${GAP})?)+(?<brace>\\})(?:${GAP})?|(?:${GAP})?(?<mark>[{};,>])(?:${GAP})?|(?<colon>:)${GAP}|(?<space>${GAP})|(?<![\\w.])0(?=\\.\\d)`,
  'g',
);

/** One stretch of CSS between two expressions. */
export function minifyCss(text) {
  return text.replace(CSS, (...found) => {
    const { quoted, brace, mark, colon, space } = found.at(-1);
    return quoted ?? brace ?? mark ?? colon ?? (space === undefined ? '' : ' ');
  });
}

const IN_TEXT = /<!--[^]*?-->|<\/?(?<name>[a-z][\w-]*)|\s+|[^\s<]+|</giy;
const IN_TAG = /"[^"]*"?|'[^']*'?|\s+|>|[^\s>"']+/gy;
const KEEPS_SPACE = new Set(['pre', 'textarea', 'script', 'style']);
/** No browser shows white space beside the tags of these, since the line begins or ends there; left in, it would be a node in every copy of the template. */
const BLOCK = 'article|blockquote|div|dl|dt|dd|fieldset|footer|form|h[1-6]|header|li|main|nav|ol|p|section|table|tbody|td|th|thead|tr|ul';
const IS_BLOCK = new RegExp(`^</?(?:${BLOCK})$`);
const BEFORE_BLOCK = new RegExp(`</?(?:${BLOCK})(?![\\w-])`, 'iy');

/** All stretches of an HTML template: an expression may stand between any two, also in the middle of a tag or of a quoted value. */
export function minifyHtml(texts) {
  /** The quote an expression stands in, the tag (`<p`, `</p`), and the elements around it that keep their white space. */
  let quote = '';
  let tag = '';
  const keeping = [];
  let afterBlock = false;

  const inTag = (piece, next) => {
    if (/^["']/.test(piece) && (piece.length === 1 || !piece.endsWith(piece[0]))) quote = piece[0];
    if (piece === '>') {
      const element = tag.replace(/^<\/?/, '');
      afterBlock = IS_BLOCK.test(tag);
      if (KEEPS_SPACE.has(element)) tag.startsWith('</') ? keeping.pop() : keeping.push(element);
      tag = '';
    }
    return /^\s/.test(piece) ? (next === '>' ? '' : ' ') : piece;
  };
  const inText = (piece, name, text, end) => {
    if (name !== undefined) tag = piece.toLowerCase();
    if (keeping.length > 0) return piece;
    if (/^\s/.test(piece)) {
      BEFORE_BLOCK.lastIndex = end;
      return afterBlock || BEFORE_BLOCK.test(text) ? '' : ' ';
    }
    if (name === undefined) afterBlock = false;
    return piece;
  };

  return texts.map((text) => {
    let at = 0;
    let made = '';
    if (tag === '') afterBlock = false;
    if (quote !== '') {
      // The rest of a value that an expression stands in.
      at = text.indexOf(quote) + 1 || text.length;
      if (text[at - 1] === quote) quote = '';
      made = text.slice(0, at);
    }
    while (at < text.length) {
      const pattern = tag === '' ? IN_TEXT : IN_TAG;
      pattern.lastIndex = at;
      const { 0: piece, groups } = pattern.exec(text);
      at += piece.length;
      made += tag === '' ? inText(piece, groups?.name, text, at) : inTag(piece, text[at]);
    }
    return made;
  });
}

const minifiers = { css: (texts) => texts.map(minifyCss), html: minifyHtml, svg: minifyHtml };

/** A Rollup plugin, to stand behind the one that turns TypeScript into JavaScript. Our own files only. */
export const minifyTemplates = () => ({
  name: 'minify-templates',
  transform(code, id) {
    if (!id.endsWith('.ts') || !/\b(?:css|html|svg)`/.test(code)) return null;
    const made = new MagicString(code);
    const visit = (node) => {
      if (node.type === 'TaggedTemplateExpression' && Object.hasOwn(minifiers, node.tag.name ?? '')) {
        const { quasis } = node.quasi;
        const after = minifiers[node.tag.name](quasis.map(({ value }) => value.raw));
        quasis.forEach(({ start, end, value }, index) => {
          if (after[index] !== value.raw) made.update(start, end, after[index]);
        });
      }
      for (const child of Object.values(node)) {
        for (const each of Array.isArray(child) ? child : [child]) if (typeof each?.type === 'string') visit(each);
      }
    };
    visit(this.parse(code));
    return made.hasChanged() ? { code: made.toString(), map: made.generateMap({ hires: true }) } : null;
  },
});
