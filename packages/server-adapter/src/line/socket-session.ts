import type { LoquiError } from '@loqui/core/protocol';
import { type Author } from '@loqui/core/protocol';
import { parseJson } from '../guard/body.js';
import type { Welcome } from '../guard/gate.js';
import { asRefusal, refusal, refusalBody } from '../guard/refusal.js';
import { carryOutInTurn, countedCheck, type carryOut } from '../commands/commands.js';
import type { Connection, Sink } from './connection.js';
import { admit, beginLine } from './admission.js';
import type { LineServer } from './line-checks.js';
import { checkSocketFrame, type SocketReply } from './socket-frames.js';

/** Milliseconds within which a socket must send `open`. */
const OPEN_WITHIN = 10_000;

/** A WebSocket of any library. */
export interface SocketWire {
  /** Each item is one text message: JSON in UTF-8. */
  send(messages: readonly Uint8Array[]): void;
  /** Unsent bytes. */
  readonly buffered: number;
  close(code: number, reason: string): void;
}

export interface SocketSession {
  receive(text: string): void;
  /** Call it when either side has closed the socket. */
  closed(): void;
}

const encoder = new TextEncoder();

/** `request`: the upgrade. `authenticate` gets its headers (cookies) with the token of the first frame. */
export function socketSession(
  service: LineServer,
  request: Request,
  welcome: Welcome,
  check: (input: unknown) => Parameters<typeof carryOut>[2],
  wire: SocketWire,
): SocketSession {
  let connection: Connection | undefined;
  let member: Author | undefined;
  let state: 'waiting' | 'opening' | 'open' | 'closed' = 'waiting';
  const late = setTimeout(() => refuse(refusal(408, 'no-open', 'Send {"type":"open","rooms":"…"} within 10 seconds.')), OPEN_WITHIN);

  const sink: Sink = {
    write: (batch) => wire.send(batch.frames.map((frame) => frame.json)),
    get buffered() {
      return wire.buffered;
    },
    close: (code) => {
      end();
      wire.close(code, '');
    },
  };

  function send(message: unknown): void {
    wire.send([encoder.encode(JSON.stringify(message))]);
  }

  function end(): void {
    state = 'closed';
    clearTimeout(late);
  }

  function refuse(error: LoquiError): void {
    if (state === 'closed') return;
    if (connection) return connection.end(error.toFailure(), 4000 + (error.status ?? 0));
    end();
    send({ type: 'bye', error: error.toFailure() });
    wire.close(4000 + (error.status ?? 0), error.code);
  }

  async function open(rooms: string, token: string | undefined): Promise<void> {
    if (state !== 'waiting') throw refusal(400, 'bad-frame', 'This connection is open already. Use room.join and room.leave to change its rooms.');
    state = 'opening';
    const admission = await admit(service, withToken(request, token), welcome, rooms);
    // The socket may have closed meanwhile.
    if ((state as string) === 'closed') return;
    clearTimeout(late);
    state = 'open';
    member = admission.member;
    connection = beginLine(service, admission, sink, true);
  }

  async function command(ref: number, input: unknown): Promise<void> {
    if (!member) throw refusal(400, 'bad-frame', 'Send {"type":"open",…} before the first command.');
    let reply: SocketReply;
    const { address } = welcome;
    let large = false;
    let sent = (): void => undefined;
    try {
      const checked = await countedCheck(service, { member: member.id, address }, () => check(input));
      const done = await carryOutInTurn(service, member, checked, address, () => connection?.calm() ?? Promise.resolve());
      ({ large, sent } = done);
      reply = { type: 'reply', ref, result: done.result };
    } catch (error) {
      const refused = asRefusal(error);
      if ((refused.status ?? 500) >= 500) service.log('error', 'A command failed.', error, member.id);
      reply = { type: 'reply', ref, error: refusalBody(refused) };
    }
    const bytes = encoder.encode(JSON.stringify(reply));
    if (connection?.reserve(bytes.byteLength, large)) wire.send([bytes]);
    if (large) await connection?.calm();
    sent();
  }

  async function receive(text: string): Promise<void> {
    const frame = checkSocketFrame(parseJson(text, service.gate.limits.depth + 1));
    connection?.renew();
    if (frame.type === 'open') await open(frame.rooms, frame.token);
    else if (frame.type === 'command') await command(frame.ref, frame.command);
  }

  return {
    receive(text) {
      if (state === 'closed') return;
      receive(text).catch((error: unknown) => {
        const refused = asRefusal(error);
        if ((refused.status ?? 500) >= 500) service.log('error', 'A socket could not be served.', error, member?.id ?? welcome.address);
        refuse(refused);
      });
    },
    closed() {
      end();
      connection?.lost();
    },
  };
}

function withToken(request: Request, token: string | undefined): Request {
  if (token === undefined) return request;
  const headers = new Headers(request.headers);
  // `Headers` would throw a TypeError for a token with a line break.
  if (!/^[\x21-\x7e]+$/.test(token)) throw refusal(401, 'unauthenticated', 'The token holds characters no token has.');
  headers.set('authorization', `Bearer ${token}`);
  return new Request(request.url, { headers });
}
