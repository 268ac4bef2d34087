/** The parts of one server, as its inner files share them. */
import type { Author } from '@loqui/core/protocol';
import type { Gate } from '../guard/gate.js';
import type { InnerLog } from '../guard/server-log.js';
import type { Supervisor } from '../run/supervisor.js';
import type { Store } from '../store/store.js';
import type { Connections } from '../line/connections.js';
import type { Conversations } from './conversations.js';
import type { Hosts } from '../guard/hosts.js';
import type { Hub } from '../room/hub.js';
import type { LineChecks } from '../line/line-checks.js';
import type { Turns } from './turns.js';

export interface Service {
  readonly store: Store;
  readonly hub: Hub;
  readonly connections: Connections;
  /** Reads of history, one member's in turn. */
  readonly reads: Turns;
  readonly conversations: Conversations;
  readonly gate: Gate;
  readonly supervisor: Supervisor;
  /** Agents as authors. */
  readonly agents: readonly Author[];
  readonly checks: LineChecks;
  readonly log: InnerLog;
  /** Names by which the server may be called; `undefined`: any. */
  readonly hosts: Hosts | undefined;
  /** Milliseconds a caller should wait before it comes back, once the server goes away; else `undefined`. */
  readonly draining: () => number | undefined;
}
