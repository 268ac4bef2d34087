/** What the lines of one server share. */
import type { Service } from '../commands/service.js';
import type { Connections } from './connections.js';
import type { LineChecks } from './line-checks.js';

export interface LineServer extends Service {
  readonly connections: Connections;
  readonly checks: LineChecks;
}
