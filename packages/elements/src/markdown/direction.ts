/**
 * The direction of a block: that of its first letter, whatever the page around it has. This is what `dir="auto"` would find, but found once: a browser searches
 * a long text without letters again with everything that is added to it. A text without a letter has the direction of the page.
 */
import type { PageElement, PageParent } from './nodes.js';
import type { Block, Inline } from './parse/tree.js';

export type Direction = 'ltr' | 'rtl';

const LETTER = /\p{L}/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Mandaic}\p{Script=Samaritan}\p{Script=Adlam}]/u;

export function directionIn(text: string): Direction | undefined {
  const letter = LETTER.exec(text)?.[0];
  return letter === undefined ? undefined : RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}

/** Code, formulas and bare addresses have no say in the direction of the text around them. */
export function directionOf(nodes: readonly Inline[]): Direction | undefined {
  for (const node of nodes) {
    let found: Direction | undefined;
    if (node.type === 'text') found = directionIn(node.text);
    else if ('children' in node && !(node.type === 'link' && node.auto)) found = directionOf(node.children);
    if (found) return found;
  }
  return undefined;
}

export function direct(element: PageElement | undefined, direction: Direction | undefined): void {
  if (direction) element?.setAttribute('dir', direction);
  else element?.removeAttribute('dir');
}

/**
 * The element that has the direction of the text of `block`: its own node, or the quote or item that it begins, so that the bar or the marker is on the side of
 * the words. Undefined in the head of a table, which the table directs.
 */
export function readsAs(node: PageElement, block: Block): PageElement | undefined {
  if (block.parent?.type === 'row' && block.parent.parent?.children[0] === block.parent) return undefined;
  let element: PageElement | undefined = node;
  for (let one: Block | undefined = block; one && begins(one); one = one.parent?.type === 'list' ? one.parent.parent : one.parent) element = boxAround(element);
  return element;
}

/** The quote, alert or item around an element. */
function boxAround(element: PageElement | undefined): PageElement | undefined {
  for (let around = element?.parentNode ?? null; around; around = around.parentNode) if (isBox(around)) return around;
  return undefined;
}

function isBox(node: PageParent): node is PageElement {
  return 'localName' in node && (node.localName === 'li' || node.localName === 'blockquote' || (node as PageElement).getAttribute('role') === 'note');
}

/** True when the block is the first of a quote, an item or a footnote. */
function begins(block: Block): boolean {
  const { parent } = block;
  if (!parent || parent.type === 'document' || parent.type === 'row' || parent.children[0] !== block) return false;
  return parent.type === 'list' ? begins(parent) : true;
}
