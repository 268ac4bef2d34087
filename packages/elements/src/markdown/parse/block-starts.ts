import { normalizeLabel } from './definition.js';
import { htmlEnds, htmlKind } from './html-block.js';
import type { Line } from './line.js';
import { unescape } from './link-target.js';
import { readListMarker } from './list-marker.js';
import { addTable } from './table.js';
import type { OpenBlock } from './open-block.js';
import type { Spine } from './spine.js';
import type { BlockOptions } from './tree.js';

/** `container`: the line goes on in it. `leaf`: it gets the rest of the line. `line`: the line is parsed. `hold`: the open line is not shown yet. */
export type Start = 'none' | 'container' | 'leaf' | 'line' | 'hold';

const BEGINS = new Set(Array.from('#`~*+_=<>-0123456789[|:$\\', (char) => char.charCodeAt(0)));

const HEADING = /^#{1,6}(?=[ \t]|$)/;
const RULE = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const UNDERLINE = /^(?:=+|-+)[ \t]*$/;
const FENCE = /^(?:`{3,}(?=[^`]*$)|~{3,})/;
const FOOTNOTE = /^\[\^([^\s[\]]{1,999})\]:/;

export function startBlock(spine: Spine, line: Line, { math }: BlockOptions): Start {
  const { container } = spine;
  const inParagraph = container.block.type === 'paragraph';
  // A lazy line may continue the paragraph (CommonMark 5.1).
  const lazy = !inParagraph && spine.tip.block.type === 'paragraph';
  if (line.indented) {
    if (inParagraph || lazy || line.blank || container.block.type === 'table') return 'none';
    spine.closeUnmatched();
    line.skipColumns(4);
    open(spine, { type: 'code', info: '', fenced: false });
    return 'leaf';
  }
  const { code } = line;
  if (!BEGINS.has(code)) return 'none';
  switch (code) {
    case 0x3e:
      return startQuote(spine, line);
    case 0x23:
      return startHeading(spine, line);
    case 0x60:
    case 0x7e:
      return startFence(spine, line);
    case 0x3c:
      return startHtml(spine, line, inParagraph || lazy);
    case 0x5b:
      return startFootnote(spine, line);
    case 0x24:
    case 0x5c:
      return math ? startMath(spine, line) : 'none';
  }
  const text = line.text.slice(line.next);
  if (inParagraph && UNDERLINE.test(text)) {
    if (spine.settleTip()) {
      const { source } = container.block;
      spine.drop();
      open(spine, { type: 'heading', level: code === 0x3d ? 1 : 2 }, source);
      return 'line';
    }
  } else if (inParagraph && addTable(spine, container, text)) return 'line';
  if (line.next >= line.ruleFrom && RULE.test(text)) {
    spine.closeUnmatched();
    open(spine, { type: 'rule' }, '');
    return 'line';
  }
  return startItem(spine, line, inParagraph);
}

function open(spine: Spine, init: Parameters<Spine['push']>[0], source?: string, fields?: Partial<OpenBlock>): void {
  makeRoom(spine);
  if (source === undefined) spine.push(init, fields);
  else spine.add(init, source);
}

/** Leaves hold no blocks, lists only items. A block after a blank line makes its list loose. */
export function makeRoom(spine: Spine): void {
  leaveLeaf(spine);
  if (spine.tip.block.type === 'list') spine.close();
  const { block } = spine.tip;
  if (spine.gap && block.type === 'item' && block.children.length > 0) loosen(spine, block.parent!);
}

function leaveLeaf(spine: Spine): void {
  const { type } = spine.tip.block;
  if (type === 'paragraph' || type === 'table') spine.close();
}

function loosen(spine: Spine, list: OpenBlock['block']): void {
  if (list.type !== 'list' || !list.tight) return;
  spine.touch(list);
  list.tight = false;
}

function startQuote(spine: Spine, line: Line): Start {
  if (spine.deep) return 'none';
  spine.closeUnmatched();
  skipQuoteMark(line);
  open(spine, { type: 'quote', alert: undefined });
  return 'container';
}

