import type { Limits } from '../guard/limits.js';
import { refusal } from '../guard/refusal.js';

export interface Asking {
  readonly room: string;
  readonly asker: string;
  readonly address?: string | undefined;
}

export type RunLimits = Pick<
  Limits,
  | 'runsPerMember'
  | 'runsPerAddress'
  | 'runsPerRoom'
  | 'runsPerServer'
  | 'queuedRunsPerMember'
  | 'queuedRunsPerAddress'
  | 'queuedRunsPerRoom'
  | 'queuedRunsPerServer'
>;

export class Tally {
  readonly #counts = new Map<string, number>();

  add({ room, asker, address }: Asking, times = 1): void {
    for (const key of ['server', `asker ${asker}`, `room ${room}`, ...(address === undefined ? [] : [`address ${address}`])]) {
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + times);
    }
  }

  /** The limit that `more` would exceed, as the beginning of a sentence; `undefined` when `more` fits. */
  full({ room, asker, address }: Asking, limits: { member: number; address: number; room: number; server: number }, more: number): string | undefined {
    const count = (key: string): number => (this.#counts.get(key) ?? 0) + more;
    if (count(`asker ${asker}`) > limits.member) return 'You have';
    if (address !== undefined && count(`address ${address}`) > limits.address) return 'Your network has';
    if (count(`room ${room}`) > limits.room) return 'This room has';
    return count('server') > limits.server ? 'This server has' : undefined;
  }
}

export function mayStart(active: Tally, asking: Asking, limits: RunLimits): boolean {
  const { runsPerMember: member, runsPerAddress: address, runsPerRoom: room, runsPerServer: server } = limits;
  return active.full(asking, { member, address, room, server }, 1) === undefined;
}

/** @throws LoquiError 429 `too-many-runs` */
export function refuseFullQueue(waiting: Tally, asking: Asking, limits: RunLimits, more: number): void {
  const { queuedRunsPerMember: member, queuedRunsPerAddress: address, queuedRunsPerRoom: room, queuedRunsPerServer: server } = limits;
  const whose = waiting.full(asking, { member, address, room, server }, more);
  if (whose === undefined) return;
  throw refusal(429, 'too-many-runs', `${whose} too many questions waiting for their answers. Ask again when some are answered.`, { retryAfter: 10_000 });
}
