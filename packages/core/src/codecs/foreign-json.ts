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

/** A number, also where it was written as text; `undefined` when it is none. */
export function count(value: unknown): number | undefined {
  if (typeof value === 'string' && /^\d+$/.test(value)) return Number(value);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The object after a delta: its texts join those that are there, whatever else it brings replaces them. */
export function merged(block: ForeignRecord, delta: ForeignRecord): ForeignRecord {
  const next: Record<string, unknown> = { ...block };
  for (const [name, value] of Object.entries(delta)) {
    if (name === 'type' || value === null) continue;
    next[name] = typeof value === 'string' ? text(block[name]) + value : value;
  }
  return next;
}
