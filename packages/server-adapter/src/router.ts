import { LoquiError } from '@loqui/core/protocol';
import type { Gate, Welcome } from './guard/gate.js';
import { checkHost, type Hosts } from './guard/hosts.js';
import { asRefusal, refusal, refusalResponse } from './guard/refusal.js';
import type { InnerLog } from './guard/server-log.js';

export interface Route {
  readonly method: string;
  /** True for this route's query parameters. Default: always. */
  readonly matches?: (query: URLSearchParams) => boolean;
  readonly answer: (request: Request, welcome: Welcome) => Promise<Response>;
}

export interface RouterSetup {
  readonly gate: Gate;
  readonly hosts: Hosts | undefined;
  readonly log: InnerLog;
}

/** The first matching route answers. A preflight is answered for all; a method without a route gets 405. */
export function createRouter(setup: RouterSetup, routes: readonly Route[]): (request: Request) => Promise<Response> {
  const methods = [...new Set(routes.map(({ method }) => method)), 'OPTIONS'].join(', ');
  return async (request) => {
    let welcome: Welcome | undefined;
    try {
      welcome = admitRequest(setup, request);
      if (request.method === 'OPTIONS') return preflight(request, welcome.headers, methods);
      const { searchParams } = new URL(request.url);
      const route = routes.find(({ method, matches }) => method === request.method && (matches?.(searchParams) ?? true));
      if (route) return await route.answer(request, welcome);
      welcome.headers.set('allow', methods);
      throw refusal(405, 'bad-method', 'Use GET for the event stream and POST for commands.');
    } catch (error) {
      return refused(setup, error, `${request.method} failed.`, welcome);
    }
  };
}

/** @throws LoquiError 421 `unknown-host`, 403 `cross-origin` */
export function admitRequest({ gate, hosts }: RouterSetup, request: Request): Welcome {
  checkHost(request.headers.get('host') ?? '', hosts ?? '*');
  return gate.welcome(request);
}

/** Unforeseen errors are logged as `what`. */
export function refused({ log }: RouterSetup, error: unknown, what: string, welcome?: Welcome): Response {
  const refused = asRefusal(error);
  if (!(error instanceof LoquiError) && (refused.status ?? 500) >= 500) log('error', what, error, welcome?.address);
  return refusalResponse(refused, welcome?.headers ?? { vary: 'Origin' });
}

function preflight(request: Request, headers: Headers, methods: string): Response {
  headers.set('access-control-allow-methods', methods);
  headers.set('access-control-allow-headers', request.headers.get('access-control-request-headers') ?? 'authorization, content-type, last-event-id');
  headers.set('access-control-max-age', '7200');
  return new Response(null, { status: 204, headers });
}
