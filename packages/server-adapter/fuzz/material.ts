/** The material of attacks: commands nearly right, bodies in chunks, upgrades, WebSocket frames. */
import type { Random } from '../faults/random.js';

const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  '\u0000',
  '\ud800',
  'x'.repeat(5000),
  [],
  {},
  [[[[]]]],
  { type: 'text' },
  'lobby',
  'e1:4',
  '__proto__',
  { toString: 1 },
];

/** A command, whole or with odd values; or other JSON; or no JSON. */
export function json(random: Random): string {
  const kind = random.between(0, 11);
  if (kind === 0)
    return pick(['', '{', '[', '"', '\u0000', '{"type":', '['.repeat(5000), 'null', '[]', '0', '{"__proto__":{"type":"message.send"}}', '\ufeff{}'], random);
  const command = replaced(pick(COMMANDS, random)(random), random);
  const text = JSON.stringify(command);
  return kind === 1 ? text.slice(0, random.between(0, text.length)) : text;
}

const COMMANDS: readonly ((random: Random) => Record<string, unknown>)[] = [
  message,
  message,
  (random) => ({ type: 'message.edit', room: 'lobby', id: uuid(random), parts: [{ type: 'text', text: 'y' }] }),
  (random) => ({ type: 'message.remove', room: 'lobby', id: uuid(random) }),
  (random) => ({ type: 'run.stop', room: 'lobby', run: uuid(random) }),
  (random) => ({ type: 'run.retry', room: 'lobby', message: uuid(random) }),
  () => ({ type: 'typing.set', room: 'lobby', typing: true }),
  (random) => ({ type: 'room.join', room: 'ops', connection: uuid(random), cursor: 'e:1' }),
  (random) => ({ type: 'room.leave', room: 'lobby', connection: uuid(random) }),
  (random) => ({ type: 'connection.renew', connection: uuid(random) }),
  (random) => ({ type: 'connection.close', connection: uuid(random) }),
  () => ({ type: 'history.read', room: 'lobby', limit: 50 }),
  (random) => ({ type: 'history.read', room: 'lobby', around: uuid(random), before: 4 }),
  () => ({ type: 'conversation.list' }),
];

function message(random: Random): Record<string, unknown> {
  return {
    type: 'message.send',
    room: 'lobby',
    message: { id: uuid(random), parts: [{ type: 'text', text: pick(['hi', '@echo hi', '\u202e', '😀'], random) }] },
  };
}

/** Replaces some value by an odd one. */
function replaced(value: Record<string, unknown>, random: Random): unknown {
  if (random.chance(0.5)) return value;
  const copy: Record<string, unknown> = { ...value };
  const key = pick(Object.keys(copy), random);
  const inner = copy[key];
  copy[key] =
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) && random.chance(0.7)
      ? replaced(inner as Record<string, unknown>, random)
      : pick(ODD, random);
  if (random.chance(0.2)) copy[pick(['__proto__', 'constructor', 'x', 'toString'], random)] = pick(ODD, random);
  return copy;
}

function uuid(random: Random): string {
  const hex = Array.from({ length: 32 }, () => random.between(0, 15).toString(16));
  hex.splice(0, 3, '0', '1', '9');
  hex[12] = '7';
  hex[16] = 'a';
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export function chunkedBody(text: string, random: Random): Buffer {
  const bytes = Buffer.from(text);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const size = random.between(1, bytes.length);
    const piece = bytes.subarray(at, at + size);
    at += size;
    const claimed = random.chance(0.95)
      ? piece.length.toString(16)
      : pick(['0', 'zz', '-1', 'ffffffffffffffff', '', `${piece.length.toString(16)};x=${'y'.repeat(50)}`], random);
    parts.push(Buffer.from(`${claimed}\r\n`), piece, Buffer.from(random.chance(0.97) ? '\r\n' : '\n'));
  }
  if (random.chance(0.9)) parts.push(Buffer.from(random.chance(0.9) ? '0\r\n\r\n' : '0\r\ntrailer: x\r\n\r\n'));
  return Buffer.concat(parts);
}

