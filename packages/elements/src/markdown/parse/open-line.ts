/** Whether to parse an open line again: after growing by 1/32 at 4 kB, 1/8 at 16 kB, at most 1/2. The cost of one endless line stays linear. */
export function isDue(length: number, read: number): boolean {
  return read === 0 || length - read >= Math.min(length * (length / 131_072), length / 2);
}

const MARKERS = /^[-+*_=#`~|:>$\\<!\s]*(?:\d{1,9}[.)]?\s*|\[(?:\^[^\s[\]]{0,60}\]?:?)?\s*)?$/;
/** A label alone (it may become a definition, a task or an alert), or an unfinished address. */
const HALF_DEFINITION = /^\[[^[\]]{1,60}\](?::[ \t]*<[^<>]{0,400})?[ \t]*$/;

export function hasOnlyMarkers(line: string, from: number): boolean {
  return line.length - from < 200 && MARKERS.test(line.slice(from));
}

export function isHalfDefinition(line: string): boolean {
  return HALF_DEFINITION.test(line);
}
