/** Recorded streams of real providers, as the bytes their servers would send. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The payloads of one recording, in order. `file`: `<provider>/<file>` inside `provider-streams`. */
export function readRecording(fixtures: string, file: string): string[] {
  return readFileSync(path.join(fixtures, 'provider-streams', file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

/** One payload as its server writes it: Anthropic names its events, OpenAI does not. */
export function asServerSentEvent(payload: string, wire: Wire): string {
  const type = wire === 'anthropic' ? (JSON.parse(payload) as { type?: string }).type : undefined;
  return `${type === undefined ? '' : `event: ${type}\n`}data: ${payload}\n\n`;
}

export type Wire = 'openai' | 'anthropic';

/** What ends a stream of this wire. */
export function ending(wire: Wire): string {
  return wire === 'openai' ? 'data: [DONE]\n\n' : '';
}

/** The whole body of the HTTP response. */
export function bodyOf(payloads: readonly string[], wire: Wire): Uint8Array {
  return new TextEncoder().encode(payloads.map((payload) => asServerSentEvent(payload, wire)).join('') + ending(wire));
}
