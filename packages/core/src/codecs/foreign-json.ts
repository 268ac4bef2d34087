/** Reads JSON of others. A field that is absent, `null` or of a wrong type reads as not there. */

export type ForeignRecord = Readonly<Record<string, unknown>>;

/** The object in a JSON text; `undefined` when there is none. */
export function parseRecord(text: string): ForeignRecord | undefined {
  try {
    return record(JSON.parse(text));
  } catch {
    // Not JSON: the caller knows what that means.
    return undefined;
  }
}

export function record(value: unknown): ForeignRecord | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as ForeignRecord) : undefined;
}

/** The objects of a list, without everything else in it. */
export function records(value: unknown): readonly ForeignRecord[] {
  return Array.isArray(value) ? value.map(record).filter((item) => item !== undefined) : [];
}

/** '' when it is no string. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A number or its text; `undefined` for anything else. */
export function count(value: unknown): number | undefined {
  if (typeof value === 'string' && /^\d+$/.test(value)) return Number(value);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The object after a delta: texts are appended, everything else replaces. */
export function merged(block: ForeignRecord, delta: ForeignRecord): ForeignRecord {
  const next: Record<string, unknown> = { ...block };
  for (const [name, value] of Object.entries(delta)) {
    if (name === 'type' || value === null) continue;
    next[name] = typeof value === 'string' ? text(block[name]) + value : value;
  }
  return next;
}
