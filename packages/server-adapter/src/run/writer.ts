import { AnswerTooLargeError, AnswerWriter, type AnswerEvent } from '@loqui/core/codecs';
import type { Author, DurableEvent, Failure, FinishReason, Message, MessageStatus, Run, Usage } from '@loqui/core/protocol';
import type { Agent, AgentCall } from '../agents/agent.js';
import type { Limits } from '../guard/limits.js';
import type { ServerLog } from '../guard/server-log.js';
import { INTERRUPTED } from '../room/recovery.js';
import type { Room } from '../room/room.js';
import { publicFailure } from './agent-failure.js';
import { BadAnswerError, checkPart, checkYielded } from './answer-check.js';
import { appendUntilStored } from './append-until-stored.js';
import { emptyAnswerFailure } from './empty-answer.js';
import { asError, readAnswer } from './read-answer.js';

/** Milliseconds between two writes of one answer; tokens are gathered meanwhile. */
const GATHER = 33;
/** Milliseconds after `finish` in which an agent may still yield its usage. */
const LATE = 2000;

export interface AnswerTask {
  readonly room: Room;
  readonly run: Run;
  readonly agent: Agent;
  readonly author: Author;
  readonly messages: readonly Message[];
  readonly asked: Message;
  /** Aborted with the status in which the run then ends: `stopped` or `interrupted`. */
  readonly signal: AbortSignal;
  readonly over: AbortSignal;
  /** The run's end is in the room. Only usage may follow. */
  readonly onWritten?: () => void;
  readonly limits: Pick<Limits, 'answerParts' | 'answerSize'>;
  readonly log: ServerLog;
}

type Ending = {
  readonly status: Exclude<MessageStatus, 'pending' | 'streaming'>;
  readonly error?: Failure;
  readonly thrown?: Error;
};

/** Writes one answer into its room. Resolves when the run's end is in the room. @throws errors of the store */
export async function writeAnswer(task: AnswerTask): Promise<void> {
  const { room, author, asked } = task;
  const started: Run = { ...task.run, status: 'running', startedAt: Date.now() };
  const message: Message = {
    id: started.message,
    author,
    role: 'assistant',
    parts: [],
    status: 'streaming',
    createdAt: started.startedAt,
    replyTo: asked.id,
    ...(asked.thread !== undefined && { thread: asked.thread }),
    run: started.id,
  };
  const events: readonly DurableEvent[] = [
    { type: 'run.updated', run: started },
    { type: 'message.created', message },
  ];
  // The question is stored already, so the answer waits for a busy store.
  await appendUntilStored({ room, events, what: `the beginning of run ${started.id}`, over: task.over, log: task.log });
  const answer = new Answer(task, started);
  const ending = await answer.read();
  await answer.finish(reportedEnding(task, ending));
  task.onWritten?.();
  await answer.awaitCounts();
}

function reportedEnding({ run, room, author, log }: AnswerTask, { status, error, thrown }: Ending): Ending {
  if (status !== 'failed' || !error) return { status, ...(error && { error }) };
  log('error', `Agent ${run.agent} failed in room ${JSON.stringify(room.id)}, run ${run.id}.`, thrown ?? error);
  return { status, error: publicFailure(error, author.name) };
}

class Answer {
  readonly #writer: AnswerWriter;
  #run: Run;
  #usage: Usage | undefined;
  #failure: Failure | undefined;
  /** Only one append at a time, so that order is kept and later tokens gather. */
  #appending: Promise<void> | undefined;
  #writtenAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #runChanged = false;
  #finished = false;
  #finishReason: FinishReason | undefined;
  /** Settles when the agent itself ends, perhaps after its `finish`. */
  #reading: Promise<Ending> | undefined;
  #onFinish: (() => void) | undefined;
  readonly #over = new AbortController();

  constructor(
    private readonly task: AnswerTask,
    run: Run,
  ) {
    this.#run = run;
    this.#writer = new AnswerWriter({ limits: task.limits, check: checkPart });
  }

