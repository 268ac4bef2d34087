import type { Command } from '@loqui/core/protocol';
import { carryOutInTurn, countedCheck } from './commands/commands.js';
import { refuseWhenDraining } from './commands/service.js';
import { readJson } from './guard/body.js';
import type { Welcome } from './guard/gate.js';
import type { Hosts } from './guard/hosts.js';
import { jsonResponse } from './guard/json-response.js';
import { refusal } from './guard/refusal.js';
import { admit, beginLine } from './line/admission.js';
import { Polls } from './line/poll-session.js';
import type { LineServer } from './line/line-checks.js';
import type { Sink } from './line/connection.js';
import { socketSession, type SocketSession, type SocketWire } from './line/socket-session.js';
import { streamResponse } from './line/stream-sink.js';
import { admitRequest, createRouter, refused, type Route } from './router.js';

export interface Handler {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly acceptSocket: (request: Request) => Response | ((wire: SocketWire) => SocketSession);
}

/** `check` turns JSON into a command or throws. `hosts`: names that the server answers to; `undefined`: any. */
export function createHandler(server: LineServer, check: (input: unknown) => Command, hosts: Hosts | undefined): Handler {
  const polls = new Polls(server);
  const setup = { gate: server.gate, hosts, log: server.log };
  const routes: readonly Route[] = [
    { method: 'GET', answer: (request, welcome) => stream(server, request, welcome) },
    {
      method: 'POST',
      matches: (query) => query.has('poll'),
      answer: (request, welcome) => polls.answer(new URL(request.url).searchParams.get('poll') ?? '', request, welcome),
    },
    { method: 'POST', answer: (request, welcome) => command(server, request, welcome, check) },
  ];
  return {
    fetch: createRouter(setup, routes),
    acceptSocket(request) {
      try {
        const welcome = admitRequest(setup, request);
        refuseWhenDraining(server);
        return (wire) => socketSession(server, request, welcome, check, wire);
      } catch (error) {
        return refused(setup, error, 'An upgrade failed.');
      }
    },
  };
}

async function stream(server: LineServer, request: Request, welcome: Welcome): Promise<Response> {
  const accept = request.headers.get('accept');
  if (accept !== null && !/text\/(event-stream|\*)|\*\/\*/i.test(accept)) {
    throw refusal(406, 'not-acceptable', 'This is a Loqui server: read it with Accept: text/event-stream, or open a WebSocket.');
  }
  const { searchParams } = new URL(request.url);
  const lastEventId = request.headers.get('last-event-id') ?? undefined;
  const admission = await admit(server, request, welcome, searchParams.get('rooms') ?? '', lastEventId === '' ? undefined : lastEventId);
  const headers = new Headers(welcome.headers);
  headers.set('content-type', 'text/event-stream');
  // no-transform: compression would delay frames. X-Accel-Buffering: nginx must not gather them.
  headers.set('cache-control', 'no-cache, no-transform');
  headers.set('x-accel-buffering', 'no');
  const pending = {
    start(sink: Sink) {
      const connection = beginLine(server, admission, sink, false);
      return () => connection.lost();
    },
  };
  return streamResponse(pending, headers, request);
}

async function command(server: LineServer, request: Request, welcome: Welcome, check: (input: unknown) => Command): Promise<Response> {
  const member = await server.gate.member(request, welcome);
  // Every request is a sign of life of the connection that this header names.
  const line = server.connections.get(request.headers.get('loqui-connection') ?? '');
  if (line?.member.id === member.id) line.renew();
  const caller = { member: member.id, address: welcome.address };
  const checked = await countedCheck(server, caller, async (limits) => check(await readJson(request, limits)));
  const { result, large, sent } = await carryOutInTurn(server, member, checked, welcome.address);
  return jsonResponse(result, { headers: welcome.headers, ...(large && { sent }) });
}