export function upgrade(random: Random): string {
  const wrong = (right: string, ...others: string[]): string => (random.chance(0.9) ? right : pick(others, random));
  const lines = [
    `${wrong('GET', 'POST', 'OPTIONS')} ${wrong('/loqui', '/other', '//loqui', '/loqui/x?y', 'http://user@x/loqui')} HTTP/1.1`,
    `host: ${wrong('localhost', 'user@x', 'a:b@c', '\xff', 'evil.test')}`,
    'connection: upgrade',
    `upgrade: ${wrong('websocket', 'h2c', 'WebSocket, x', '\x80')}`,
    `sec-websocket-version: ${wrong('13', '8', '99', 'x')}`,
    `sec-websocket-key: ${wrong('dGhlIHNhbXBsZSBub25jZQ==', '', 'short', '\xff')}`,
  ];
  if (random.chance(0.1)) lines.push('origin: http://evil.test');
  if (random.chance(0.1)) lines.push('sec-websocket-protocol: a, b,, \x80');
  if (random.chance(0.1)) lines.push('sec-websocket-extensions: permessage-deflate; client_max_window_bits=99');
  if (random.chance(0.1)) lines.push('content-length: 5');
  return `${lines.join('\r\n')}\r\n\r\n`;
}

export function frames(random: Random): Buffer[] {
  const open = { type: 'open', token: token(random), rooms: pick(['lobby', '', 'a,b,c', 'lobby@e:1', '%zz'], random) };
  const list = random.chance(0.8) ? [frame(1, JSON.stringify(open), random)] : [];
  for (let n = random.between(0, 6); n > 0; n--) list.push(oneFrame(random));
  return list;
}

function oneFrame(random: Random): Buffer {
  const kind = random.between(0, 9);
  if (kind <= 4) return frame(1, `{"type":"command","ref":${String(random.between(0, 9))},"command":${json(random) || 'null'}}`, random);
  if (kind === 5) return frame(1, pick(['{"type":"heartbeat"}', '{"type":"open"}', '', 'x', '{"type":"command","ref":-1}', '['.repeat(3000)], random), random);
  if (kind === 6) return frame(random.between(8, 10), 'x'.repeat(random.between(0, 140)), random);
  if (kind === 7) return frame(8, Buffer.from([random.between(0, 20), random.between(0, 255), 0xff, 0xfe]), random);
  return frame(random.between(0, 15), Buffer.from(Array.from({ length: random.between(0, 60) }, () => random.between(0, 255))), random);
}

/** Sometimes unmasked, unfinished, with reserved bits, or of a wrong length. */
function frame(opcode: number, payload: string | Buffer, random: Random): Buffer {
  const data = Buffer.from(payload);
  const masked = random.chance(0.97);
  const first = (random.chance(0.95) ? 0x80 : 0) | (random.chance(0.97) ? 0 : 0x40) | opcode;
  const length = random.chance(0.97) ? data.length : random.between(0, 2 ** 31);
  const mask = masked ? 0x80 : 0;
  let head: Buffer;
  if (length < 126) head = Buffer.from([first, mask | length]);
  else if (length < 65_536) head = Buffer.from([first, mask | 126, length >> 8, length & 255]);
  else {
    head = Buffer.alloc(10);
    head[0] = first;
    head[1] = mask | 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  const key = Buffer.from([1, 2, 3, 4]);
  if (!masked) return Buffer.concat([head, data]);
  return Buffer.concat([head, key, data.map((byte, at) => byte ^ (key[at % 4] ?? 0))]);
}

/** The same few hundred guests, so that members meet themselves. */
export function token(random: Random): string {
  const name = `Guest${String(random.between(1, 300))}`;
  return `guest.${name.padEnd(20, '_')}.${Buffer.from(name).toString('base64url')}`;
}

export function pick<T>(from: readonly T[], random: Random): T {
  return from[random.between(0, from.length - 1)] as T;
}
