/** Request in, response out. GET: the event stream. POST: one command, or the next frames of a line that is polled. OPTIONS: may this page call? Everything else: 405. */
import { type Command, LoquiError } from '@loqui/core/protocol';
import { readJson } from './guard/body.js';
import { checkHost } from './guard/hosts.js';
import { jsonResponse } from './guard/json-response.js';
import type { Welcome } from './guard/gate.js';
import { asRefusal, refusal, refusalResponse } from './guard/refusal.js';
import { carryOutInTurn, countedCheck } from './commands/commands.js';
import { admit, beginLine } from './line/admission.js';
import { Polls } from './line/poll-session.js';
import type { Service } from './commands/service.js';
import type { Sink } from './line/sink.js';
import { streamResponse } from './line/stream-sink.js';

const METHODS = 'GET, POST, OPTIONS';

/** `check`: a command from unknown JSON, or a refusal. */
export function createHandler(service: Service, check: (input: unknown) => Command): (request: Request) => Promise<Response> {
  const polls = new Polls(service);
  return async function handle(request) {
    let headers = new Headers({ vary: 'Origin' });
    let address: string | undefined;
    try {
      checkHost(request.headers.get('host') ?? '', service.hosts ?? '*');
      const welcome = service.gate.welcome(request);
      headers = welcome.headers;
      address = welcome.address;
      switch (request.method) {
        case 'GET':
          return await stream(service, request, welcome);
        case 'POST': {
          const line = new URL(request.url).searchParams.get('poll');
          return await (line === null ? command(service, request, welcome, check) : polls.answer(line, request, welcome));
        }
        case 'OPTIONS':
          return preflight(request, headers);
        default:
          headers.set('allow', METHODS);
          throw refusal(405, 'bad-method', 'Use GET for the event stream and POST for commands.');
      }
    } catch (error) {
      const told = asRefusal(error);
      if (!(error instanceof LoquiError) && (told.status ?? 500) >= 500) service.log('error', `${request.method} failed.`, error, address);
      return refusalResponse(told, headers);
    }
  };
}

async function stream(service: Service, request: Request, welcome: Welcome): Promise<Response> {
  const accept = request.headers.get('accept');
  if (accept !== null && !/text\/(event-stream|\*)|\*\/\*/i.test(accept)) {
    throw refusal(406, 'not-acceptable', 'This is a Loqui server: read it with Accept: text/event-stream, or open a WebSocket.');
  }
  const { searchParams } = new URL(request.url);
  const lastEventId = request.headers.get('last-event-id') ?? undefined;
  const admission = await admit(service, request, welcome, searchParams.get('rooms') ?? '', lastEventId === '' ? undefined : lastEventId);
  const headers = new Headers(welcome.headers);
  headers.set('content-type', 'text/event-stream');
  // no-transform: proxies and middleware must not compress, which would hold frames back. X-Accel-Buffering: nginx must not gather them.
  headers.set('cache-control', 'no-cache, no-transform');
  headers.set('x-accel-buffering', 'no');
  const pending = {
    start(sink: Sink) {
      const connection = beginLine(service, admission, sink, false);
      return () => connection.lost();
    },
  };
  return streamResponse(pending, headers, request);
}

async function command(service: Service, request: Request, welcome: Welcome, check: (input: unknown) => Command): Promise<Response> {
  const member = await service.gate.member(request, welcome);
  // Whatever a client asks for, it is there. The stream on which it listens is named by its own id.
  const line = service.connections.get(request.headers.get('loqui-connection') ?? '');
  if (line?.member.id === member.id) line.renew();
  const caller = { member: member.id, address: welcome.address };
  const wish = await countedCheck(service, caller, async (limits) => check(await readJson(request, limits)));
  const { result, large, sent } = await carryOutInTurn(service, member, wish, welcome.address);
  return jsonResponse(result, { headers: welcome.headers, ...(large && { sent }) });
}

function preflight(request: Request, headers: Headers): Response {
  headers.set('access-control-allow-methods', METHODS);
  headers.set('access-control-allow-headers', request.headers.get('access-control-request-headers') ?? 'authorization, content-type, last-event-id');
  headers.set('access-control-max-age', '7200');
  return new Response(null, { status: 204, headers });
}
