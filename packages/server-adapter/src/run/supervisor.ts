/** Starts runs when their turn comes: one at a time per agent and room, a few per asker. */
import { uuidv7, type Author, type Message, type Run } from '@loqui/core/protocol';
import type { Agent } from '../agents/agent.js';
import type { Limits } from '../guard/limits.js';
import type { ServerLog } from '../guard/server-log.js';
import { pageBefore } from '../room/history.js';
import type { Hub } from '../room/hub.js';
import type { Room } from '../room/room.js';
import { appendUntilStored } from './append-until-stored.js';
import { mayStart, refuseFullQueue, Tally, type Asking, type RunLimits } from './run-places.js';
import { writeAnswer } from './writer.js';

/** Most bytes of conversation for an agent: more than any model reads. */
const CONTEXT_BYTES = 4 * 1024 * 1024;

export interface SupervisorSetup {
  readonly hub: Hub;
  readonly agents: ReadonlyMap<string, { readonly agent: Agent; readonly author: Author }>;
  readonly context: number;
  readonly limits: RunLimits & Pick<Limits, 'answerParts' | 'answerSize'>;
  readonly log: ServerLog;
}

/** Places in the queue, reserved until the runs are stored. */
export interface Place {
  readonly asking: Asking;
  /** Releases unused places. A second call does nothing. */
  release(): void;
}

interface Job {
  readonly asking: Asking;
  readonly room: string;
  readonly run: Run;
  readonly abort: AbortController;
  /** Its end is in the room. It holds no place any more, though usage may follow. */
  written?: boolean;
  done?: Promise<void>;
}

export class Supervisor {
  readonly #queued = new Set<Job>();
  readonly #running = new Set<Job>();
  readonly #reserved = new Map<Place, number>();
  #ending = false;
  /** Aborted when the server stops waiting for the store. */
  readonly #over = new AbortController();

  constructor(private readonly setup: SupervisorSetup) {}

  /** One run per agent. Append their `run.updated` to the room's log, then `start` them. */
  plan(agents: readonly string[], asked: string, asker: string): Run[] {
    const startedAt = Date.now();
    return agents.map((agent) => ({ id: uuidv7(), agent, status: 'queued', message: uuidv7(), asked, asker, startedAt }));
  }

  /** @throws LoquiError 429 `too-many-runs` */
  reserve(asking: Asking, count: number): Place {
    if (count > 0) {
      const waiting = new Tally();
      for (const job of this.#queued) waiting.add(job.asking);
      for (const [place, places] of this.#reserved) waiting.add(place.asking, places);
      refuseFullQueue(waiting, asking, this.setup.limits, count);
    }
    const place: Place = { asking, release: () => void this.#reserved.delete(place) };
    this.#reserved.set(place, count);
    return place;
  }

  /** Queues runs that are in the room's log. The site's own runs have no place and no limits. */
  start(room: string, runs: readonly Run[], place?: Place): void {
    place?.release();
    for (const run of runs) this.#queued.add({ room, run, asking: place?.asking ?? { room, asker: run.asker }, abort: new AbortController() });
    this.#startWaiting();
  }

  /** Keeps the text. Resolves when the end is in the room; false when the run is not active. */
  async stop(room: string, id: string, status: 'stopped' | 'interrupted' = 'stopped'): Promise<boolean> {
    const job = [...this.#queued, ...this.#running].find((one) => one.room === room && one.run.id === id && !one.written);
    if (!job || job.abort.signal.aborted) return false;
    await this.#end(job, status);
    return true;
  }

  /** Interrupts queued runs, gives the others `grace` milliseconds to end, then interrupts them too. */
  async end(grace: number): Promise<void> {
    this.#ending = true;
    const queued = Promise.all([...this.#queued].map((job) => this.#end(job, 'interrupted')));
    const all = Promise.all([queued, ...[...this.#running].map(async (job) => job.done)]);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, grace)));
    await Promise.race([all, late]);
    clearTimeout(timer);
    this.#over.abort();
    await Promise.all([queued, ...[...this.#running].map((job) => this.#end(job, 'interrupted'))]);
  }

  get active(): number {
    return this.#queued.size + this.#running.size;
  }

  async #end(job: Job, status: 'stopped' | 'interrupted'): Promise<void> {
    const waiting = this.#queued.delete(job);
    job.abort.abort(status);
    if (!waiting) return job.done;
    try {
      await this.setup.hub.use(job.room, (room) => this.#appendEnd(room, job, status));
    } catch (error) {
      this.#giveUp(job, error);
    }
    this.#startWaiting();
  }

  #startWaiting(): void {
    if (this.#ending) return;
    const active = new Tally();
    const busy = new Set<string>();
    const slot = ({ room, run }: Job): string => `${run.agent} ${room}`;
    for (const job of this.#running) {
      if (job.written) continue;
      active.add(job.asking);
      busy.add(slot(job));
    }
    for (const job of [...this.#queued]) {
      if (busy.has(slot(job)) || !mayStart(active, job.asking, this.setup.limits)) continue;
      active.add(job.asking);
      busy.add(slot(job));
      this.#queued.delete(job);
      this.#running.add(job);
      job.done = this.#work(job).finally(() => {
        this.#running.delete(job);
        this.#startWaiting();
      });
    }
  }

  #onWritten(job: Job): void {
    job.written = true;
    this.#startWaiting();
  }

  async #work(job: Job): Promise<void> {
    const { hub, agents, limits, log } = this.setup;
    const over = this.#over.signal;
    try {
      await hub.use(job.room, async (room) => {
        const found = agents.get(job.run.agent);
        const messages = await this.#conversation(room, job.run.asked);
        const asked = messages.findLast(({ id }) => id === job.run.asked);
        // While it waited, the question was removed or the run stopped.
        if (!found || !asked || job.abort.signal.aborted)
          return this.#appendEnd(room, job, job.abort.signal.reason === 'interrupted' ? 'interrupted' : 'stopped');
        return writeAnswer({
          room,
          run: job.run,
          ...found,
          messages,
          asked,
          signal: job.abort.signal,
          over,
          onWritten: () => this.#onWritten(job),
          limits,
          log,
        });
      });
    } catch (error) {
      this.#giveUp(job, error);
    }
  }

  #giveUp(job: Job, error: unknown): void {
    const { hub, log } = this.setup;
    log(
      'error',
      `Run ${job.run.id} in room ${JSON.stringify(job.room)} could not be written. It is closed as interrupted when the room is next loaded.`,
      error,
    );
    hub.peek(job.room)?.runs.delete(job.run.id);
  }

  #appendEnd(room: Room, job: Job, status: 'stopped' | 'interrupted'): Promise<void> {
    const events = [{ type: 'run.updated', run: { ...job.run, status, endedAt: Date.now() } }] as const;
    return appendUntilStored({ room, events, what: `the end of run ${job.run.id}`, over: this.#over.signal, log: this.setup.log });
  }

  /** Finished messages up to and with the question; empty when the question was removed. */
  async #conversation(room: Room, asked: string): Promise<readonly Message[]> {
    const question = await room.store.message(room.id, asked);
    if (question?.offset === undefined) return [];
    const before = question.offset + 1;
    const { messages } = await room.page(() => pageBefore(room.store, room.id, before, this.setup.context, CONTEXT_BYTES));
    return messages.filter((message) => message.status !== 'streaming' && message.parts.length > 0);
  }
}
