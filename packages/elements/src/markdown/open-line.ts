/**
 * The last line of an answer that is still being written, before it says what it is. A lone `-`, `#` or `1.` would make a heading
 * or a list blink, and the head of a table would stand there as prose until its second line; here both are shown as what they most
 * likely become.
 */

const ONLY_MARKERS = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(?:[-+*_=#`~|:>\s]+|\d{1,9}[.)]?|\[[ xX]?\]?)?[ \t]*$/;
const FENCE_WITHOUT_END = /^(?:[ \t>]|(?:[-+*]|\d{1,9}[.)])[ \t])*(?:`{3,}[^`]*|~{3,}.*)$/;
const LIST_MARKER = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)+/;
const DELIMITER_SO_FAR = /^[ \t]*\|?[ \t:|-]*$/;

/** Returns the tail as it should be shown now. `tail` ends in the open line; a tail that ends in a line break comes back unchanged. */
export function withOpenLine(tail: string): string {
  const start = tail.lastIndexOf('\n') + 1;
  const line = tail.slice(start);
  if (line === '' || line.length > 200) return tail;
  if (FENCE_WITHOUT_END.test(line)) return tail.slice(0, start);
  if (!ONLY_MARKERS.test(line)) return tail;
  const marker = LIST_MARKER.exec(line)?.[0] ?? '';
  // Below a line of text a lone dash would read as the underline of a heading.
  return tail.slice(0, start) + (/^ {0,3}-[ \t]*$/.test(marker) ? '' : marker);
}

/** When a paragraph is the first line of a table, or that and a part of its second: the Markdown of that table without rows. */
export function tableInTheMaking(paragraph: string): string | undefined {
  const [first = '', second = '', ...more] = paragraph.trimEnd().split('\n', 3);
  if (more.length > 0 || !/^ {0,3}\|[^\n]*[^\s|]/.test(first) || !DELIMITER_SO_FAR.test(second)) return undefined;
  const head = first.trimEnd();
  const closed = head.endsWith('|') && !head.endsWith('\\|') ? head : `${head} |`;
  const columns = closed.replaceAll('\\|', '').split('|').length - 2;
  return `${closed}\n|${'---|'.repeat(Math.max(1, columns))}\n`;
}
