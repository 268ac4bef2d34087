/** The names that a server answers to. Without them any page's name could be pointed at this machine (DNS rebinding). */
import { refusal } from './refusal.js';

/** Without port; a leading dot allows all subdomains too. `*`: any. */
export type Hosts = readonly string[] | '*';

const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** @throws TypeError naming the remedy */
export function checkHosts(hosts: unknown): Hosts {
  if (hosts === '*' || (Array.isArray(hosts) && hosts.every((host) => typeof host === 'string'))) return hosts;
  throw new TypeError("hosts is a list of names without port, e.g. ['chat.example', '.intern.example'], or '*'.");
}

/** `authority`: the Host header, empty if none was sent. @throws LoquiError 421 `unknown-host` */
export function checkHost(authority: string, hosts: Hosts): void {
  if (hosts === '*' || authority === '') return;
  const name = authority.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
  if (LOOPBACK.test(name) || hosts.some((host) => isNamed(name, host.toLowerCase()))) return;
  throw refusal(
    421,
    'unknown-host',
    `This server does not answer to the host ${JSON.stringify(name.slice(0, 100))}. Name it in createLoqui({ hosts: ['chat.example'] }); behind a proxy of yours, set trustProxy.`,
  );
}

function isNamed(name: string, host: string): boolean {
  return host.startsWith('.') ? name === host.slice(1) || name.endsWith(host) : name === host;
}

export function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address);
}
