/** Node's request as a Fetch `Request`. What Fetch cannot hold is refused. */
import type { IncomingMessage } from 'node:http';
import { rememberPeer } from './guard/address.js';
import { refusal } from './guard/refusal.js';
import { requestBody } from './node-body.js';

export interface Target {
  /** Host and perhaps a port, as received; empty when HTTP/1.0 sent none. */
  readonly authority: string;
  readonly path: string;
}

/** A host name or bracketed IPv6, and perhaps a port. No user name or path, which `URL` would accept. */
const AUTHORITY = /^(?:\[[\da-f:.]+\]|[\w.~!$&'()*+,;=%-]+)(?::\d{0,5})?$/i;
/** An absolute address, as proxies send it. Its host counts, not the header's. */
const ABSOLUTE = /^https?:\/\/([^/?#]*)(.*)$/is;

/** @throws LoquiError 400 `bad-host`, `bad-address` */
export function targetOf(incoming: IncomingMessage): Target {
  const url = incoming.url ?? '/';
  const absolute = ABSOLUTE.exec(url);
  const authority = absolute ? (absolute[1] ?? '') : hostOf(incoming);
  const rest = absolute?.[2] ?? url;
  if (authority !== '' && !(AUTHORITY.test(authority) && URL.canParse(`http://${authority}`))) {
    throw refusal(400, 'bad-host', 'The Host header is not a host name with an optional port.');
  }
  if (rest.startsWith('/')) return { authority, path: rest };
  if (absolute && (rest === '' || rest.startsWith('?'))) return { authority, path: `/${rest}` };
  // `OPTIONS *` asks the server as a whole.
  if (rest === '*') return { authority, path: '/' };
  throw refusal(400, 'bad-address', 'The address of the request must be a path, e.g. /loqui.');
}

/** Without the query; `undefined` when the address is invalid. */
export function pathnameOf(incoming: IncomingMessage): string | undefined {
  const url = incoming.url ?? '/';
  const path = ABSOLUTE.exec(url)?.[2] ?? url;
  return path.startsWith('/') ? path.split('?', 1)[0] : undefined;
}

/** @throws LoquiError 400, 405 */
export function requestOf(incoming: IncomingMessage, signal: AbortSignal): Request {
  const request = bareRequestOf(incoming, signal);
  rememberPeer(request, incoming.socket.remoteAddress);
  return request;
}

function bareRequestOf(incoming: IncomingMessage, signal: AbortSignal): Request {
  const { authority, path } = targetOf(incoming);
  const method = incoming.method ?? 'GET';
  if (/^(?:connect|trace|track)$/i.test(method)) throw refusal(405, 'bad-method', 'Use GET for the event stream and POST for commands.');
  const scheme = 'encrypted' in incoming.socket ? 'https' : 'http';
  try {
    const headers = headersOf(incoming);
    if (authority !== '') headers.set('host', authority);
    const url = new URL(`${scheme}://${authority || 'localhost'}${path}`);
    if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers, signal });
    const init: RequestInit & { duplex: 'half' } = { method, headers, signal, body: requestBody(incoming), duplex: 'half' };
    return new Request(url, init);
  } catch (cause) {
    if (cause instanceof TypeError)
      throw refusal(400, 'bad-request', 'This is no request that can be served: look at its method, address and headers.', { cause });
    throw cause;
  }
}

function hostOf(incoming: IncomingMessage): string {
  const { rawHeaders } = incoming;
  const named = rawHeaders.filter((_, at) => at % 2 === 1 && /^(?:host|:authority)$/i.test(rawHeaders[at - 1] ?? ''));
  if (new Set(named).size > 1) throw refusal(400, 'bad-host', 'The request names more than one host.');
  return named[0] ?? '';
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < incoming.rawHeaders.length; at += 2) {
    const name = incoming.rawHeaders[at] ?? '';
    // Fetch refuses HTTP/2 pseudo headers.
    if (!name.startsWith(':')) headers.append(name, incoming.rawHeaders[at + 1] ?? '');
  }
  return headers;
}
