/** The law of streaming, as tests ask for it: however an answer is cut, it ends up as the same page, and what was closed on the way keeps its nodes. */
import { createMarkdownRenderer, type MarkdownRendererOptions } from '../markdown/markdown-renderer.js';

/** The page that comes of a text in pieces. */
export function rendered(parts: readonly string[], options: MarkdownRendererOptions = {}): HTMLElement {
  const host = document.createElement('div');
  const renderer = createMarkdownRenderer(host, { idPrefix: 'x', allowedLinkOrigins: ['*'], ...options });
  for (const part of parts) renderer.append(part);
  renderer.end();
  return host;
}

/** What breaks the law when a text comes in these pieces; undefined when nothing does. */
export function breach(parts: readonly string[], options: MarkdownRendererOptions = {}): string | undefined {
  const text = parts.join('');
  const host = document.createElement('div');
  const renderer = createMarkdownRenderer(host, { idPrefix: 'x', allowedLinkOrigins: ['*'], ...options });
  const closed = new Map<Element, string>();
  let written = '';
  for (const part of parts) {
    renderer.append(part);
    written += part;
    if (written.endsWith('\n')) for (const element of closedIn(host)) if (!closed.has(element)) closed.set(element, shape(element));
  }
  renderer.end();
  const [got, expected] = [shape(host), shape(rendered([text], options))];
  if (got !== expected) return `ends up as another page\n      got      ${got}\n      at once  ${expected}`;
  for (const [element, was] of closed) {
    if (!host.contains(element)) return `makes a closed block anew: ${was}`;
    // Definitions and footnotes may come late, and a list may turn loose: then closed blocks do change.
    if (!text.includes('[') && shape(element) !== was.replaceAll('"tight"', '"loose"') && shape(element) !== was) {
      return `changes a closed block\n      from ${was}\n      to   ${shape(element)}`;
    }
  }
  return undefined;
}

/** What no further line can change: all but the last element, and so on within that. */
function* closedIn(host: Element): Iterable<Element> {
  const kids = [...host.children].filter((kid) => !kid.matches('.footnotes, input, thead, tbody, .alert-title'));
  const rows = host.querySelectorAll(':scope > table > tbody > tr');
  const all = rows.length > 0 ? [...rows] : kids;
  const last = all.pop();
  yield* all;
  if (last && !last.matches('p, h1, h2, h3, h4, h5, h6, pre, tr')) yield* closedIn(last);
}

/** A page as text: elements, attributes, and texts joined where they touch. */
export function shape(node: Node): string {
  const copy = node.cloneNode(true);
  copy.normalize();
  return copy instanceof Element ? outline(copy) : inside(copy);
}

function inside(node: Node): string {
  return [...node.childNodes].map((child) => (child instanceof Element ? outline(child) : JSON.stringify(child.textContent))).join('\n');
}

function outline(element: Element): string {
  const attributes = [...element.attributes].map((attribute) => ` ${attribute.name}=${JSON.stringify(attribute.value)}`).sort();
  return `<${element.localName}${attributes.join('')}>${inside(element)}</${element.localName}>`;
}

/** Cuts a text into pieces of the given lengths, over and over. */
export function cut(text: string, lengths: readonly number[]): string[] {
  const cuts: string[] = [];
  for (let at = 0, turn = 0; at < text.length; turn += 1) {
    const length = Math.max(1, lengths[turn % Math.max(1, lengths.length)] ?? text.length);
    cuts.push(text.slice(at, at + length));
    at += length;
  }
  return cuts;
}
