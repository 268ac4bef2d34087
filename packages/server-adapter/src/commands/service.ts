import type { Author } from '@loqui/core/protocol';
import type { Gate } from '../guard/gate.js';
import type { InnerLog } from '../guard/server-log.js';
import { refusal } from '../guard/refusal.js';
import type { Hub } from '../room/hub.js';
import type { Supervisor } from '../run/supervisor.js';
import type { Conversations } from './conversations.js';
import type { Lines } from './lines.js';
import type { Turns } from './turns.js';

export interface Service {
  readonly hub: Hub;
  readonly lines: Lines;
  readonly reads: Turns;
  readonly conversations: Conversations;
  readonly gate: Gate;
  readonly supervisor: Supervisor;
  readonly agents: readonly Author[];
  readonly log: InnerLog;
  /** Milliseconds after which callers should return while the server drains; else `undefined`. */
  readonly draining: () => number | undefined;
}

/** @throws LoquiError 503 `draining` */
export function refuseWhenDraining(service: Pick<Service, 'draining'>): void {
  const wait = service.draining();
  if (wait !== undefined) throw refusal(503, 'draining', 'This server is going away. Come back in a moment.', { retryAfter: Math.max(1000, wait) });
}
