/**
 * Which way a block reads: as its first letter says, whatever the page around it does. What `dir="auto"` would find, but found once: a browser looks through
 * a long text without letters again with everything that is added to it. What has no letter reads as the page does.
 */
import type { Block, Inline } from './parse/tree.js';

export type Direction = 'ltr' | 'rtl';

const LETTER = /\p{L}/u;
const FROM_THE_RIGHT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Mandaic}\p{Script=Samaritan}\p{Script=Adlam}]/u;

export function directionIn(text: string): Direction | undefined {
  const letter = LETTER.exec(text)?.[0];
  return letter === undefined ? undefined : FROM_THE_RIGHT.test(letter) ? 'rtl' : 'ltr';
}

/** Code, formulas and bare addresses say nothing of how the text around them reads. */
export function directionOf(nodes: readonly Inline[]): Direction | undefined {
  for (const node of nodes) {
    let found: Direction | undefined;
    if (node.type === 'text') found = directionIn(node.text);
    else if ('children' in node && !(node.type === 'link' && node.auto)) found = directionOf(node.children);
    if (found) return found;
  }
  return undefined;
}

export function direct(element: Element | null | undefined, direction: Direction | undefined): void {
  if (direction) element?.setAttribute('dir', direction);
  else element?.removeAttribute('dir');
}

/**
 * What reads as the text of `block`: its own node; or, where it begins a quote or an item, that one, so that the bar or the marker is on the side of the
 * words. Undefined in the head of a table, which the table reads as.
 */
export function readsAs(node: Element, block: Block): Element | null | undefined {
  if (block.parent?.type === 'row' && block.parent.parent?.children[0] === block.parent) return undefined;
  let element: Element | null | undefined = node;
  for (let one: Block | undefined = block; one && begins(one); one = one.parent?.type === 'list' ? one.parent.parent : one.parent)
    element = element?.parentElement?.closest('li, blockquote, .alert');
  return element;
}

/** True when the block is the first of a quote, an item or a footnote. */
function begins(block: Block): boolean {
  const { parent } = block;
  if (!parent || parent.type === 'document' || parent.type === 'row' || parent.children[0] !== block) return false;
  return parent.type === 'list' ? begins(parent) : true;
}
