/** The law of streaming for the Markdown parser: however a text is cut, the tree is the same, closed blocks stay what they are, and every change is told. */
import { createBlockParser } from '../markdown/parse/block-parser.js';
import type { Block, BlockParser } from '../markdown/parse/tree.js';

/** A tree as text, without what links it upward. */
export function outline(block: Block): string {
  return JSON.stringify(block, (key, value: unknown) => (key === 'parent' ? undefined : value));
}

/** What a parser knows at the end. */
export function result({ document, definitions, footnotes }: BlockParser): string {
  return `${outline(document)} ${JSON.stringify([...definitions])} ${JSON.stringify([...footnotes.keys()])}`;
}

/** Parses a text in one go. */
export function parsed(text: string, math = false): BlockParser {
  const parser = createBlockParser({ math });
  parser.write(text);
  parser.end();
  return parser;
}

/**
 * Parses a text in pieces, looking after each one. Returns what is wrong, undefined when the law holds: the tree ends up as at once,
 * what whole lines have closed keeps its identity and its fields, and who follows the told changes sees the whole tree.
 */
export function breach(pieces: readonly string[], math = false): string | undefined {
  const parser = createBlockParser({ math });
  const mirror = new Map<Block, string>();
  const closed = new Map<Block, { readonly outline: string; readonly index: number }>();
  let wrong: string | undefined;

  const note = (block: Block): void => {
    for (const [index, child] of block.children.entries()) {
      if (child.open) note(child);
      else if (!closed.has(child)) closed.set(child, { outline: outline(child), index });
    }
  };
  const draw = (block: Block, changed: ReadonlySet<Block>): void => {
    const known = mirror.get(block);
    const now = own(block);
    if (known === undefined || changed.has(block)) mirror.set(block, now);
    else if (known !== now) wrong ??= `an untold change: ${known} became ${now}`;
    for (const child of block.children) {
      if (child.parent !== block) wrong ??= `a child of ${now} has another parent`;
      if (!block.open && child.open) wrong ??= `${own(child)} is open inside a closed ${now}`;
      draw(child, changed);
    }
  };

  for (const piece of pieces) {
    parser.write(piece);
    // Now no line is there for show.
    if (piece.endsWith('\n')) note(parser.document);
    draw(parser.document, parser.update().blocks);
  }
  parser.end();
  draw(parser.document, parser.update().blocks);
  if (wrong !== undefined) return wrong;
  const [got, expected] = [result(parser), result(parsed(pieces.join(''), math))];
  if (got !== expected) return `in pieces ${got}\n      at once   ${expected}`;
  for (const [block, was] of closed) {
    if (block.parent?.children[was.index] !== block) return `a closed block was replaced: ${was.outline}`;
    const now = outline(block);
    if (now !== was.outline && withoutTight(now) !== withoutTight(was.outline)) return `a closed block changed: ${was.outline} became ${now}`;
  }
  return undefined;
}

function withoutTight(text: string): string {
  return text.replaceAll(/"tight":(?:true|false)/g, '');
}

const identities = new WeakMap<Block, number>();
let lastIdentity = 0;

/** A block's own fields, and which objects its children are. */
function own(block: Block): string {
  const ids = block.children.map((child) => {
    const id = identities.get(child) ?? ++lastIdentity;
    identities.set(child, id);
    return id;
  });
  return JSON.stringify({ ...block, parent: undefined, children: ids });
}
