/** Parses Markdown into blocks, line by line, by the algorithm of CommonMark's appendix. */
import { closeUnlessShown, makeRoom, skipQuoteMark, startBlock } from './block-starts.js';
import { isHalfDefinition } from './definition.js';
import type { OpenBlock } from './open-block.js';
import { htmlEnds } from './html-block.js';
import { Line } from './line.js';
import { Spine } from './spine.js';
import { addRow, beginTable } from './table.js';
import { splitRow } from './table-line.js';
import type { BlockOptions, BlockParser, Changes } from './tree.js';

const TASK = /^\[([ xX])\][ \t]+(?=\S)/;
/** A line that is shown as the head of a table before the row of dashes comes. `|x|` is more likely a formula. */
const TABLE_HEAD = /^\|[ \t]+\S/;
const MARKERS = /^[-+*_=#`~|:>$\\<!\s]*(?:\d{1,9}[.)]?\s*|\[(?:\^[^\s[\]]{0,60}\]?:?)?\s*)?$/;
const ALERT = /^\[!(note|tip|important|warning|caution)\][ \t]*$/i;

export function createBlockParser(options: BlockOptions): BlockParser {
  const spine = new Spine();
  const line = new Line();
  let tail = '';
  let shown = 0;
  /** The last unit of the text while it depends on the next one: a carriage return or a high surrogate. */
  let held = '';
  let begun = false;
  let ended = false;
  let blank = false;
  let fresh = false;

  /** Parses a line. False: it must not be shown yet. */
  function read(text: string): boolean {
    line.read(text);
    if (line.blank && blank && !isVerbatim(spine.tip)) return true;
    blank = line.blank && !spine.forShow;
    spine.matched = 1;
    for (const { length } = spine.openBlocks; spine.matched < length; spine.matched++) {
      const opened = spine.openBlocks[spine.matched]!;
      const continued = continues(opened);
      if (continued === undefined) return true;
      if (!continued) break;
    }
    const { forShow } = spine;
    const allMatched = spine.matched === spine.openBlocks.length;
    let started = false;
    if (!isVerbatim(spine.container)) {
      for (;;) {
        if (forShow && (line.blank || hasOnlyMarkers(line.text, line.next))) return false;
        if (line.blank) break;
        const start = startBlock(spine, line, options);
        if (start === 'hold') return false;
        if (start === 'line') {
          spine.gap = false;
          return true;
        }
        if (start !== 'none') started = true;
        if (start !== 'container') break;
      }
    }
    if (!started && !allMatched && !line.blank && spine.tip.block.type === 'paragraph') {
      spine.appendProse(spine.tip, text.slice(line.next));
      spine.gap = false;
      return true;
    }
    spine.closeUnmatched();
    const { block } = spine.tip;
    const parts =
      line.blank && block.type !== 'quote' && !(block.type === 'code' && block.fenced) && !(block.type === 'item' && started && block.children.length === 0);
    const read = readText(spine.tip, text);
    spine.gap = parts;
    return read;
  }

  function readText(opened: OpenBlock, text: string): boolean {
    const { block } = opened;
    if (isVerbatim(opened)) readVerbatim(opened);
    else if (line.blank) return true;
    else if (block.type === 'paragraph') spine.appendProse(opened, text.slice(line.next));
    else if (block.type === 'table') addRow(spine, block, text.slice(line.next), block.align.length);
    else return beginParagraph(text.slice(line.next));
    return true;
  }

  /** Whether the line continues an open block. Undefined: it does, and is completely parsed. */
  function continues(opened: OpenBlock): boolean | undefined {
    const { block } = opened;
    switch (block.type) {
      case 'quote':
        if (line.indented || line.code !== 0x3e) return false;
        skipQuoteMark(line);
        return true;
      case 'item':
        if (line.blank) return block.children.length > 0 || spine.tip !== opened;
        if (line.indent < opened.indent) return false;
        line.skipColumns(opened.indent);
        return true;
      case 'footnote':
        if (line.blank) return true;
        if (!line.indented) return false;
        line.skipColumns(4);
        return true;
      case 'code':
        if (block.fenced) return continuesFence(opened);
        if (line.indented) line.skipColumns(4);
        else if (line.blank) line.skipBlanks();
        else return false;
        return true;
      case 'html':
        return !(line.blank && opened.mark > 5);
      case 'paragraph':
      case 'table':
        return !line.blank;
      default:
        return true;
    }
  }

  function continuesFence(opened: OpenBlock): boolean | undefined {
    const text = line.text.slice(line.next).trimEnd();
    const { last, mark } = opened;
    if (!line.indented && line.code === mark && isRunOf(text, mark)) {
      if (spine.forShow) return undefined;
      if (text.length >= last.length) {
        spine.matched = spine.openBlocks.length;
        spine.close();
        spine.gap = false;
        return undefined;
      }
    }
    line.skipColumns(Math.min(opened.indent, line.indent));
    return true;
  }

  function readVerbatim(opened: OpenBlock): void {
    const { block } = opened;
    const text = line.rest();
    if (block.type === 'math') {
      const trimmed = text.trimEnd();
      if (spine.forShow && opened.last.startsWith(trimmed.trimStart())) return;
      const end = trimmed.endsWith(opened.last) ? trimmed.length - 2 : text.length;
      if (end > 0 || text === '') spine.append(opened, text.slice(0, end));
      if (end < text.length) closeUnlessShown(spine);
      return;
    }
    if (block.type === 'code' && !block.fenced) {
      if (line.blank) {
        opened.held = `${opened.held ?? ''}${text}\n`;
        return;
      }
      spine.append(opened, (opened.held ?? '') + text);
      opened.held = undefined;
      return;
    }
    spine.append(opened, text);
    if (block.type === 'html' && htmlEnds(opened.mark, text)) closeUnlessShown(spine);
    return;
  }

  function beginParagraph(text: string): boolean {
    makeRoom(spine);
    const { block } = spine.tip;
    if (text.startsWith('[')) {
      if (spine.forShow && isHalfDefinition(text)) return false;
      const first = block.children.length === 0;
      const alert = first && block.type === 'quote' && !block.alert ? ALERT.exec(text) : undefined;
      if (alert && block.type === 'quote') {
        spine.touch(block);
        block.alert = alert[1]!.toLowerCase() as NonNullable<typeof block.alert>;
        return true;
      }
      const task = first && block.type === 'item' ? TASK.exec(text) : undefined;
      if (task && block.type === 'item') {
        spine.touch(block);
        block.checked = task[1] !== ' ';
        text = text.slice(task[0].length);
        if (spine.forShow && hasOnlyMarkers(text, 0)) return false;
      }
    }
    spine.appendProse(spine.push({ type: 'paragraph' }, { held: '' }), text);
    return true;
  }

  /** Shows the open line as what it most likely becomes. */
  function show(): void {
    spine.begin();
    shown = tail.length;
    const before = spine.tip;
    if (tail.trim() !== '' && (!read(tail) || (spine.tip !== before && isHidden(spine.tip)))) {
      spine.undo();
      spine.begin();
    }
    const opened = spine.tip;
    if (opened.block.type !== 'paragraph') return;
    if (opened.held === undefined) {
      const { last } = opened;
      if (opened.size === 1 && TABLE_HEAD.test(last)) {
        const columns = splitRow(last).length;
        if (columns <= 1000) beginTable(spine, opened, new Array<undefined>(columns).fill(undefined));
      }
    } else if (!isHidden(opened)) spine.reveal(opened, opened.held);
  }

  return {
    document: spine.document,
    definitions: spine.definitions,
    footnotes: spine.footnotes,
    write(text) {
      if (ended || text === '') return;
      fresh = true;
      let more = held + text;
      if (!begun && more.startsWith('\ufeff')) more = more.slice(1);
      begun = true;
      held = /[\r\ud800-\udbff]$/.exec(more)?.[0] ?? '';
      if (held !== '') more = more.slice(0, -1);
      if (more.includes('\r')) more = more.replace(/\r\n?/g, '\n');
      if (more.includes('\0')) more = more.replaceAll('\0', '\ufffd');
      let end = more.indexOf('\n');
      if (end < 0) {
        tail += more;
        return;
      }
      spine.undo();
      let from = 0;
      for (; end >= 0; end = more.indexOf('\n', from)) {
        const whole = more.slice(from, end);
        read(tail ? tail + whole : whole);
        tail = '';
        shown = 0;
        from = end + 1;
      }
      tail = more.slice(from);
    },
    end() {
      if (ended) return;
      ended = fresh = true;
      spine.undo();
      if (held !== '' && held !== '\r') tail += '\ufffd';
      if (tail || held !== '') read(tail);
      tail = '';
      spine.forgetSpare();
      spine.matched = 0;
      spine.closeUnmatched();
    },
    update(): Changes {
      const due = fresh && isDue(tail.length, shown);
      fresh = false;
      if (!ended && due) {
        spine.undo();
        show();
        spine.forgetSpare();
      }
      return spine.changes();
    },
  };
}

/** UTF-16 units. A longer unfinished label is shown as text. */
const LONG_LABEL = 60;

/** Whether a paragraph is not shown, since it may consist of definitions only. */
function isHidden({ block, held, mark }: OpenBlock): boolean {
  return block.type === 'paragraph' && held !== undefined && !(mark === 0x5d && held.length > LONG_LABEL);
}

function isVerbatim({ block: { type } }: OpenBlock): boolean {
  return type === 'code' || type === 'html' || type === 'math';
}

function isRunOf(text: string, code: number): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) !== code) return false;
  return true;
}

/** Whether to parse an open line again: after growing by 1/32 at 4 kB, 1/8 at 16 kB, at most 1/2. The cost of one endless line stays linear. */
function isDue(length: number, read: number): boolean {
  return read === 0 || length - read >= Math.min(length * (length / 131_072), length / 2);
}

function hasOnlyMarkers(line: string, from: number): boolean {
  return line.length - from < 200 && MARKERS.test(line.slice(from));
}
