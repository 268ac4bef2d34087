/** The open line, before it says what it is: what is better not shown yet. */

/**
 * Whether an open text of this length is to be read again, of which so much was read. The longer it is, the more must have come (a
 * 32nd at 4 kB, an 8th at 16 kB, at most half), so that one endless line costs a few times its length, and not its square.
 */
export function isDue(length: number, read: number): boolean {
  return read === 0 || length - read >= Math.min(length * (length / 131_072), length / 2);
}

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
