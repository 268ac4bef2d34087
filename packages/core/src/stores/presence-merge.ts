/** Merges connections by id, as Phoenix's `Presence.syncDiff` and `syncState` merge metas by `phx_ref`. */
import type { PresenceConnection, Presence, Presences } from '../protocol/index.js';

/** Joins first, then leaves. A member without connections is gone. */
export function mergeDiff(state: Presences, joins: Presences, leaves: Presences): Presences {
  const next = withoutPrototype(state);
  for (const [id, join] of Object.entries(joins)) {
    const fresh = new Set(join.connections.map((connection) => connection.id));
    const kept = (next[id]?.connections ?? []).filter((connection) => !fresh.has(connection.id));
    next[id] = { member: join.member, connections: [...kept, ...join.connections] };
  }
  for (const [id, leave] of Object.entries(leaves)) {
    const current = next[id];
    if (current === undefined) continue;
    const gone = new Set(leave.connections.map((connection) => connection.id));
    const connections = current.connections.filter((connection) => !gone.has(connection.id));
    if (connections.length === 0) Reflect.deleteProperty(next, id);
    // An old connection may carry an old name: only joins update the member.
    else next[id] = { member: current.member, connections };
  }
  return next;
}

/** The diff that turns `state` into `whole`. */
export function diffPresences(state: Presences, whole: Presences): { joins: Presences; leaves: Presences } {
  const before = withoutPrototype(state);
  const after = withoutPrototype(whole);
  const joins = withoutPrototype({});
  const leaves = withoutPrototype({});
  for (const [id, current] of Object.entries(before)) if (after[id] === undefined) leaves[id] = current;
  for (const [id, target] of Object.entries(after)) {
    const current = before[id];
    if (current === undefined) {
      joins[id] = target;
      continue;
    }
    const joined = without(target.connections, current.connections);
    const left = without(current.connections, target.connections);
    if (joined.length > 0) joins[id] = { member: target.member, connections: joined };
    if (left.length > 0) leaves[id] = { member: target.member, connections: left };
  }
  return { joins, leaves };
}

/** A member id may be `constructor` or `__proto__`. */
function withoutPrototype(presences: Presences): Record<string, Presence> {
  return Object.assign(Object.create(null) as Record<string, Presence>, presences);
}

function without(connections: readonly PresenceConnection[], others: readonly PresenceConnection[]): PresenceConnection[] {
  const known = new Set(others.map((connection) => connection.id));
  return connections.filter((connection) => !known.has(connection.id));
}
