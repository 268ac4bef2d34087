/** The web platform's own tests of event streams, on our reader; every case also cut in two at each byte, and fed byte by byte. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createEventStreamReader } from '../../src/codecs/event-stream.js';
import { compare, type Result, type Suite } from './suite.js';

interface Case {
  readonly title: string;
  readonly body_b64: string;
  readonly expect: readonly { readonly type: string; readonly data: string; readonly lastEventId: string }[];
  readonly retry?: number;
}

export const serverSentEvents: Suite = {
  name: 'sse',
  needs: ['sse/wpt-eventsource-format.json'],
  *run(folder): Generator<Result> {
    const { cases } = JSON.parse(readFileSync(path.join(folder, 'sse', 'wpt-eventsource-format.json'), 'utf8')) as { cases: Case[] };
    for (const test of cases) {
      const bytes = new Uint8Array(Buffer.from(test.body_b64, 'base64'));
      const expected = { messages: test.expect, ...(test.retry !== undefined && { retry: test.retry }) };
      yield compare(`${test.title}, whole`, read([bytes]), expected);
      yield compare(`${test.title}, byte by byte`, read(Array.from(bytes, (byte) => Uint8Array.of(byte))), expected);
      for (let at = 1; at < bytes.length; at++) {
        yield compare(`${test.title}, cut at byte ${String(at)}`, read([bytes.subarray(0, at), bytes.subarray(at)]), expected);
      }
    }
  },
};

/** As an EventSource tells it: the type defaults to `message`, the last id stays until another comes. */
function read(pieces: readonly Uint8Array[]): unknown {
  const messages: unknown[] = [];
  let lastEventId = '';
  let retry: number | undefined;
  const stream = createEventStreamReader({
    onMessage: ({ data, event, id }) => {
      lastEventId = id ?? lastEventId;
      messages.push({ type: event ?? 'message', data, lastEventId });
    },
    onRetry: (milliseconds) => {
      retry = milliseconds;
    },
  });
  for (const piece of pieces) stream.push(piece);
  return { messages, ...(retry !== undefined && { retry }) };
}
