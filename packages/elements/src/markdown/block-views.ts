/** Block tokens (paragraphs, lists, tables, code …) as views. What has not changed since it was last drawn is taken from there. */
import type { MarkedToken, Token, Tokens } from 'marked';
import { decodeEntities } from './entities.js';
import { inlineSource, lexInline } from './guarded-lexer.js';
import { heal } from './healing.js';
import { inlineViews, plainText, type InlineContext } from './inline-views.js';
import type { References } from './references.js';
import { element, pushText, type ElementView, type View } from './view.js';

/** What drawing blocks needs to know. */
export interface BlockContext extends InlineContext {
  readonly references: References;
  /** Level that the answer's first heading has in the page, whatever its own: an outline must not skip levels, and many answers begin with `##`. */
  readonly firstLevel: number;
  /** The answer's own level of its first heading; `undefined` while there is none. */
  firstDepth: number | undefined;
  /** Show a caret behind the last word of the open end. */
  readonly caret: boolean;
}

/** A token's place: `open` means that the answer's end lies in it and more text may come. */
export interface Place {
  readonly open: boolean;
  readonly loose: boolean;
}

const CLOSED: Place = { open: false, loose: false };
/** Deeper headings than h6 do not exist; their level is told to assistive technology instead. */
const LAST_HEADING = 6;

/** The tokens that are drawn at all; blank lines and definitions are not. */
export function isShown(token: Token): boolean {
  return token.type !== 'space' && token.type !== 'def';
}

/** Draws block tokens. `before` are the views drawn last time at the same place; with `open` the last token is the answer's open end. */
export function blockViews(tokens: readonly Token[], context: BlockContext, before: readonly View[] = [], open = false): View[] {
  const shown = tokens.filter(isShown);
  return shown.map((token, index) => blockView(token, context, before[index], { open: open && index === shown.length - 1, loose: false }));
}

/** Draws one block token, or gives back `before` when that already shows it. */
export function blockView(token: Token, context: BlockContext, before: View | undefined, place: Place = CLOSED): View {
  return remembered(token, context, before, place, () => draw(token as MarkedToken | PlainToken, context, before, place));
}

/** Draws, unless `before` was drawn from the same Markdown in the same place and no definition has changed since. What is open is always drawn. */
function remembered(
  token: { readonly raw: string; readonly type: string },
  context: BlockContext,
  before: View | undefined,
  place: Place,
  drawNew: () => View,
): View {
  const { references } = context;
  const { raw, type } = token;
  const { loose } = place;
  const known = before?.kind === 'element' ? before.memory : undefined;
  if (
    before &&
    known &&
    !place.open &&
    known.raw === raw &&
    known.type === type &&
    known.loose === loose &&
    known.version === references.version &&
    known.depth === context.firstDepth
  ) {
    references.note(known.waitsFor);
    return before;
  }
  const { result: view, waitsFor } = references.watch(drawNew);
  if (view.kind === 'element' && !place.open) view.memory = { raw, type, loose, version: references.version, depth: context.firstDepth, waitsFor };
  return view;
}

interface PlainToken {
  readonly type: 'plain';
  readonly raw: string;
}

function draw(token: MarkedToken | PlainToken, context: BlockContext, before: View | undefined, place: Place): View {
  const kidsBefore = before?.kind === 'element' ? before.kids : [];
  switch (token.type) {
    case 'paragraph':
      return element('p', undefined, inline(token, context, place.open));
    case 'text': // an item's line in a tight list: no paragraph around it
      return element(place.loose ? 'p' : 'span', undefined, inline(token, context, place.open));
    case 'heading':
      return headingView(token, context, place.open);
    case 'code':
      return { kind: 'code', ...infoOf(token.lang ?? ''), text: token.text.replace(/\n$/, ''), open: place.open };
    case 'blockquote':
      return element('blockquote', undefined, blockViews(token.tokens, context, kidsBefore, place.open));
    case 'list':
      return listView(token, context, kidsBefore, place.open);
    case 'table':
      return tableView(token, context, before, place.open);
    case 'hr':
      return element('hr');
    case 'html':
      return rawView(token.raw);
    default:
      return rawView(token.raw);
  }
}

