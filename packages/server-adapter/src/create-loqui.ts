/** Puts a server together: options in, `fetch` out. */
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
  /** Where rooms are kept. Default: `memory()`, which forgets them with the process. */
  readonly store?: Store;
  /** Who can be asked, by id. The id is what people write after the `@`. */
  readonly agents?: Readonly<Record<string, Agent>>;
  /** Who calls. Default: `guests()`, visitors without an account. */
  readonly authenticate?: Authenticate;
  /**
   * Whether a member may do something. Default: `ownThings`, everybody may do everything that is not somebody else's. A conversation of somebody else
   * (`owner` is not `member.id`) opens, and a message of somebody else is removed, by the answer `'staff'` only, never by `true`. Members are
   * offered what it allows: for that it is asked about the room as a whole when one opens.
   */
  readonly authorize?: Authorize;
  /** Pages of other origins that may call, e.g. `['https://app.example']`. Default: none; the server's own host always may. */
  readonly origins?: Origins;
  /**
   * Proxies of ours before the server: `{ header: 'x-forwarded-for', hops: 1 }` where one proxy adds to that header. The caller's address is then the
   * entry `hops` from the right, and the own host is the one the proxy was called by (`x-forwarded-host`). Default: false.
   */
  readonly trustProxy?: TrustProxy;
  /**
   * Names by which this server may be called beside localhost, without port, e.g. `['chat.example', '.intern.example']`; `'*'`: any. Default: any; but
   * `serve` on a loopback address answers to localhost only, unless `trustProxy` says that a proxy stands in front.
   */
  readonly hosts?: Hosts;
  /**
   * Where a caller is, for the limits per address: an IP address (IPv6 is counted by its /64), or any other word to count by. Default: the Node
   * binding knows it; other servers have to say it, e.g. by `(request) => request.headers.get('cf-connecting-ip') ?? undefined`.
   * Where nothing tells, limits per address are off, and a warning says so.
   */
  readonly address?: (request: Request) => string | undefined;
  /** Limits to change; the others stay as in `LIMITS`. */
  readonly limits?: Partial<Limits>;
  /** What a shared room is called. Asked when a room is loaded. A private conversation is called by its first question. */
  readonly rooms?: (room: string) => Pick<RoomInfo, 'title'>;
  /** Days without a message after which a guest's private conversation is deleted; `Infinity`: never. Default: 90. */
  readonly guestDays?: number;
  /** Milliseconds between two signs of life on each connection. Default: 15,000. */
  readonly heartbeat?: number;
  /** Milliseconds after which whoever has a line open is authenticated, and authorised to read its rooms, again. Default: 300,000 (5 minutes). */
  readonly recheck?: number;
  /** Messages of the conversation that an agent is given. Default: 50. */
  readonly context?: number;
  /** Events kept in memory per room for those who come back; others are resumed from the store. Default: 1,000 events, 1 MiB, 5 minutes. */
  readonly ring?: Partial<RingLimits>;
  /** Default: warnings and errors to the console. */
  readonly log?: ServerLog;
}

export interface DrainOptions {
  /** Milliseconds over which the clients leave, each at a random time, and come back elsewhere. Those for whom an answer is being written stay until it has ended. Default: 5,000. */
  readonly window?: number;
  /** Milliseconds running answers may take to end by themselves. Default: 10,000. */
  readonly grace?: number;
}

export interface Loqui {
  /** Settles once it is known whether the store can be used: a missing driver or a file in use rejects here. Nobody has to await it; it is logged too. */
  readonly ready: Promise<void>;
  /** Serves one request; independent of the path it is mounted at. Never throws: what goes wrong is a response. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** For bindings: takes a WebSocket upgrade. A response where it is refused, else what makes the session once the socket is open. */
  readonly acceptSocket: (request: Request) => Response | ((wire: SocketWire) => SocketSession);
  /** The site's own hand on a room. */
  room(id: string): RoomHandle;
  /** The private conversations of a member, by the member's id. */
  conversations(member: string): ConversationsHandle;
  /** Connections open, rooms in memory, runs queued or going. */
  stats(): { readonly connections: number; readonly rooms: number; readonly runs: number };
  /** Goes away politely: clients are told, new calls get 503, answers may end, then all connections close. */
  drain(options?: DrainOptions): Promise<void>;
  /** Drains without a window, then releases everything and closes the store. */
  close(options?: Pick<DrainOptions, 'grace'>): Promise<void>;
  readonly limits: Limits;
  /** Names by which it may be called; `undefined`: nobody said. */
  readonly hosts: Hosts | undefined;
}

const GOING: { code: string; message: string } = { code: 'draining', message: 'This server is going away. Reconnect with your cursors: nothing is lost.' };

/** @throws TypeError when an option cannot work */
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
    // One that is not there yet gets its title with its first message.
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
    // How long it takes is known at the end only; the longer of the two is what a caller is told to wait.
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
