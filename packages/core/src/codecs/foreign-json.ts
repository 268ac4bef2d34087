/** Reading JSON that others wrote: every field may be absent, `null` or of another type than promised; all three read the same. */

export type ForeignRecord = Readonly<Record<string, unknown>>;

/** The object a JSON text holds; `undefined` when it holds none. */
export function parseRecord(text: string): ForeignRecord | undefined {
  try {
    return record(JSON.parse(text));
  } catch {
    // Not JSON: the caller tells what that means on its wire.
    return undefined;
  }
}

export function record(value: unknown): ForeignRecord | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as ForeignRecord) : undefined;
}

/** The objects of a list; everything else in it is left out. */
export function records(value: unknown): readonly ForeignRecord[] {
  return Array.isArray(value) ? value.map(record).filter((item) => item !== undefined) : [];
}

/** '' when it is no string. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
