/** The open line, before it says what it is: what is better not shown yet. */

/** An open line longer than this is read again for show only when it has grown by a 32nd, so that one endless line cannot cost its square. */
export const LONG_LINE = 1024;

const MARKERS = /^[-+*_=#`~|:>$\\<!\s]*(?:\d{1,9}[.)]?\s*|\[(?:\^[^\s[\]]{0,60}\]?:?)?\s*)?$/;
/** A label with nothing behind it that tells a definition (or a task, or an alert) from a link, or an address half written. */
const HALF_DEFINITION = /^\[[^[\]]{1,60}\](?::[ \t]*<[^<>]{0,400})?[ \t]*$/;

/** Whether a line holds nothing but what could begin a block or a footnote, or underline one. */
export function hasOnlyMarkers(line: string, from: number): boolean {
  return line.length - from < 200 && MARKERS.test(line.slice(from));
}

/** Whether a line, so far, may yet be a definition. */
export function isHalfDefinition(line: string): boolean {
  return HALF_DEFINITION.test(line);
}
