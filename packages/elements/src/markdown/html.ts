/** Draws raw HTML: tags that the page allows as elements, others as text. `<details>` and the like may hold the blocks that follow. */
import { directionIn } from './direction.js';
import { ViewDrawing, type Drawing, type Setting, type Spot } from './drawing.js';
import type { HtmlRules } from './html-rules.js';
import { remove, type NodeFactory } from './nodes.js';
import { decodeEntities } from './parse/entities.js';
import { markupCloser, readTag, tagEnd } from './parse/html-tag.js';
import type { Block, BlockOf, HtmlTag } from './parse/tree.js';
import { element, nodeOf, patchKids, pushText, type ElementView, type View } from './view.js';

/** Nested elements of allowed HTML; deeper tags are text. */
const MAX_DEPTH = 24;

/** Tags within inline text, whose end closes them. */
export class HtmlNesting {
  readonly #views: View[];
  readonly #html: HtmlRules | undefined;
  readonly #open: ElementView[] = [];

  constructor(views: View[], html: HtmlRules | undefined) {
    this.#views = views;
    this.#html = html;
  }

  get kids(): View[] {
    return this.#open.at(-1)?.kids ?? this.#views;
  }

  add(raw: string, tag: HtmlTag | undefined): void {
    const html = this.#html;
    const open = this.#open;
    const { kids } = this;
    if (!tag) {
      // A comment, instruction or declaration draws nothing where HTML is allowed.
      if (!html) pushText(kids, raw);
    } else if (!html) {
      // `<br>` is always allowed: models write it in table cells.
      if (tag.name === 'br' && tag.kind !== 'close') kids.push(element('br'));
      else pushText(kids, raw);
    } else if (!html.has(tag) || (tag.kind === 'open' && open.length >= MAX_DEPTH)) {
      pushText(kids, raw);
    } else if (tag.kind !== 'close') {
      const view = element(tag.name, html.attributesOf(tag));
      kids.push(view);
      if (holds(tag)) open.push(view);
    } else {
      const opened = open.findLastIndex((view) => view.tag === tag.name);
      if (opened >= 0) open.length = opened;
    }
  }
}

function holds(tag: HtmlTag): boolean {
  return tag.kind === 'open' && tag.name !== 'br';
}

export function drawHtml(block: BlockOf<'html'>, spot: Spot, { html, nodes }: Setting): Drawing {
  return html ? new HtmlDrawing(block, spot, html, nodes) : new ViewDrawing(block, spot, nodes, ({ source }) => rawText(source));
}

function rawText(source: string): View {
  const kids: View[] = [];
  pushText(kids, source.replace(/\n+$/, ''));
  const dir = directionIn(source);
  return element('p', { class: 'raw', ...(dir && { dir }) }, kids);
}

/** The views of a block at one spot. A closing tag may continue it at the spot around. */
interface Stretch {
  readonly spot: Spot;
  readonly views: View[];
}

class HtmlDrawing implements Drawing {
  block: Block;
  #after: Spot;
  readonly #spot: Spot;
  readonly #html: HtmlRules;
  readonly #nodes: NodeFactory;
  #stretches: readonly Stretch[] = [];

  constructor(block: Block, spot: Spot, html: HtmlRules, nodes: NodeFactory) {
    this.#html = html;
    this.#nodes = nodes;
    this.block = block;
    this.#after = this.#spot = spot;
    this.update();
  }

  get after(): Spot {
    return this.#after;
  }

  update(): void {
    const before = this.#stretches;
    const { stretches, open } = this.#read();
    // Text is only appended, so the stretches before the last stay the same.
    for (const [index, { spot, views }] of stretches.entries()) patchKids(this.#nodes, spot.parent, before[index]?.views ?? [], views, spot.end?.());
    removeAll(before.slice(stretches.length));
    this.#stretches = stretches;
    this.#after = open.reduce<Spot>((outer, view) => ({ parent: view.node!, tag: view.tag, outer }), stretches.at(-1)!.spot);
  }

  remove(): void {
    removeAll(this.#stretches);
  }

  caretSpot(): undefined {
    return undefined;
  }

  /** `open`: the elements that hold what follows, outermost first. */
  #read(): { readonly stretches: Stretch[]; readonly open: ElementView[] } {
    const html = this.#html;
    const pieces = piecesOf(this.block.source);
    const stretches: Stretch[] = [{ spot: this.#spot, views: [] }];
    if (!pieces.some(({ tag }) => isAllowed(tag, html))) {
      stretches[0]!.views.push(rawText(this.block.source));
      return { stretches, open: [] };
    }
    let open: ElementView[] = [];
    for (const { raw, text, tag } of pieces) {
      const kids = open.at(-1)?.kids ?? stretches.at(-1)!.views;
      if (!isAllowed(tag, html) || (tag.kind === 'open' && depthOf(stretches.at(-1)!.spot) + open.length >= MAX_DEPTH)) {
        const shown = tag ? raw : text;
        if (open.length > 0 || shown.trim() !== '') pushText(kids, shown);
      } else if (tag.kind !== 'close') {
        const view = element(tag.name, html.attributesOf(tag));
        kids.push(view);
        if (holds(tag)) open.push(view);
      } else {
        const opened = open.findLastIndex((view) => view.tag === tag.name);
        if (opened >= 0) open = open.slice(0, opened);
        else {
          const outer = outside(stretches.at(-1)!.spot, tag.name);
          if (!outer) continue;
          open = [];
          stretches.push({ spot: outer, views: [] });
        }
      }
    }
    const first = open.findIndex((view) => !html.isAround(view.tag));
    return { stretches, open: first < 0 ? open : open.slice(0, first) };
  }
}

function isAllowed(tag: HtmlTag | undefined, html: HtmlRules): tag is HtmlTag {
  return tag !== undefined && html.has(tag);
}

function depthOf(spot: Spot): number {
  let depth = 0;
  for (let here = spot.outer; here; here = here.outer) depth += 1;
  return depth;
}

function outside(spot: Spot, name: string): Spot | undefined {
  for (let here = spot; here.outer; here = here.outer) if (here.tag === name) return here.outer;
  return undefined;
}

function removeAll(stretches: readonly Stretch[]): void {
  for (const { views } of stretches) for (const view of views) remove(nodeOf(view));
}

/** `raw`: as written. `text`: decoded; empty for tags and comments. */
interface Piece {
  readonly raw: string;
  readonly text: string;
  readonly tag: HtmlTag | undefined;
}

function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let unclosed = '';
  const add = (end: number, tag?: HtmlTag, hidden = false): void => {
    const raw = source.slice(from, end);
    from = end;
    if (raw !== '') pieces.push({ raw, text: tag || hidden ? '' : decodeEntities(raw), tag });
  };
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', Math.max(at + 1, from))) {
    const closer = markupCloser(source, at);
    if (closer) {
      const end = closer === unclosed ? -1 : source.indexOf(closer, at + 2);
      if (end < 0) {
        unclosed = closer;
        continue;
      }
      add(at);
      add(end + closer.length, undefined, true);
    } else {
      const end = tagEnd(source, at);
      if (end <= 0) continue;
      add(at);
      add(end, readTag(source.slice(at, end)));
    }
  }
  add(source.length);
  return pieces;
}
