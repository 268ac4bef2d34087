/** Reads Markdown into blocks, line by line as the text grows; after the algorithm in the appendix of the CommonMark specification. */
import { closeUnlessShown, makeRoom, skipQuoteMark, startBlock } from './block-starts.js';
import type { Frame } from './frame.js';
import { laterGrammar } from './later-grammar.js';
import { Line } from './line.js';
import { hasOnlyMarkers, isDue, isHalfDefinition } from './open-line.js';
import { Spine } from './spine.js';
import { addRow, beginTable } from './table.js';
import { splitRow } from './table-line.js';
import type { BlockOptions, BlockParser, Changes } from './tree.js';

const TASK = /^\[([ xX])\][ \t]+(?=\S)/;
/** What is shown as a table before its second line is there; `|x|` without spaces is rather a formula. */
const TABLE_HEAD = /^\|[ \t]+\S/;
const ALERT = /^\[!(note|tip|important|warning|caution)\][ \t]*$/i;

/** Begins a document. */
export function createBlockParser(options: BlockOptions): BlockParser {
  const spine = new Spine();
  const line = new Line();
  /** The open line. */
  let tail = '';
  /** How long the open line was when it was last read for show. */
  let shown = 0;
  /** The last unit of the text so far, when it says nothing alone: a carriage return, or the first half of a character. */
  let held = '';
  let begun = false;
  let ended = false;
  /** The last line was blank. */
  let blank = false;
  let fresh = false;

  /** Reads a line, whole or for show. False: this beginning of a line is better not shown yet. */
  function read(text: string): boolean {
    line.read(text);
    // A further blank line changes nothing.
    if (line.blank && blank && !takesLines(spine.tip)) return true;
    blank = line.blank && !spine.forShow;
    spine.matched = 1;
    for (const { length } = spine.frames; spine.matched < length; spine.matched++) {
      const frame = spine.frames[spine.matched]!;
      const goesOn = continues(frame);
      if (goesOn === undefined) return true;
      if (!goesOn) break;
    }
    const { forShow } = spine;
    const allMatched = spine.matched === spine.frames.length;
    let started = false;
    if (!takesLines(spine.container)) {
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

  /** Adds what is left of the line to the tip. */
  function readText(frame: Frame, text: string): boolean {
    const { block } = frame;
    if (takesLines(frame)) readVerbatim(frame);
    else if (line.blank) return true;
    else if (block.type === 'paragraph') spine.appendProse(frame, text.slice(line.next));
    else if (block.type === 'table') addRow(spine, block, text.slice(line.next), block.align.length);
    else return beginParagraph(text.slice(line.next));
    return true;
  }

  /** Whether the line continues an open block. Undefined: it does, and is read. */
  function continues(frame: Frame): boolean | undefined {
    const { block } = frame;
    switch (block.type) {
      case 'quote':
        if (line.indented || line.code !== 0x3e) return false;
        skipQuoteMark(line);
        return true;
      case 'item':
        if (line.blank) return block.children.length > 0 || spine.tip !== frame;
        if (line.indent < frame.indent) return false;
        line.skipColumns(frame.indent);
        return true;
      case 'footnote':
        if (line.blank) return true;
        if (!line.indented) return false;
        line.skipColumns(4);
        return true;
      case 'code':
        if (block.fenced) return continuesFence(frame);
        if (line.indented) line.skipColumns(4);
        else if (line.blank) line.skipBlanks();
        else return false;
        return true;
      case 'html':
        return !(line.blank && frame.mark > 5);
      case 'paragraph':
      case 'table':
        return !line.blank;
      default:
        return true;
    }
  }

  function continuesFence(frame: Frame): boolean | undefined {
    const text = line.text.slice(line.next).trimEnd();
    const { last, mark } = frame;
    if (!line.indented && line.code === mark && isRunOf(text, mark)) {
      // For show, even a part of the closing fence is not code.
      if (spine.forShow) return undefined;
      if (text.length >= last.length) {
        spine.matched = spine.frames.length;
        spine.close();
        spine.gap = false;
        return undefined;
      }
    }
    line.skipColumns(Math.min(frame.indent, line.indent));
    return true;
  }

  /** Adds the line to code, math or raw HTML. */
  function readVerbatim(frame: Frame): void {
    const { block } = frame;
    const text = line.rest();
    if (block.type === 'math') {
      const trimmed = text.trimEnd();
      if (spine.forShow && frame.last.startsWith(trimmed.trimStart())) return;
      const end = trimmed.endsWith(frame.last) ? trimmed.length - 2 : text.length;
      if (end > 0 || text === '') spine.append(frame, text.slice(0, end));
      if (end < text.length) closeUnlessShown(spine);
      return;
    }
    if (block.type === 'code' && !block.fenced) {
      if (line.blank) {
        frame.held = `${frame.held ?? ''}${text}\n`;
        return;
      }
      spine.append(frame, (frame.held ?? '') + text);
      frame.held = undefined;
      return;
    }
    spine.append(frame, text);
    if (block.type === 'html' && laterGrammar()?.htmlEnds(frame.mark, text)) closeUnlessShown(spine);
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
    const frame = spine.tip;
    if (frame.block.type !== 'paragraph') return;
    if (frame.held === undefined) {
      // The first line of a table is shown as its head, until its second line says otherwise.
      const { last } = frame;
      if (frame.size === 1 && TABLE_HEAD.test(last)) {
        const columns = splitRow(last).length;
        if (columns <= 1000) beginTable(spine, frame, new Array<undefined>(columns).fill(undefined));
      }
    } else if (!isHidden(frame)) spine.reveal(frame, frame.held);
  }

  return {
    document: spine.document,
    definitions: spine.definitions,
    footnotes: spine.footnotes,
    write(text) {
      if (ended || text === '') return;
      fresh = true;
      let more = held + text;
      // A byte order mark says how the text was stored, and is no part of it.
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
    take(): Changes {
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

/** Labels longer than this are shown as text while they are being written. */
const LONG_LABEL = 60;

/** Whether a paragraph may be nothing but definitions, and is not shown. */
function isHidden({ block, held, mark }: Frame): boolean {
  return block.type === 'paragraph' && held !== undefined && !(mark === 0x5d && held.length > LONG_LABEL);
}

/** Blocks whose lines are taken as they are. */
function takesLines({ block: { type } }: Frame): boolean {
  return type === 'code' || type === 'html' || type === 'math';
}

function isRunOf(text: string, code: number): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) !== code) return false;
  return true;
}
