/** A block of raw HTML on the page: as text, or, where the page allows its tags, as elements. `<details>` and its like may hold the blocks that follow. */
import type { Drawn, Spot } from './drawn.js';
import { piecesOfHtml } from './html-pieces.js';
import { htmlText } from './html-text.js';
import type { HtmlRules } from './html-rules.js';
import { MAX_HTML_DEPTH } from './inline-views.js';
import type { Block, HtmlTag } from './parse/tree.js';
import { element, nodeOf, patchKids, pushText, type ElementView, type View } from './view.js';

/** What the block puts at one spot; a closing tag may lead out to the spot around. */
interface Stretch {
  readonly spot: Spot;
  readonly views: View[];
}

export class HtmlDrawing implements Drawn {
  block: Block;
  #after: Spot;
  readonly #spot: Spot;
  readonly #html: HtmlRules;
  #stretches: readonly Stretch[] = [];

  constructor(block: Block, spot: Spot, html: HtmlRules) {
    this.#html = html;
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
    // Text can only grow at its end, so what was put elsewhere before stays the same.
    stretches.forEach((stretch, index) => patchKids(stretch.spot.parent, before[index]?.views ?? [], stretch.views, stretch.spot.end?.() ?? null));
    for (const { views } of before.slice(stretches.length)) remove(views);
    this.#stretches = stretches;
    this.#after = open.reduce<Spot>((outer, view) => ({ parent: view.node!, tag: view.tag, outer }), stretches.at(-1)!.spot);
  }

  remove(): void {
    for (const { views } of this.#stretches) remove(views);
  }

  caretSpot(): undefined {
    return undefined;
  }

  /** `open`: the elements that are to hold what follows, from the outermost. */
  #read(): { readonly stretches: Stretch[]; readonly open: ElementView[] } {
    const html = this.#html;
    const pieces = piecesOfHtml(this.block.source);
    const stretches: Stretch[] = [{ spot: this.#spot, views: [] }];
    if (!pieces.some((piece) => isAllowed(piece.tag, html))) {
      stretches[0]!.views.push(htmlText(this.block.source));
      return { stretches, open: [] };
    }
    let open: ElementView[] = [];
    for (const { raw, text, tag } of pieces) {
      const kids = open.at(-1)?.kids ?? stretches.at(-1)!.views;
      if (!isAllowed(tag, html) || (tag.kind === 'open' && depthOf(stretches.at(-1)!.spot) + open.length >= MAX_HTML_DEPTH)) {
        // White space between blocks is no content.
        const shown = tag ? raw : text;
        if (open.length > 0 || shown.trim() !== '') pushText(kids, shown);
      } else if (tag.kind !== 'close') {
        const view = element(tag.name, html.attributesOf(tag));
        kids.push(view);
        if (tag.kind === 'open' && tag.name !== 'br') open.push(view);
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

/** The spot behind the open element of that name. */
function outside(spot: Spot, name: string): Spot | undefined {
  for (let here = spot; here.outer; here = here.outer) if (here.tag === name) return here.outer;
  return undefined;
}

function remove(views: readonly View[]): void {
  for (const view of views) {
    const node = nodeOf(view);
    node?.parentNode?.removeChild(node);
  }
}
