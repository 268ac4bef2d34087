/** A block has the direction of its first letter, as with `dir="auto"`, which a browser computes again at each append to a long text without letters. */
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

/** Code, formulas and bare addresses do not count. */
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

/** The element that gets the direction of `block`: its own, or the box that it begins (for its bar or marker). Undefined in the head of a table. */
export function readsAs(node: PageElement, block: Block): PageElement | undefined {
  if (block.parent?.type === 'row' && block.parent.parent?.children[0] === block.parent) return undefined;
  let element: PageElement | undefined = node;
  for (let one: Block | undefined = block; one && begins(one); one = one.parent?.type === 'list' ? one.parent.parent : one.parent) element = boxAround(element);
  return element;
}

function boxAround(element: PageElement | undefined): PageElement | undefined {
  for (let around = element?.parentNode ?? null; around; around = around.parentNode) if (isBox(around)) return around;
  return undefined;
}

function isBox(node: PageParent): node is PageElement {
  return 'localName' in node && (node.localName === 'li' || node.localName === 'blockquote' || (node as PageElement).getAttribute('role') === 'note');
}

function begins(block: Block): boolean {
  const { parent } = block;
  if (!parent || parent.type === 'document' || parent.type === 'row' || parent.children[0] !== block) return false;
  return parent.type === 'list' ? begins(parent) : true;
}