export function skipQuoteMark(line: Line): void {
  line.skipBlanks();
  line.skip(1);
  if (line.indent > 0) line.skipColumns(1);
}

function startHeading(spine: Spine, line: Line): Start {
  const mark = HEADING.exec(line.text.slice(line.next, line.next + 8));
  if (!mark) return 'none';
  spine.closeUnmatched();
  const text = line.text.slice(line.next + mark[0].length).trim();
  let end = text.length;
  while (text[end - 1] === '#') end--;
  const closed = end === 0 || text[end - 1] === ' ' || text[end - 1] === '\t';
  open(spine, { type: 'heading', level: mark[0].length }, closed ? text.slice(0, end).trimEnd() : text);
  return 'line';
}

function startFence(spine: Spine, line: Line): Start {
  const text = line.text.slice(line.next);
  const mark = FENCE.exec(text);
  if (!mark) return 'none';
  if (spine.forShow) return 'hold';
  spine.closeUnmatched();
  const { length } = mark[0];
  open(spine, { type: 'code', info: unescape(text.slice(length).trim()), fenced: true }, undefined, { indent: line.indent, mark: line.code, last: mark[0] });
  return 'line';
}

function startHtml(spine: Spine, line: Line, inParagraph: boolean): Start {
  const text = line.text.slice(line.next);
  const kind = htmlKind(text, inParagraph);
  if (spine.forShow && (kind === 7 || (text.length < 60 && !text.includes('>') && /^<[a-z/!?]/i.test(text)))) return 'hold';
  if (kind === 0) return 'none';
  spine.closeUnmatched();
  makeRoom(spine);
  const raw = line.rest();
  const opened = spine.push({ type: 'html' }, { mark: kind });
  spine.append(opened, raw);
  if (htmlEnds(kind, raw)) closeUnlessShown(spine);
  return 'line';
}

/** An open line leaves its block open. */
export function closeUnlessShown(spine: Spine): void {
  if (!spine.forShow) spine.close();
}

function startFootnote(spine: Spine, line: Line): Start {
  const mark = spine.deep ? undefined : FOOTNOTE.exec(line.text.slice(line.next, line.next + 1003));
  if (!mark) return 'none';
  spine.closeUnmatched();
  line.skipBlanks();
  line.skip(mark[0].length);
  line.skipBlanks();
  const label = normalizeLabel(mark[1]!);
  open(spine, { type: 'footnote', label });
  spine.addFootnote(label, spine.tip.block);
  return 'container';
}

/** A line of `$$` or `\[` alone opens a block; a line that begins and ends with such marks is one. */
function startMath(spine: Spine, line: Line): Start {
  const text = line.text.slice(line.next).trimEnd();
  const dollar = text.startsWith('$$');
  if (!dollar && !text.startsWith('\\[')) return 'none';
  const closer = dollar ? '$$' : '\\]';
  const closed = text.indexOf(closer, 2);
  if (text.length > 2 && closed < 0 && !spine.forShow) return 'none';
  if (closed >= 0 && (closed + 2 < text.length || closed === 2)) return 'none';
  spine.closeUnmatched();
  if (closed > 0) open(spine, { type: 'math' }, text.slice(2, closed).trim());
  else {
    open(spine, { type: 'math' }, undefined, { last: closer });
    if (text.length > 2) spine.append(spine.tip, text.slice(2).trim());
  }
  return 'line';
}

function startItem(spine: Spine, line: Line, inParagraph: boolean): Start {
  const marker = spine.deep ? undefined : readListMarker(line, inParagraph);
  if (!marker) return 'none';
  spine.closeUnmatched();
  leaveLeaf(spine);
  const { mark, start, indent } = marker;
  const list = spine.tip;
  if (list.block.type === 'list' && list.mark === mark) {
    if (spine.gap) loosen(spine, list.block);
  } else open(spine, { type: 'list', ordered: start !== undefined, start: start ?? 1, tight: true }, undefined, { mark });
  spine.push({ type: 'item', checked: undefined }, { indent });
  return 'container';
}
