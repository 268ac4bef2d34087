/** One execution of an agent, which writes one message. It belongs to its room, not to a connection. */
import type { Failure, FinishReason, Usage } from './message.js';

/** `waiting`: a person must approve. The last four are final. */
export type RunStatus = 'queued' | 'running' | 'waiting' | 'completed' | 'failed' | 'stopped' | 'interrupted';

export interface Run {
  readonly id: string;
  readonly agent: string;
  readonly status: RunStatus;
  readonly message: string;
  /** Id of the message it answers. */
  readonly asked: string;
  /** Id of the member who asked. */
  readonly asker: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt?: number;
  /** The model's name at its provider. */
  readonly model?: string;
  /** May come up to two seconds after the run's end, in another `run.updated`. */
  readonly usage?: Usage;
  readonly finishReason?: FinishReason;
  readonly error?: Failure;
}

export function isActive(run: Pick<Run, 'status'>): boolean {
  return run.status === 'queued' || run.status === 'running' || run.status === 'waiting';
}
