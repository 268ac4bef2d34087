/** Sees what is really on the page, through open shadow roots: no contestant wins by not rendering. */
import { MARK } from '../documents/said.js';

const UNSEEN = new Set(['STYLE', 'SCRIPT', 'TEMPLATE']);

/** The nodes inside a node, the last first. */
function* insideOut(node: Node): Generator<Node> {
  for (let child = node.lastChild; child; child = child.previousSibling) yield child;
  if (node instanceof Element && node.shadowRoot) yield* insideOut(node.shadowRoot);
}

/** The texts in and below a node, the last first. */
function* texts(node: Node): Generator<Text> {
  if (node instanceof Text) yield node;
  else if (!UNSEEN.has(node.nodeName)) for (const child of insideOut(node)) yield* texts(child);
}

/** Whether a word stands near the end of what is shown; also when it was put together from several texts. */
export function endsWith(place: Element, wanted: string, within = 4_000): boolean {
  let seen = '';
  for (const { data } of texts(place)) {
    seen = data + seen;
    if (seen.includes(wanted)) return true;
    if (seen.length > within) return false;
  }
  return false;
}

/** The last characters that are shown. */
export function ending(place: Element, length = 300): string {
  let seen = '';
  for (const { data } of texts(place)) {
    seen = data + seen;
    if (seen.length >= length) break;
  }
  return seen;
}

/** Where a mark is on the screen, or undefined when no text that is laid out has it. */
export function boxOf(place: Element, mark: string): DOMRect | undefined {
  for (const text of texts(place)) {
    if (text.data.includes(mark)) return boxOfText(text, mark);
  }
  return undefined;
}

function boxOfText(text: Text, mark: string): DOMRect | undefined {
  const range = document.createRange();
  const from = text.data.indexOf(mark);
  range.setStart(text, from);
  range.setEnd(text, from + mark.length);
  const box = range.getBoundingClientRect();
  return box.height > 0 ? box : undefined;
}

/** Whether a mark can be read without scrolling. */
export function isInSight(place: Element, mark: string): boolean {
  const box = boxOf(place, mark);
  const { top, bottom } = place.getBoundingClientRect();
  return box !== undefined && box.top >= top - 1 && box.bottom <= bottom + 1;
}

/** The mark nearest to the middle of what is in sight. */
export function markInSight(place: Element): string | undefined {
  const { top, bottom } = place.getBoundingClientRect();
  let nearest: { mark: string; away: number } | undefined;
  for (const text of texts(place)) {
    const mark = MARK.exec(text.data)?.[0];
    const box = mark === undefined ? undefined : boxOfText(text, mark);
    if (mark === undefined || box === undefined || box.top < top || box.bottom > bottom) continue;
    const away = Math.abs(box.top - (top + bottom) / 2);
    if (!nearest || away < nearest.away) nearest = { mark, away };
  }
  return nearest?.mark;
}

/** How many nodes there are, shadow roots included. */
export function countNodes(node: Node): number {
  let count = 1;
  for (const child of insideOut(node)) count += countNodes(child);
  return count;
}
