/** Who is in a room. A member is a set of connections; closing one tab is not leaving, and a reload is not seen at all. */
import type { Author, Connection as PresenceConnection, EphemeralEvent, Presences } from '@loqui/core/protocol';

/**
 * Milliseconds a member may be without a connection before the others are told. `lost`: the line broke. `closed`: its page was closed, or is being
 * loaded again, which must not be seen. `left`: it left on purpose, or has given no sign of life for as long as its lease.
 */
export const GRACE = { lost: 5000, closed: 700, left: 0 } as const;
export type Grace = (typeof GRACE)[keyof typeof GRACE];

/** Milliseconds after its last request in which a client counts as present; never less than 2.2 heartbeats. */
export function leaseOf(heartbeat: number): number {
  return Math.max(35_000, heartbeat * 2.2);
}
/** Milliseconds in which changes are gathered into one diff when many come and go: more in a crowd, where each diff goes to all. */
const GATHER = { least: 50, perMember: 0.25, most: 1000 };

type Change = Extract<EphemeralEvent, { type: 'presence.changed' }>;

interface Member {
  readonly author: Author;
  readonly connections: Map<string, PresenceConnection>;
  /** Runs while no connection is left; the last ones stay listed until it ends. */
  grace?: ReturnType<typeof setTimeout>;
}

interface Pending {
  readonly author: Author;
  readonly connection: PresenceConnection;
  readonly joined: boolean;
}

export class PresenceBoard {
  readonly #members = new Map<string, Member>();
  /** By connection: the last change of each wins, so that a diff never says both. */
  readonly #pending = new Map<string, Pending>();
  #told = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `tell` announces a diff; `gone` is called when a member's last connection is lost or left. */
  constructor(
    private readonly tell: (change: Change) => void,
    private readonly gone: (member: string) => void,
  ) {}

  join(author: Author, connection: string): void {
    const member = this.#members.get(author.id) ?? { author, connections: new Map<string, PresenceConnection>() };
    if (member.grace !== undefined) {
      // Back within the grace: the lost connections go in the same diff in which the new one comes.
      clearTimeout(member.grace);
      delete member.grace;
      for (const lost of member.connections.values()) this.#note(author, lost, false);
      member.connections.clear();
    }
    if (member.connections.has(connection)) return;
    const entry = { id: connection, since: Date.now() };
    member.connections.set(connection, entry);
    this.#members.set(author.id, { ...member, author });
    this.#note(author, entry, true);
  }

  /** `grace`: how soon the others are told, if this was the member's last connection. For one that was lost before it may become shorter. */
  leave(memberId: string, connection: string, grace: Grace): void {
    const member = this.#members.get(memberId);
    const entry = member?.connections.get(connection);
    if (!member || !entry || (member.grace !== undefined && grace === GRACE.lost)) return;
    clearTimeout(member.grace);
    const last = member.connections.size === 1;
    if (last) this.gone(memberId);
    if (last && grace > 0) {
      member.grace = setTimeout(() => this.#expire(memberId, entry), grace);
      return;
    }
    member.connections.delete(connection);
    if (last) this.#members.delete(memberId);
    this.#note(member.author, entry, false);
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
    this.#note(member.author, entry, false);
  }

  #note(author: Author, connection: PresenceConnection, joined: boolean): void {
    this.#pending.set(connection.id, { author, connection, joined });
    if (this.#timer !== undefined) return;
    // The current turn is always gathered (a swap of connections is one diff); more only when changes come thick.
    const gather = Math.min(GATHER.most, Math.max(GATHER.least, this.#members.size * GATHER.perMember));
    const wait = performance.now() - this.#told >= gather ? 0 : gather;
    this.#timer = setTimeout(() => this.#flush(), wait);
  }

  #flush(): void {
    this.#timer = undefined;
    this.#told = performance.now();
    const changes = [...this.#pending.values()];
    this.#pending.clear();
    this.tell({ type: 'presence.changed', joins: collect(changes, true), leaves: collect(changes, false) });
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