/** The language and the info string of a fence. */
export function infoOf(info: string): { readonly lang: string; readonly info: string } {
  const trimmed = decodeEntities(info.trim());
  return { lang: /^[^\s{,:]*/.exec(trimmed)?.[0] ?? '', info: trimmed };
}

/** The level of the first heading among the tokens, those inside quotes and lists too. */
export function firstHeading(tokens: readonly Token[]): number | undefined {
  for (const token of tokens as readonly MarkedToken[]) {
    const depth =
      token.type === 'heading'
        ? token.depth
        : token.type === 'blockquote' || token.type === 'list_item'
          ? firstHeading(token.tokens)
          : token.type === 'list'
            ? firstHeading(token.items)
            : undefined;
    if (depth !== undefined) return depth;
  }
  return undefined;
}

function headingView(token: Tokens.Heading, context: BlockContext, open: boolean): ElementView {
  const level = context.firstLevel + Math.max(0, token.depth - (context.firstDepth ?? token.depth));
  const attributes = level > LAST_HEADING ? { 'aria-level': String(level) } : undefined;
  return element(`h${Math.min(level, LAST_HEADING)}`, attributes, inline(token, context, open));
}

/** A list with its items. Also used for the live end of a list whose beginning is frozen; `loose` then speaks for all of it. */
export function listView(token: Tokens.List, context: BlockContext, before: readonly View[], open: boolean, loose = token.loose): ElementView {
  const items = token.items.map((item, index) => itemView(item, context, before[index], { open: open && index === token.items.length - 1, loose }));
  const attributes: Record<string, string> = {};
  if (token.ordered && token.start !== 1 && token.start !== '') attributes['start'] = String(token.start);
  return element(token.ordered ? 'ol' : 'ul', attributes, items);
}

/** One item of a list. */
export function itemView(item: Tokens.ListItem, context: BlockContext, before: View | undefined, place: Place): View {
  return remembered(item, context, before, place, () => {
    const kids: View[] = item.task ? [element('input', checkbox(item.checked === true, context))] : [];
    const shown = item.tokens.filter((token) => isShown(token) && token.type !== 'checkbox');
    const kidsBefore = before?.kind === 'element' ? before.kids.slice(kids.length) : [];
    shown.forEach((token, index) =>
      kids.push(blockView(token, context, kidsBefore[index], { open: place.open && index === shown.length - 1, loose: place.loose })),
    );
    if (place.open && shown.length === 0 && context.caret) kids.push(element('span', undefined, [caret()]));
    return element('li', item.task ? { class: 'task' } : undefined, kids);
  });
}

function checkbox(checked: boolean, { words }: BlockContext): Record<string, string> {
  const attributes: Record<string, string> = { type: 'checkbox', disabled: '', 'aria-label': checked ? words.done : words.toDo };
  if (checked) attributes['checked'] = '';
  return attributes;
}

function tableView(token: Tokens.Table, context: BlockContext, before: View | undefined, open: boolean): ElementView {
  const columns = token.header.map((cell) => plainText(lexInline(inlineSource(cell), context.references.table)));
  const head = element(
    'tr',
    undefined,
    token.header.map((cell) => cellView('th', cell, context, open && token.rows.length === 0 && cell === token.header.at(-1))),
  );
  const rows = rowViews(token, context, rowsOf(before), open);
  const table = element('table', undefined, [element('thead', undefined, [head]), element('tbody', undefined, rows)]);
  return element('div', { class: 'table', role: 'group', tabindex: '0', 'aria-label': context.words.table(columns.filter(Boolean)) }, [table]);
}

/** The live rows of a drawn table: see `tableView` for the way there. */
export function rowsOf(view: View | undefined): readonly View[] {
  return bodyOf(view)?.kids ?? [];
}

/** The body of a drawn table. */
export function bodyOf(view: View | undefined): ElementView | undefined {
  const table = view?.kind === 'element' && view.tag === 'div' ? view.kids[0] : undefined;
  const body = table?.kind === 'element' ? table.kids[1] : undefined;
  return body?.kind === 'element' ? body : undefined;
}

function rowViews(token: Tokens.Table, context: BlockContext, before: readonly View[], open: boolean): View[] {
  return token.rows.map((row, index) => rowView(row, context, before[index], open && index === token.rows.length - 1));
}

/** One row of a table's body. */
export function rowView(row: readonly Tokens.TableCell[], context: BlockContext, before: View | undefined, open: boolean): View {
  const raw = row.map((cell) => cell.text).join('\n');
  return remembered({ raw, type: 'tr' }, context, before, { open, loose: false }, () => {
    const last = row.findLastIndex((cell) => cell.text !== '');
    return element(
      'tr',
      undefined,
      row.map((cell, column) => cellView('td', cell, context, open && column === last)),
    );
  });
}

function cellView(tag: 'th' | 'td', cell: Tokens.TableCell, context: BlockContext, open: boolean): ElementView {
  const attributes: Record<string, string> = tag === 'th' ? { scope: 'col' } : {};
  if (cell.align) attributes['class'] = `align-${cell.align}`;
  return element(tag, attributes, inline(cell, context, open));
}

/** Markup and what the lexer gave up on: shown letter by letter. */
function rawView(raw: string): ElementView {
  const kids: View[] = [];
  pushText(kids, raw.replace(/\n+$/, ''));
  return element('p', { class: 'raw' }, kids);
}

function inline(token: { readonly tokens?: readonly Token[] | undefined }, context: BlockContext, open: boolean): View[] {
  const source = inlineSource(token);
  const views = inlineViews(lexInline(open ? heal(source) : source, context.references.table), context);
  if (open && context.caret) views.push(caret());
  return views;
}

function caret(): View {
  return element('span', { class: 'caret', 'aria-hidden': 'true' });
}
