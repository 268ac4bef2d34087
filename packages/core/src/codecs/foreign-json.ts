/** Reads JSON of others. A field that is absent, `null` or of a wrong type reads as absent. */

export type ForeignRecord = Readonly<Record<string, unknown>>;

/** `undefined` if the text is not a JSON object. */
export function parseRecord(text: string): ForeignRecord | undefined {
  try {
    return record(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export function record(value: unknown): ForeignRecord | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as ForeignRecord) : undefined;
}

export function records(value: unknown): readonly ForeignRecord[] {
  return Array.isArray(value) ? value.map(record).filter((item) => item !== undefined) : [];
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function count(value: unknown): number | undefined {
  if (typeof value === 'string' && /^\d+$/.test(value)) return Number(value);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Applies a delta: appends texts, replaces everything else. */
export function merged(block: ForeignRecord, delta: ForeignRecord): ForeignRecord {
  const next: Record<string, unknown> = { ...block };
  for (const [name, value] of Object.entries(delta)) {
    if (name === 'type' || value === null) continue;
    next[name] = typeof value === 'string' ? text(block[name]) + value : value;
  }
  return next;
}
