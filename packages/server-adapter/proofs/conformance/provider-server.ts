/**
 * A stand-in for OpenAI and Anthropic: replays recordings as their servers stream them, over real HTTP, with the bytes cut at random.
 * The request's `model` names the recording, `<folder>/<file>` below `provider-streams`, with or without `.chunks.txt`.
 */
import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom, cutAtRandom, type Random } from '../../../core/proofs/conformance/random.js';
import { asServerSentEvent, ending, readRecording, type Wire } from '../../../core/proofs/conformance/recordings.js';

export interface ProviderServerOptions {
  /** The folder that holds `provider-streams`. */
  readonly fixturesFolder: string;
  /** Milliseconds between two recorded payloads. Default 0: as fast as they are read. */
  readonly pace?: number;
  /** The same seed cuts the same way, request by request. Default 1. */
  readonly seed?: number;
  /** Default 0: any free one. */
  readonly port?: number;
}

/** What became of one request. */
export interface ProviderRequestRecord {
  readonly wire: Wire;
  readonly model: string;
  /** The parsed JSON. */
  readonly body: unknown;
  /** Payloads sent so far, of `total`. */
  sent: number;
  readonly total: number;
  /** The client went away before the end. */
  aborted: boolean;
  /** Resolves when the response is over, either way. */
  readonly closed: Promise<void>;
}

export interface ProviderServer {
  /** e.g. `http://127.0.0.1:40001`: Anthropic's base URL; OpenAI's has `/v1` behind it. */
  readonly url: string;
  /** Newest last. */
  readonly requests: readonly ProviderRequestRecord[];
  close(): Promise<void>;
}

const WIRES: Readonly<Record<string, Wire>> = { '/v1/chat/completions': 'openai', '/v1/messages': 'anthropic' };

/** Pages in a browser may ask it directly too. */
const CORS = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*', 'access-control-allow-methods': '*' };

export async function startProviderServer({ fixturesFolder, pace = 0, seed = 1, port = 0 }: ProviderServerOptions): Promise<ProviderServer> {
  const requests: ProviderRequestRecord[] = [];

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'OPTIONS') {
      response.writeHead(204, CORS).end();
      return;
    }
    const wire = WIRES[new URL(request.url ?? '/', 'http://localhost').pathname];
    if (request.method !== 'POST' || wire === undefined) {
      refuse(response, 404, `Unknown request: ${request.method ?? ''} ${request.url ?? ''}`);
      return;
    }
    const body = JSON.parse(await textOf(request)) as { model?: unknown };
    const file = recordingFile(fixturesFolder, body.model);
    if (file === undefined) {
      refuse(response, 404, `The model ${JSON.stringify(body.model)} is no recording`);
      return;
    }
    const payloads = readRecording(fixturesFolder, file);
    let over: (() => void) | undefined;
    const record: ProviderRequestRecord = {
      wire,
      model: String(body.model),
      body,
      sent: 0,
      total: payloads.length,
      aborted: false,
      closed: new Promise<void>((resolve) => (over = resolve)),
    };
    response.on('close', () => {
      record.aborted = !response.writableFinished;
      over?.();
    });
    const random = createRandom(seed * 7919 + requests.push(record));
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache', ...CORS });
    await replay(response, payloads, record, random, pace);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (!response.headersSent) refuse(response, 500, String(error));
      else response.destroy(error instanceof Error ? error : undefined);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** With a pace, every write ends inside a payload, so that no reader can rely on whole ones; without, the bytes fall as they may. */
async function replay(response: ServerResponse, payloads: readonly string[], record: ProviderRequestRecord, random: Random, pace: number): Promise<void> {
  let rest: Uint8Array = new Uint8Array();
  for (const [index, payload] of payloads.entries()) {
    if (response.destroyed) return;
    const bytes = Buffer.concat([rest, Buffer.from(asServerSentEvent(payload, record.wire))]);
    const kept = Math.min(bytes.length - 1, random.between(0, 40));
    rest = bytes.subarray(bytes.length - kept);
    for (const piece of cutAtRandom(bytes.subarray(0, bytes.length - kept), random)) {
      if (!response.write(piece)) await drained(response);
    }
    record.sent = index + 1;
    if (pace > 0) await pause(pace * (0.5 + random.next()));
  }
  response.end(Buffer.concat([rest, Buffer.from(ending(record.wire))]));
}

/** When more may be written, or never will be. */
async function drained(response: ServerResponse): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}

/** Nothing outside the recordings' folder can be named. */
function recordingFile(fixtures: string, model: unknown): string | undefined {
  if (typeof model !== 'string' || !/^[\w-]+\/[\w.-]+$/.test(model)) return undefined;
  return [model, `${model}.chunks.txt`].find((file) => file.endsWith('.chunks.txt') && existsSync(path.join(fixtures, 'provider-streams', file)));
}

/** In the shape both providers share well enough. */
function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json', ...CORS });
  response.end(JSON.stringify({ type: 'error', error: { type: 'not_found_error', message } }));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}
