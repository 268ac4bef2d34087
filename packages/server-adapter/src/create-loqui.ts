import { isConversation, type Author, type RoomInfo } from '@loqui/core/protocol';
import type { Agent } from './agents/agent.js';
import { type Authenticate, type Authorize, Gate, ownThings } from './guard/gate.js';
import { checkTrustProxy, type TrustProxy } from './guard/address.js';
import { guests } from './guard/guests.js';
import { MemberNames } from './guard/member-names.js';
import { withoutBidi } from './guard/names.js';
import { isPageAddress } from './guard/web-address.js';
import { checkHosts, type Hosts } from './guard/hosts.js';
import { limitsOf, type Limits } from './guard/limits.js';
import { checkOrigins, type Origins } from './guard/origin.js';
import { commandSchemas } from './guard/schemas.js';
import { titleOf } from './guard/site-answers.js';
import { boundedLog, consoleLog, type ServerLog } from './guard/server-log.js';
import { createHandler } from './handler.js';
import { Connections } from './line/connections.js';
import { Conversations } from './commands/conversations.js';
import { conversationsHandle, type ConversationsHandle } from './commands/conversations-handle.js';
import { Hub } from './room/hub.js';
import { drainLines } from './line/drain-lines.js';
import { LineChecks, type LineServer } from './line/line-checks.js';
import type { RingLimits } from './room/ring.js';
import { roomHandle, type RoomHandle } from './commands/room-handle.js';
import { enterRoom } from './line/entry.js';
import { ownLines } from './line/own-lines.js';
import { Turns } from './commands/turns.js';
import type { SocketSession, SocketWire } from './line/socket-session.js';
import { Supervisor } from './run/supervisor.js';
import { memory } from './store/memory.js';
import type { Store } from './store/store.js';

export interface LoquiOptions {
  /** Where rooms are kept. Default: `memory()`, which ends with the process. */
  readonly store?: Store;
  /** Agents by id. People write the id after the `@`. */
  readonly agents?: Readonly<Record<string, Agent>>;
  /** Authenticates callers. Default: `guests()`, visitors without an account. */
  readonly authenticate?: Authenticate;
  /** Default: `ownThings`. Also asked about each room that opens. Only `'staff'` opens a conversation or removes a message of another member. */
  readonly authorize?: Authorize;
  /** Pages of other origins that may call, e.g. `['https://app.example']`. Default: none; the server's own host always may. */
  readonly origins?: Origins;
  /** Own proxies before the server, e.g. `{ header: 'x-forwarded-for', hops: 1 }`: the caller's address is entry `hops` from the right. Default: false. */
  readonly trustProxy?: TrustProxy;
  /** Names beside localhost that it answers to, e.g. `['.intern.example']`, `'*'`. Default: any; on a loopback address without `trustProxy`: localhost. */
  readonly hosts?: Hosts;
  /** Key of the limits per address: an IP address or any word. Default: Node's socket address. Without one these limits are off, with a warning. */
  readonly address?: (request: Request) => string | undefined;
  /** Limits to change. The others stay as in `LIMITS`. */
  readonly limits?: Partial<Limits>;
  /** Describes a shared room when it is loaded. The title of a private conversation is its first question. */
  readonly rooms?: (room: string) => Pick<RoomInfo, 'title'>;
  /** Days without a message after which a guest's private conversation is deleted; `Infinity`: never. Default: 90. */
  readonly guestDays?: number;
  /** Milliseconds between two signs of life of a connection. Default: 15,000. */
  readonly heartbeat?: number;
  /** Milliseconds between two checks of an open connection's token and rooms. Default: 300,000 (5 minutes). */
  readonly recheck?: number;
  /** Most messages of the conversation that an agent gets. Default: 50. */
  readonly context?: number;
  /** Events kept in memory per room for clients that resume; older ones come from the store. Default: 1,000 events, 1 MiB, 5 minutes. */
  readonly ring?: Partial<RingLimits>;
  /** Default: warnings and errors to the console. */
  readonly log?: ServerLog;
}

export interface DrainOptions {
  /** Milliseconds in which clients leave, each at a random time; those that follow a running answer leave at its end. Default: 5,000. */
  readonly window?: number;
  /** Milliseconds that running answers have to end. Default: 10,000. */
  readonly grace?: number;
}

export interface Loqui {
  /** Settles when the store is known to work or not. Need not be awaited: a failure is logged too. */
  readonly ready: Promise<void>;
  /** Serves one request at any path. Never throws: every error becomes a response. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** For bindings: a WebSocket upgrade. A response refuses it; a function makes the session once the socket is open. */
  readonly acceptSocket: (request: Request) => Response | ((wire: SocketWire) => SocketSession);
  room(id: string): RoomHandle;
  /** By member id, for the site's own code. */
  conversations(member: string): ConversationsHandle;
  stats(): { readonly connections: number; readonly rooms: number; readonly runs: number };
  /** Announces the end to clients, answers new calls with 503, lets answers end, then closes all connections. */
  drain(options?: DrainOptions): Promise<void>;
  /** Drains without a window, then frees everything and closes the store. */
  close(options?: Pick<DrainOptions, 'grace'>): Promise<void>;
  readonly limits: Limits;
  readonly hosts: Hosts | undefined;
}

