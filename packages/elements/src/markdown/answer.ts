/** One answer on a page. Its text is parsed once, and a change updates only the blocks that it affects. */
import { AllowedAddresses } from './addresses.js';
import { drawBlock } from './blocks.js';
import type { Drawing, Setting } from './drawing.js';
import { Footnotes } from './footnote.js';
import { Outline } from './heading.js';
import { HtmlRules, type AllowedHtml } from './html-rules.js';
import type { PageElement, PageParent } from './nodes.js';
import { createBlockParser } from './parse/block-parser.js';
import type { Block } from './parse/tree.js';
import { Waits } from './waits.js';
import { englishWords, type MarkdownWords } from './words.js';

/** Permissions and settings of an answer. */
export interface MarkdownOptions {
  /** Addresses whose images may be loaded, besides the page's own origin: origins, each with a path if only that part is allowed, or `*`. Default: none. */
  readonly allowedImageOrigins?: Iterable<string>;
  /** Addresses that may be linked, in the same form. Default: none. */
  readonly allowedLinkOrigins?: Iterable<string>;
  /** Tags that are elements instead of text; see `textHtml`. Default: none but `<br>`. */
  readonly allowedHtml?: AllowedHtml;
  /** Parse `$…$` and the like as formulas. Default false. */
  readonly math?: boolean;
  /** Level of the first heading; the others keep their distance to it. Default 3. */
  readonly firstLevel?: number;
  /** The renderer's own texts, such as the names of tables. Default: English; `de.markdown` of `@loqui/elements` is German. */
  readonly words?: MarkdownWords;
  /** Resolves relative addresses. */
  readonly base?: string;
  /** Prefix of the ids of footnotes. Default: one that no other answer of the page has. */
  readonly idPrefix?: string;
}

export type Surroundings = Pick<Setting, 'nodes' | 'renderCode' | 'formula' | 'asks'> &
  Partial<Pick<Setting, 'boundary' | 'caret' | 'sections'>> & {
    readonly diagram?: ((words: MarkdownWords) => Setting['diagram']) | undefined;
  };

export class Answer {
  readonly #setting: Setting;
  readonly #page: Drawing;
  readonly #fresh = new Set<Block>();

  constructor(host: PageParent, options: MarkdownOptions, surroundings: Surroundings) {
    const { allowedImageOrigins, allowedLinkOrigins, allowedHtml = [], math = false, firstLevel = 3, words = englishWords, base, idPrefix } = options;
    const { nodes, boundary, caret, sections = false, diagram } = surroundings;
    const parser = createBlockParser({ math });
    const addresses = { images: new AllowedAddresses(allowedImageOrigins), links: new AllowedAddresses(allowedLinkOrigins), base };
    const html = new HtmlRules(allowedHtml, addresses);
    const drawn = new WeakMap<Block, Drawing>();
    const setting: Setting = {
      ...surroundings,
      parser,
      addresses,
      words,
      math,
      html: html.isEmpty ? undefined : html,
      boundary,
      outline: new Outline(firstLevel),
      notes: new Footnotes(host, nodes, parser, words, idPrefix),
      waits: new Waits(),
      diagram: diagram?.(words),
      caret,
      sections,
      drawn,
      draw: (block, spot) => {
        const drawing = drawBlock(block, spot, setting);
        drawn.set(block, drawing);
        this.#fresh.add(block);
        return drawing;
      },
    };
    this.#setting = setting;
    this.#page = setting.draw(parser.document, { parent: host, end: () => setting.notes.section });
  }

  write(more: string): void {
    this.#setting.parser.write(more);
  }

  end(): void {
    this.#setting.parser.end();
  }

  draw(): void {
    const { parser, waits, notes } = this.#setting;
    const { blocks, labels } = parser.update();
    this.#fresh.clear();
    for (const block of blocks) if (!this.#fresh.has(block)) this.#drawingOf(block)?.update();
    if (labels.size > 0) {
      for (const waiting of waits.of(labels)) waiting.redraw();
      notes.changed();
    }
    notes.arrange();
  }

  caretSpot(): PageElement | undefined {
    return this.#page.caretSpot();
  }

  /** The drawing of a block, or of the whole table around it. A new block has none yet: it is drawn with its parent, which has changed too. */
  #drawingOf(block: Block): Drawing | undefined {
    const { drawn } = this.#setting;
    const drawing = drawn.get(block);
    if (drawing) return drawing;
    const table = block.type === 'cell' ? block.parent?.parent : block.type === 'row' ? block.parent : undefined;
    const around = table && drawn.get(table);
    return around?.whole ? around : undefined;
  }
}