  /** Resolves at the agent's end or at its `finish`, even if the agent continues. */
  read(): Promise<Ending> {
    const finished = new Promise<Ending>((resolve) => (this.#onFinish = () => setTimeout(() => resolve(this.#ending()), GATHER)));
    this.#reading = this.#readAgent();
    return Promise.race([this.#reading, finished]);
  }

  async #readAgent(): Promise<Ending> {
    const { agent, room, run, messages, asked, signal, log } = this.task;
    const call: AgentCall = { room: room.id, run: run.id, messages, asked, signal };
    try {
      const whole = await readAnswer(
        agent.answer(call),
        AbortSignal.any([signal, this.#over.signal]),
        (value) => this.#apply(value),
        (error) => log('info', `Agent ${run.agent} failed after its run was stopped.`, error),
      );
      if (!whole) return signal.reason === 'interrupted' ? { status: 'interrupted', error: INTERRUPTED } : { status: 'stopped' };
      return this.#ending();
    } catch (error) {
      return { status: 'failed', error: { code: codeOf(error), message: 'The agent threw an error.' }, thrown: asError(error) };
    }
  }

  #ending(): Ending {
    const error = this.#failure ?? emptyAnswerFailure(this.#writer.parts, this.#finishReason);
    return error ? { status: 'failed', error } : { status: 'completed' };
  }

  /** Writes the end with the final parts, so that all clients converge. */
  async finish(ending: Ending): Promise<void> {
    this.#finished = true;
    clearTimeout(this.#timer);
    await this.#appending;
    const endedAt = Date.now();
    const shared = {
      ...(this.#usage && { usage: this.#usage }),
      ...(this.#finishReason && { finishReason: this.#finishReason }),
      ...(ending.error && { error: ending.error }),
    };
    this.#run = { ...this.#run, status: ending.status, endedAt, ...shared };
    const events: DurableEvent[] = [
      { type: 'message.completed', id: this.#run.message, parts: this.#writer.finishedParts, status: ending.status, completedAt: endedAt, ...shared },
      { type: 'run.updated', run: this.#run },
    ];
    const { room, over, log } = this.task;
    await appendUntilStored({ room, events, what: `the end of run ${this.#run.id}`, over, log });
  }

  async awaitCounts(): Promise<void> {
    const timer = setTimeout(() => this.#over.abort(), LATE);
    await this.#reading;
    clearTimeout(timer);
    if (!this.#usage || this.#usage === this.#run.usage) return;
    await this.task.room.append({ type: 'run.updated', run: { ...this.#run, usage: this.#usage } });
  }

  #apply(yielded: unknown): void {
    if (this.#failure) return;
    const event: string | AnswerEvent = checkYielded(yielded);
    if (this.#finished && typeof event !== 'string' && event.type === 'usage') this.#usage = event.usage;
    if (this.#finished) return;
    if (typeof event === 'string' || event.type === 'part' || event.type === 'delta') this.#writer.apply(event);
    else if (event.type === 'usage') this.#usage = event.usage;
    else if (event.type === 'error') this.#failure = event.error;
    else if (event.type === 'finish') this.#applyFinish(event.reason, event.raw);
    else if (event.model !== this.#run.model) {
      this.#run = { ...this.#run, model: event.model };
      this.#runChanged = true;
    }
    this.#writeSoon();
  }

  #applyFinish(reason: FinishReason, raw: string | undefined): void {
    this.#finishReason = reason;
    if (reason === 'error') this.#failure = { code: 'agent-failed', message: `The model ended with an error${raw === undefined ? '' : ` (${raw})`}.` };
    this.#onFinish?.();
  }

  /** Writes at once when nothing was written for `GATHER`, else together with later tokens. */
  #writeSoon(): void {
    if (this.#finished || this.#timer !== undefined || this.#appending || !(this.#writer.hasChanges || this.#runChanged)) return;
    const wait = this.#writtenAt + GATHER - performance.now();
    if (wait <= 0) this.#write();
    else
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#write();
      }, wait);
  }

  #write(): void {
    const events: DurableEvent[] = [...this.#writer.flushChanges(this.#run.message)];
    if (this.#runChanged) events.unshift({ type: 'run.updated', run: this.#run });
    this.#runChanged = false;
    this.#writtenAt = performance.now();
    this.#appending = this.task.room
      .append(...events)
      .then(
        () => undefined,
        // No text is lost: `message.completed` carries it whole.
        (error: unknown) => this.task.log('error', `The room's store refused a piece of run ${this.#run.id}.`, error),
      )
      .finally(() => {
        this.#appending = undefined;
        this.#writeSoon();
      });
  }
}

function codeOf(error: unknown): string {
  if (error instanceof AnswerTooLargeError) return 'agent-too-large';
  return error instanceof BadAnswerError ? error.code : 'agent-failed';
}
