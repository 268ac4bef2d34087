/** Who is present in a room. Closing one of two tabs is not leaving, and a reload is not shown. */
import type { Author, PresenceConnection, EphemeralEvent, Presences } from '@loqui/core/protocol';

/** Milliseconds from the last connection's end to absence. `lost`: it broke. `closed`: the page closed or reloads. `left`: by command, or the lease ended. */
export const GRACE = { lost: 5000, closed: 700, left: 0 } as const;
export type Grace = (typeof GRACE)[keyof typeof GRACE];

/** Milliseconds after its last request in which a client counts as present; at least 2.2 heartbeats. */
export function leaseOf(heartbeat: number): number {
  return Math.max(35_000, heartbeat * 2.2);
}
/** Milliseconds in which changes become one diff: more in a large room, where each diff goes to everybody. */
const GATHER = { least: 50, perMember: 0.25, most: 1000 };

type Change = Extract<EphemeralEvent, { type: 'presence.changed' }>;

interface Member {
  readonly author: Author;
  readonly connections: Map<string, PresenceConnection>;
  /** Set while no connection is left. The member stays listed until it fires. */
  grace?: ReturnType<typeof setTimeout>;
}

interface Pending {
  readonly author: Author;
  readonly connection: PresenceConnection;
  readonly joined: boolean;
}

export class PresenceBoard {
  readonly #members = new Map<string, Member>();
  /** By connection. Only its last change counts. */
  readonly #pending = new Map<string, Pending>();
  #emittedAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly emit: (change: Change) => void,
    private readonly onGone: (member: string) => void,
  ) {}

  join(author: Author, connection: string): void {
    const member = this.#members.get(author.id) ?? { author, connections: new Map<string, PresenceConnection>() };
    if (member.grace !== undefined) {
      // Back within the grace: one diff holds the lost connections and the new one.
      clearTimeout(member.grace);
      delete member.grace;
      for (const lost of member.connections.values()) this.#queue(author, lost, false);
      member.connections.clear();
    }
    if (member.connections.has(connection)) return;
    const entry = { id: connection, since: Date.now() };
    member.connections.set(connection, entry);
    this.#members.set(author.id, { ...member, author });
    this.#queue(author, entry, true);
  }

  /** `grace` counts from the last connection. It may shorten the grace of a lost one. */
  leave(memberId: string, connection: string, grace: Grace): void {
    const member = this.#members.get(memberId);
    const entry = member?.connections.get(connection);
    if (!member || !entry || (member.grace !== undefined && grace === GRACE.lost)) return;
    clearTimeout(member.grace);
    const last = member.connections.size === 1;
    if (last) this.onGone(memberId);
    if (last && grace > 0) {
      member.grace = setTimeout(() => this.#expire(memberId, entry), grace);
      return;
    }
    member.connections.delete(connection);
    if (last) this.#members.delete(memberId);
    this.#queue(member.author, entry, false);
  }

  list(): Presences {
    return Object.fromEntries([...this.#members].map(([id, { author, connections }]) => [id, { member: author, connections: [...connections.values()] }]));
  }

  get size(): number {
    return this.#members.size;
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const member of this.#members.values()) clearTimeout(member.grace);
    this.#members.clear();
    this.#pending.clear();
  }

  #expire(memberId: string, entry: PresenceConnection): void {
    const member = this.#members.get(memberId);
    if (!member) return;
    this.#members.delete(memberId);
    this.#queue(member.author, entry, false);
  }

  #queue(author: Author, connection: PresenceConnection, joined: boolean): void {
    this.#pending.set(connection.id, { author, connection, joined });
    if (this.#timer !== undefined) return;
    // Gather at least the current turn, so that a reconnect is one diff.
    const gather = Math.min(GATHER.most, Math.max(GATHER.least, this.#members.size * GATHER.perMember));
    const wait = performance.now() - this.#emittedAt >= gather ? 0 : gather;
    this.#timer = setTimeout(() => this.#flush(), wait);
  }

  #flush(): void {
    this.#timer = undefined;
    this.#emittedAt = performance.now();
    const changes = [...this.#pending.values()];
    this.#pending.clear();
    this.emit({ type: 'presence.changed', joins: collect(changes, true), leaves: collect(changes, false) });
  }
}

function collect(changes: readonly Pending[], joined: boolean): Presences {
  const found = new Map<string, { member: Author; connections: PresenceConnection[] }>();
  for (const change of changes) {
    if (change.joined !== joined) continue;
    const presence = found.get(change.author.id);
    if (presence) presence.connections.push(change.connection);
    else found.set(change.author.id, { member: change.author, connections: [change.connection] });
  }
  return Object.fromEntries(found);
}
