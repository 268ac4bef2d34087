/** The input and output of a tool as text. */
import type { DynamicToolPart, ToolPart } from '@loqui/core';

/** Longest text shown of one value, in characters: a tool may return a whole file. */
const LONGEST = 20_000;

/** The first plain values of the input, for the line that is always visible. */
export function briefOf(call: ToolPart | DynamicToolPart): string {
  const { input } = call;
  if (typeof input === 'string') return input;
  if (typeof input !== 'object' || input === null) return '';
  const plain = Object.values(input).filter((value) => typeof value === 'string' || typeof value === 'number');
  return plain.slice(0, 3).join(' · ').slice(0, 200);
}

/** A value as people read it: text as it is, anything else as indented JSON. */
export function jsonOf(value: unknown): string {
  // JSON.stringify returns undefined for what JSON cannot hold, against its declared type.
  const text = typeof value === 'string' ? value : ((JSON.stringify(value, null, 2) as string | undefined) ?? String(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}\n…` : text;
}
