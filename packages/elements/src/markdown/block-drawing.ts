/** Draws each kind of block. */
import { ContainerDrawing } from './container-drawing.js';
import { codeView, infoOf } from './code-view.js';
import { put, type BlockExtras, type Drawn, type Setting, type Spot } from './drawn.js';
import { htmlText } from './html-text.js';
import { mathView } from './inline-views.js';
import { LeafDrawing } from './leaf-drawing.js';
import type { Block, BlockOf } from './parse/tree.js';
import { Sections } from './sections.js';
import { ViewDrawing } from './view-drawing.js';

/** Draws a block with all that is in it. */
export function drawBlock(block: Block, spot: Spot, setting: Setting): Drawn {
  switch (block.type) {
    case 'paragraph':
      return leaf(block, document.createElement('p'), spot, setting);
    case 'heading':
      return leaf(block, setting.outline.element(block), spot, setting);
    case 'code':
      return new ViewDrawing(block, spot, (now) => codeView({ ...infoOf(now.info), text: now.source, open: now.open }, setting));
    case 'math':
      return new ViewDrawing(block, spot, (now) => mathView({ text: now.source, display: true, open: now.open }, setting));
    case 'html':
      return setting.extras && setting.html
        ? new setting.extras.HtmlDrawing(block, spot, setting.html)
        : new ViewDrawing(block, spot, ({ source }) => htmlText(source));
    case 'rule':
      return new ViewDrawing(block, spot, () => ({ kind: 'element', tag: 'hr', attributes: {}, kids: [] }));
    case 'quote':
      return drawQuote(block, spot, setting);
    case 'list':
      return drawList(block, spot, setting);
    case 'item':
      return drawItem(block, spot, setting);
    case 'table':
      return extrasOf(setting).drawTable(block, spot, setting);
    case 'row':
      return extrasOf(setting).drawRow(block, spot, setting);
    case 'cell':
      return extrasOf(setting).drawCell(block, spot, setting);
    case 'footnote': {
      const node = setting.notes.item(block);
      return new ContainerDrawing(block, { inside: { parent: node }, after: spot, remove: () => node.remove() }, setting);
    }
    case 'document':
      return new ContainerDrawing(block, setting.sections ? new Sections(spot) : { inside: spot, after: spot, remove: () => undefined }, setting);
  }
}

/** A text with a bar in it is never read before they are there. */
function extrasOf({ extras }: Setting): BlockExtras {
  if (!extras) throw new Error('A table came before the extras that draw it.');
  return extras;
}

function leaf(block: Block, node: Element, spot: Spot, setting: Setting): Drawn {
  put(spot, node);
  return new LeafDrawing(block, node, setting, spot);
}

function drawList(list: BlockOf<'list'>, spot: Spot, setting: Setting): Drawn {
  const node = document.createElement(list.ordered ? 'ol' : 'ul');
  if (list.ordered && list.start !== 1) node.setAttribute('start', String(list.start));
  put(spot, node);
  let digits = '';
  const update = ({ tight, ordered, start, children }: BlockOf<'list'>): void => {
    const name = tight ? 'tight' : 'loose';
    if (node.className !== name) node.className = name;
    // Long numbers need more room beside the text.
    const now = ordered ? digitsOf(start + children.length - 1) : '';
    if (now !== digits) node.dataset['digits'] = digits = now;
  };
  return new ContainerDrawing(
    list,
    { inside: { parent: node }, after: spot, update: (now) => update(now as BlockOf<'list'>), remove: () => node.remove() },
    setting,
  );
}

/** Those of the largest number, up to which the style sheet has room for them; '' where there is room anyway. */
function digitsOf(most: number): string {
  return most < 100 ? '' : most < 1000 ? '3' : most < 100_000 ? '5' : '9';
}

function drawItem(item: BlockOf<'item'>, spot: Spot, setting: Setting): Drawn {
  const node = document.createElement('li');
  put(spot, node);
  let box: HTMLInputElement | undefined;
  const update = ({ checked }: BlockOf<'item'>): void => {
    if (checked === undefined) {
      box?.remove();
      if (box) node.removeAttribute('class');
      box = undefined;
      return;
    }
    if (!box) {
      box = document.createElement('input');
      box.type = 'checkbox';
      box.disabled = true;
      node.className = 'task';
      node.prepend(box);
    }
    box.toggleAttribute('checked', checked);
    box.setAttribute('aria-label', (checked ? setting.words?.done : setting.words?.toDo) ?? '');
  };
  return new ContainerDrawing(
    item,
    { inside: { parent: node }, after: spot, update: (now) => update(now as BlockOf<'item'>), remove: () => node.remove() },
    setting,
  );
}

/** A quote, or an alert: only its first line tells which, so the nodes inside may have to move over. */
function drawQuote(quote: BlockOf<'quote'>, spot: Spot, setting: Setting): Drawn {
  const node = document.createElement('blockquote');
  put(spot, node);
  let shown: HTMLElement = node;
  let alert: BlockOf<'quote'>['alert'];
  const inside = {
    get parent() {
      return shown;
    },
  };
  const update = (now: BlockOf<'quote'>): void => {
    if (now.alert === alert || !setting.extras || !setting.words) return;
    const next = document.createElement(now.alert ? 'div' : 'blockquote');
    if (shown.dir !== '') next.dir = shown.dir;
    if (now.alert) {
      const name = setting.words.alerts[now.alert];
      next.className = `alert ${now.alert}`;
      next.setAttribute('role', 'note');
      next.setAttribute('aria-label', name);
      next.append(setting.extras.alertTitle(now.alert, name));
    }
    if (alert) shown.firstChild?.remove();
    next.append(...shown.childNodes);
    shown.replaceWith(next);
    shown = next;
    alert = now.alert;
  };
  return new ContainerDrawing(quote, { inside, after: spot, update: (now) => update(now as BlockOf<'quote'>), remove: () => shown.remove() }, setting);
}
