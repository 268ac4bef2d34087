/** What of the open line is not to be shown yet, since its meaning is open. */

/** Whether an open text is to be read again. It must have grown by a 32nd at 4 kB, an 8th at 16 kB, at most half: so the cost of one endless line stays linear. */
export function isDue(length: number, read: number): boolean {
  return read === 0 || length - read >= Math.min(length * (length / 131_072), length / 2);
}

const MARKERS = /^[-+*_=#`~|:>$\\<!\s]*(?:\d{1,9}[.)]?\s*|\[(?:\^[^\s[\]]{0,60}\]?:?)?\s*)?$/;
/** A label alone, which may become a definition, a task or an alert; or a half-written address. */
const HALF_DEFINITION = /^\[[^[\]]{1,60}\](?::[ \t]*<[^<>]{0,400})?[ \t]*$/;

/** Whether a line has only characters that can begin or underline a block. */
export function hasOnlyMarkers(line: string, from: number): boolean {
  return line.length - from < 200 && MARKERS.test(line.slice(from));
}

export function isHalfDefinition(line: string): boolean {
  return HALF_DEFINITION.test(line);
}
