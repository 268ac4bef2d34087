/** One execution of an agent that writes one message. It belongs to its room, never to a connection. */
import type { Failure, FinishReason, Usage } from './message.js';

/** `waiting`: for a person (an approval). The last four are final. */
export type RunStatus = 'queued' | 'running' | 'waiting' | 'completed' | 'failed' | 'stopped' | 'interrupted';

export interface Run {
  readonly id: string;
  /** Id of the agent. */
  readonly agent: string;
  readonly status: RunStatus;
  /** The message it writes. */
  readonly message: string;
  /** The message it answers. */
  readonly asked: string;
  /** Id of the member who asked. */
  readonly asker: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt?: number;
  /** The model that served it, as the provider named it. */
  readonly model?: string;
  /** Counts may come up to two seconds after the run's end: it is then told once more, with them. */
  readonly usage?: Usage;
  readonly finishReason?: FinishReason;
  readonly error?: Failure;
}

/** True while the run may still write. */
export function isActive(run: Pick<Run, 'status'>): boolean {
  return run.status === 'queued' || run.status === 'running' || run.status === 'waiting';
}