const GOING: { code: string; message: string } = { code: 'draining', message: 'This server is going away. Reconnect with your cursors: nothing is lost.' };

/** Puts a server together. @throws TypeError for an option that cannot work */
export function createLoqui(options: LoquiOptions = {}): Loqui {
  const { store = memory(), authenticate = guests(), authorize = ownThings, heartbeat = 15_000, recheck = 300_000, context = 50, guestDays = 90 } = options;
  if (!(heartbeat >= 100)) throw new TypeError(`heartbeat is in milliseconds, at least 100; got ${String(heartbeat)}.`);
  if (!(recheck >= 1000)) throw new TypeError(`recheck is in milliseconds, at least 1,000; got ${String(recheck)}.`);
  if (!(guestDays > 0)) throw new TypeError(`guestDays is a number of days above 0, or Infinity; got ${String(guestDays)}.`);
  const limits = limitsOf(options.limits);
  const origins = checkOrigins(options.origins ?? []);
  const trustProxy = checkTrustProxy(options.trustProxy ?? false);
  const log = boundedLog(options.log ?? consoleLog, limits);
  const agents = new Map(Object.entries(options.agents ?? {}).map(([id, agent]) => [id, { agent, author: authorOf(id, agent) }]));
  const authors = [...agents.values()].map(({ author }) => author);
  const describe = async (room: string): Promise<RoomInfo> => {
    if (!isConversation(room)) return { ...titleOf(options.rooms?.(room)), agents: authors };
    const title = (await store.conversations.find(room))?.title;
    return { ...(title !== undefined && { title }), agents: authors };
  };
  const hub = new Hub(store, { count: 1000, bytes: 1024 * 1024, age: 300_000, ...options.ring }, describe, log);
  const connections = new Connections(heartbeat);
  const checks = new LineChecks(recheck);
  const gate = new Gate({
    authenticate,
    authorize,
    ownRules: authorize !== ownThings,
    ownerOf: (conversation) => conversations.ownerOf(conversation),
    origins: { origins, trustProxy },
    address: options.address,
    names: new MemberNames(authors, connections),
    limits,
    log,
  });
  const supervisor = new Supervisor({ hub, agents, context, limits, log });
  const conversations = new Conversations({
    store,
    hub,
    lines: connections,
    supervisor,
    log,
    perMember: limits.conversationsPerMember,
    guestIdle: guestDays * 86_400_000,
  });
  const hosts = options.hosts === undefined ? (trustProxy ? '*' : undefined) : checkHosts(options.hosts);
  let draining: { readonly until: number; readonly done: Promise<void> } | undefined;
  let closing: Promise<void> | undefined;
  const server: LineServer = {
    hub,
    connections,
    lines: ownLines(connections, (connection, room, cursor) => enterRoom(server, connection, room, cursor), limits.roomsPerConnection),
    reads: new Turns(),
    conversations,
    gate,
    supervisor,
    agents: authors,
    checks,
    log,
    draining: () => draining && Math.max(0, draining.until - performance.now()),
  };
  const check = commandSchemas(limits);

  function drain({ window = 5000, grace = 10_000 }: DrainOptions = {}): Promise<void> {
    // The real time is known only at the end; callers wait for the longer of the two.
    draining ??= { until: performance.now() + Math.max(window, supervisor.active > 0 ? grace : 0), done: leave(window, grace) };
    return draining.done;
  }

  async function leave(window: number, grace: number): Promise<void> {
    await drainLines(connections, supervisor.end(grace), window);
    connections.endAll(GOING, 4503);
  }

  const ready = Promise.resolve(store.ready);
  ready.catch((error: unknown) => log('error', 'The store cannot be used.', error));

  return {
    ready,
    limits,
    hosts,
    ...createHandler(server, check, hosts),
    room: (id) => roomHandle(server, id),
    conversations: (member) => conversationsHandle(server, member),
    stats: () => ({ connections: connections.size, rooms: hub.size, runs: supervisor.active }),
    drain,
    close(how = {}) {
      closing ??= drain({ window: 0, ...how }).then(() => {
        connections.endAll(GOING, 4503);
        conversations.close();
        checks.close();
        hub.close();
        log.flush();
        return store.close();
      });
      return closing;
    },
  };
}

function authorOf(id: string, agent: Agent): Author {
  if (!/^[\w-]{1,64}$/.test(id))
    throw new TypeError(`${JSON.stringify(id)} cannot be an agent's id: use letters, digits, "_" and "-", so that people can write @${id || 'name'}.`);
  if (typeof (agent as Agent | undefined)?.answer !== 'function')
    throw new TypeError(
      `agents.${id} has no answer(): give an object with \`async *answer(call) { yield 'Hello' }\`, or openai(), anthropic(), agentFromEnv().`,
    );
  const { name = id.charAt(0).toUpperCase() + id.slice(1), avatar } = agent;
  if (avatar !== undefined && !isPageAddress(avatar)) throw new TypeError(`agents.${id}.avatar must be an http(s) address, or one relative to the page.`);
  return { id, name: withoutBidi(name), kind: 'agent', ...(avatar !== undefined && { avatar }) };
}
