/** A selected part of an answer for the clipboard: its text without controls, formulas as TeX. */

export interface Copied {
  readonly text: string;
  readonly html: string;
}

const CODE = 'loqui-code-block';
type CodeElement = Element & { readonly code?: string };

const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, ul, ol, blockquote, pre, table, hr, details';

/** Undefined: nothing is selected, or more than `root`. */
export function copiedFrom(root: ShadowRoot): Copied | undefined {
  const range = selectedIn(root);
  if (!range) return undefined;
  const box = document.createElement('div');
  box.append(range.cloneContents());
  surround(box, range);
  const blocks = [...root.querySelectorAll<CodeElement>(CODE)].filter((block) => range.intersectsNode(block));
  // A clone has no properties.
  box.querySelectorAll(CODE).forEach((clone, index) => clone.replaceWith(codeOf(blocks[index]?.code ?? '')));
  for (const each of box.querySelectorAll('.footnote-back, .caret, .alert-title > svg, button, input')) each.remove();
  for (const each of box.querySelectorAll<HTMLElement>('[data-tex]')) each.replaceWith(texOf(each));
  for (const each of box.querySelectorAll('sup:has(> [role="doc-noteref"])')) each.replaceWith(`[${each.textContent}]`);
  unwrap(box);
  return { text: lines(textOf(box)), html: box.innerHTML };
}

function surround(box: Element, { commonAncestorContainer, startContainer }: Range): void {
  for (let around: Node | null = commonAncestorContainer; around instanceof Element; around = around.parentNode) {
    if (!around.matches('ol, ul, table, thead, tbody')) continue;
    const wrap = around.cloneNode(false) as Element;
    const first = startContainer instanceof Element ? undefined : startContainer.parentElement?.closest('li');
    if (around.localName === 'ol' && first?.parentElement === around) wrap.setAttribute('start', String(numberOf(first)));
    wrap.append(...box.childNodes);
    box.append(wrap);
  }
}

function texOf({ dataset, className }: HTMLElement): string {
  const tex = dataset['tex'] ?? '';
  return className.includes('math-block') ? `$$${tex}$$` : `$${tex}$`;
}

function codeOf(text: string): Element {
  const pre = document.createElement('pre');
  pre.appendChild(document.createElement('code')).textContent = text;
  return pre;
}

function unwrap(box: Element): void {
  for (const each of box.querySelectorAll('.section, .table, section')) each.replaceWith(...each.childNodes);
  for (const each of box.querySelectorAll('*'))
    for (const name of ['class', 'tabindex', 'part', 'id', 'data-digits', 'aria-label', 'role', 'style']) each.removeAttribute(name);
  for (const each of box.querySelectorAll('[dir="ltr"]')) each.removeAttribute('dir');
}

function textOf(node: Node): string {
  if (node instanceof Text) return node.parentElement?.closest('pre') ? node.data : node.data.replace(/\s+/g, ' ');
  if (!(node instanceof Element)) return '';
  const inside = [...node.childNodes].map(textOf).join('');
  switch (node.localName) {
    case 'br':
      return '\n';
    case 'hr':
      return '\n\n---\n\n';
    case 'pre':
      return `\n\n${inside.replace(/\n$/, '')}\n\n`;
    case 'li':
      return `\n${markerOf(node)}${inside.trim().replace(/\n{2,}(?=[-\d])/g, '\n')}`;
    case 'tr':
      return `\n${[...node.children].map((cell) => textOf(cell).trim()).join('\t')}`;
    case 'blockquote':
      return `\n\n${lines(inside).replace(/^/gm, '> ')}\n\n`;
    case 'img':
      return node.getAttribute('alt') ?? '';
    default:
      return node.matches(BLOCKS) ? `\n\n${inside}\n\n` : inside;
  }
}

function markerOf(item: Element): string {
  return item.parentElement?.localName === 'ol' ? `${String(numberOf(item))}. ` : '- ';
}

function numberOf(item: Element): number {
  const list = item.parentElement;
  return (Number(list?.getAttribute('start')) || 1) + [...(list?.children ?? [])].indexOf(item);
}

function lines(text: string): string {
  return text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Browsers expose a selection within a shadow root in different ways. */
function selectedIn(root: ShadowRoot): Range | undefined {
  const selection = getSelection();
  if (selection?.type !== 'Range') return undefined;
  const [found] = 'getComposedRanges' in selection ? selection.getComposedRanges({ shadowRoots: [root] }) : [];
  const own = (root as ShadowRoot & { getSelection?: () => Selection | null }).getSelection?.();
  const given = found ?? (own && own.rangeCount > 0 ? own.getRangeAt(0) : undefined);
  if (given?.startContainer.getRootNode() !== root || given.endContainer.getRootNode() !== root) return undefined;
  const range = document.createRange();
  range.setStart(given.startContainer, given.startOffset);
  range.setEnd(given.endContainer, given.endOffset);
  return range.collapsed ? undefined : range;
}
