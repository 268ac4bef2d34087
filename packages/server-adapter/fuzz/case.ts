/** One attack, made from its seed alone: bytes for a socket, how they are cut, and how the socket ends. */
import type { Random } from '../faults/random.js';
import { chunkedBody, frames, json, pick, token, upgrade } from './material.js';

/** `late-reset`: when the answer has begun. */
export type Ending = 'wait' | 'half-close' | 'destroy' | 'reset' | 'late-reset' | 'stall';

export interface Case {
  readonly pieces: readonly Buffer[];
  /** What the next piece waits for: the event loop, an answer, or nothing. */
  readonly pace: 'at once' | 'ticks' | 'answer';
  readonly ending: Ending;
}

const ENDINGS: readonly Ending[] = ['wait', 'wait', 'wait', 'half-close', 'destroy', 'reset', 'late-reset', 'stall'];
const PACES: readonly Case['pace'][] = ['at once', 'ticks', 'answer'];

export function makeCase(random: Random): Case {
  let bytes = body(random);
  if (random.chance(0.25)) bytes = mutated(bytes, random);
  if (random.chance(0.1)) bytes = bytes.subarray(0, random.between(0, bytes.length));
  return { pieces: cut(bytes, random), pace: pick(PACES, random), ending: pick(ENDINGS, random) };
}

function body(random: Random): Buffer {
  const kind = random.between(0, 9);
  if (kind === 0) return noise(random, random.between(1, 400));
  if (kind <= 2) return Buffer.concat([Buffer.from(upgrade(random), 'latin1'), ...frames(random)]);
  // A few pipelined requests on one connection.
  return Buffer.concat(Array.from({ length: random.chance(0.3) ? random.between(2, 5) : 1 }, () => request(random)));
}

const METHODS = [
  ...'GET POST PUT DELETE OPTIONS HEAD PATCH TRACE CONNECT PROPFIND M-SEARCH SOURCE'.split(' '),
  'GET',
  'GET',
  'POST',
  'POST',
  'post',
  'G\tET',
  '',
];
const TARGETS = [
  '/loqui',
  '/loqui',
  '/loqui?rooms=lobby',
  '/loqui?rooms=lobby',
  '/loqui?rooms=lobby,ops@e1:4',
  '/loqui?rooms=%ff%zz',
  '/loqui?rooms=a@b@c:9999999999999999',
  `/loqui?rooms=${Array.from({ length: 60 }, (_, n) => `r${String(n)}`).join(',')}`,
  '/loqui?rooms=\xff\xfe%00',
  '/loqui/%2e%2e/x',
  '/loqui//',
  '//loqui',
  '//evil.test/loqui',
  '/',
  '/favicon.ico',
  '/\\\\x',
  '*',
  'http://localhost/loqui?rooms=lobby',
  'http://user:word@localhost/loqui',
  'http://[::1',
  'https://localhost:99999/loqui',
  'loqui',
  'a:b',
  '?',
  '',
  `/${'x'.repeat(9000)}`,
  `/${'x'.repeat(20_000)}`,
];
const VERSIONS = ['HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/0.9', 'HTTP/2.0', 'HTTP/9.9', 'http/1.1', ''];
const HOSTS = [
  'localhost',
  'localhost',
  'localhost',
  '127.0.0.1',
  '[::1]:80',
  'user@x',
  'a:b@c',
  'a b',
  'x/y',
  '\xff',
  '',
  ':',
  'localhost:99999',
  '%zz',
  'xn--',
  '[',
  'evil.test',
  'h'.repeat(5000),
];
const HEADERS = [
  'accept: text/event-stream',
  'accept: application/json',
  'accept: \xff\xfe',
  'connection: close',
  'connection: keep-alive, x',
  'connection: upgrade',
  'expect: 100-continue',
  'expect: the unexpected',
  'origin: http://evil.test',
  'origin: null',
  'origin: \x80',
  'sec-fetch-site: cross-site',
  'sec-fetch-site: same-origin',
  'x-forwarded-host: a@b',
  'x-forwarded-for: 1.2.3.4, ::1, x',
  'x-forwarded-proto: \xff',
  'forwarded: for="[::',
  'last-event-id: e1:4',
  'last-event-id: \xff,',
  'cookie: a=b; \xc3\xa4',
  'authorization: Basic xyz',
  'authorization: Bearer \xff',
  'content-encoding: gzip',
  'te: trailers, deflate',
  'upgrade: h2c',
  'http2-settings: AAMAAABkAARAAAAAAAIAAAAA',
  'range: bytes=0-9',
  'x-\x80: y',
  'x y: z',
  ': empty',
  'folded: a\r\n b',
  'content-length: -1',
  'content-length: 9999999999999999999',
  'transfer-encoding: gzip, chunked',
  'access-control-request-headers: a\x7f',
  'access-control-request-headers: x, y',
  `x-long: ${'y'.repeat(3000)}`,
];

function request(random: Random): Buffer {
  const method = mostly(random.chance(0.5) ? 'GET' : 'POST', METHODS, random);
  const lines = [
    `${method} ${mostly('/loqui?rooms=lobby', TARGETS, random)} ${mostly('HTTP/1.1', VERSIONS, random)}`,
    `host: ${mostly('localhost', HOSTS, random)}`,
  ];
  if (random.chance(0.9)) lines.push(`authorization: Bearer ${token(random)}`);
  for (let n = Math.max(0, random.between(-2, 3)); n > 0; n--) lines.push(pick(HEADERS, random));
  let sent: Buffer = Buffer.alloc(0);
  if (random.chance(method === 'GET' ? 0.15 : 0.85)) {
    const text = json(random);
    lines.push(`content-type: ${mostly('application/json', ['application/json; charset=utf-16', 'text/plain', '\xff'], random)}`);
    if (random.chance(0.3)) {
      lines.push('transfer-encoding: chunked');
      sent = chunkedBody(text, random);
    } else {
      sent = Buffer.from(text);
      lines.push(`content-length: ${String(random.chance(0.85) ? sent.length : random.between(0, sent.length * 2))}`);
    }
  }
  const end = random.chance(0.95) ? '\r\n' : '\n';
  return Buffer.concat([Buffer.from(lines.join(end) + end + end, 'latin1'), sent]);
}

function mutated(bytes: Buffer, random: Random): Buffer {
  let result: Buffer = Buffer.from(bytes);
  for (let n = random.between(1, 4); n > 0 && result.length > 0; n--) {
    const at = random.between(0, result.length - 1);
    const kind = random.between(0, 3);
    if (kind === 0) result[at] = random.between(0, 255);
    else if (kind === 1) result = Buffer.concat([result.subarray(0, at), noise(random, random.between(1, 8)), result.subarray(at)]);
    else if (kind === 2) result = Buffer.concat([result.subarray(0, at), result.subarray(at + random.between(1, 16))]);
    else result = Buffer.concat([result.subarray(0, at), result.subarray(Math.max(0, at - 40), at), result.subarray(at)]);
  }
  return result;
}

function cut(bytes: Buffer, random: Random): Buffer[] {
  const pieces: Buffer[] = [];
  let at = 0;
  for (let n = random.chance(0.5) ? 0 : random.between(1, 6); n > 0 && at < bytes.length; n--) {
    const next = random.between(at, bytes.length);
    pieces.push(bytes.subarray(at, next));
    at = next;
  }
  return [...pieces, bytes.subarray(at)];
}

function noise(random: Random, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => random.between(0, 255)));
}

/** The right one in four of five cases. */
function mostly(right: string, odd: readonly string[], random: Random): string {
  return random.chance(0.8) ? right : pick(odd, random);
}
