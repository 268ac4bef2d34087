/** Writes one answer of an agent into its room: created, deltas, completed. Tokens are gathered to what an eye can see. */
import type { AnswerEvent } from '@loqui/core/codecs';
import type { Author, DurableEvent, Failure, FinishReason, Message, MessageStatus, Run, Usage } from '@loqui/core/protocol';
import type { Agent, AgentCall } from '../agents/agent.js';
import type { Limits } from '../guard/limits.js';
import type { ServerLog } from '../guard/server-log.js';
import { finished, INTERRUPTED } from '../room/recovery.js';
import type { Room } from '../room/room.js';
import { toldFailure } from './agent-failure.js';
import { BadAnswerError, checkSaid } from './answer-check.js';
import { appendAtLast } from './append-at-last.js';
import { applyAnswer, Draft } from './draft.js';
import { whyNothing } from './empty-answer.js';
import { asError, readAnswer } from './reading.js';

/** Milliseconds between two writes of one answer. */
const GATHER = 33;
/** Milliseconds in which an agent that has said `finish` may still say what the answer cost. */
const LATE = 2000;

export interface Writing {
  readonly room: Room;
  readonly run: Run;
  readonly agent: Agent;
  readonly author: Author;
  readonly messages: readonly Message[];
  readonly asked: Message;
  /** Aborted with the status in which the run then ends: `stopped` or `interrupted`. */
  readonly signal: AbortSignal;
  /** Aborted when the server ends, whatever became of the run. */
  readonly over: AbortSignal;
  /** Called once the run's end is in the room; what may follow are counts. */
  readonly onWritten?: () => void;
  readonly limits: Pick<Limits, 'answerParts' | 'answerSize'>;
  readonly log: ServerLog;
}

type Ending = {
  readonly status: Exclude<MessageStatus, 'pending' | 'streaming'>;
  readonly error?: Failure;
  /** What the agent threw. */
  readonly thrown?: Error;
};

/** Runs the agent to its end, whatever that is. The run's last events are in the room when it resolves. @throws errors of the store */
export async function writeAnswer(writing: Writing): Promise<void> {
  const { room, author, asked } = writing;
  const started: Run = { ...writing.run, status: 'running', startedAt: Date.now() };
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
  // The question is in the room already: its answer waits for a store that is busy.
  await appendAtLast({ room, events, what: `the beginning of run ${started.id}`, over: writing.over, log: writing.log });
  const answer = new Answer(writing, started);
  const ending = await answer.read();
  await answer.finish(told(writing, ending));
  writing.onWritten?.();
  await answer.awaitCounts();
}

/** Of a failure the log gets what happened, and the room a sentence. */
function told({ run, room, author, log }: Writing, { status, error, thrown }: Ending): Ending {
  if (status !== 'failed' || !error) return { status, ...(error && { error }) };
  log('error', `Agent ${run.agent} failed in room ${JSON.stringify(room.id)}, run ${run.id}.`, thrown ?? error);
  return { status, error: toldFailure(error, author.name) };
}

class Answer {
  readonly #draft: Draft;
  #run: Run;
  #usage: Usage | undefined;
  #failure: Failure | undefined;
  /** The append under way; one at a time keeps the order and lets the next gather. */
  #telling: Promise<void> | undefined;
  #told = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The run itself has news (its model). */
  #runNews = false;
  #finished = false;
  #finishReason: FinishReason | undefined;
  /** The agent's own end, which may come after its `finish`. */
  #listening: Promise<Ending> | undefined;
  /** Called when the agent has said `finish`. */
  #onFinish: (() => void) | undefined;
  /** Aborted when nothing more is awaited of the agent. */
  readonly #over = new AbortController();

  constructor(
    private readonly writing: Writing,
    run: Run,
  ) {
    this.#run = run;
    this.#draft = new Draft(run.message, writing.limits);
  }

  /** The agent's `finish` ends the answer, even if the agent itself goes on. */
  read(): Promise<Ending> {
    const finished = new Promise<Ending>((resolve) => (this.#onFinish = () => setTimeout(() => resolve(this.#ending()), GATHER)));
    this.#listening = this.#listen();
    return Promise.race([this.#listening, finished]);
  }

  async #listen(): Promise<Ending> {
    const { agent, room, run, messages, asked, signal, log } = this.writing;
    const call: AgentCall = { room: room.id, run: run.id, messages, asked, signal };
    try {
      const whole = await readAnswer(
        agent.answer(call),
        AbortSignal.any([signal, this.#over.signal]),
        (value) => this.#hear(value),
        (error) => log('info', `Agent ${run.agent} failed after its run was stopped.`, error),
      );
      if (!whole) return signal.reason === 'interrupted' ? { status: 'interrupted', error: INTERRUPTED } : { status: 'stopped' };
      return this.#ending();
    } catch (error) {
      const code = error instanceof BadAnswerError ? error.code : 'agent-failed';
      return { status: 'failed', error: { code, message: 'The agent threw an error.' }, thrown: asError(error) };
    }
  }

  #ending(): Ending {
    const error = this.#failure ?? whyNothing(this.#draft.parts, this.#finishReason);
    return error ? { status: 'failed', error } : { status: 'completed' };
  }

  /** Writes the end: the final parts, so that who lost its way converges. */
  async finish(ending: Ending): Promise<void> {
    this.#finished = true;
    clearTimeout(this.#timer);
    await this.#telling;
    const endedAt = Date.now();
    const shared = {
      ...(this.#usage && { usage: this.#usage }),
      ...(this.#finishReason && { finishReason: this.#finishReason }),
      ...(ending.error && { error: ending.error }),
    };
    this.#run = { ...this.#run, status: ending.status, endedAt, ...shared };
    const events: DurableEvent[] = [
      { type: 'message.completed', id: this.#run.message, parts: finished(this.#draft.parts), status: ending.status, completedAt: endedAt, ...shared },
      { type: 'run.updated', run: this.#run },
    ];
    const { room, over, log } = this.writing;
    // The end matters more than its moment.
    await appendAtLast({ room, events, what: `the end of run ${this.#run.id}`, over, log });
  }

  /** Some providers count after their last word: the run is then told once more. */
  async awaitCounts(): Promise<void> {
    const timer = setTimeout(() => this.#over.abort(), LATE);
    await this.#listening;
    clearTimeout(timer);
    if (!this.#usage || this.#usage === this.#run.usage) return;
    await this.writing.room.append({ type: 'run.updated', run: { ...this.#run, usage: this.#usage } });
  }

  #hear(yielded: unknown): void {
    if (this.#failure) return;
    const said: string | AnswerEvent = checkSaid(yielded);
    if (this.#finished && typeof said !== 'string' && said.type === 'usage') this.#usage = said.usage;
    if (this.#finished) return;
    if (typeof said === 'string') this.#draft.say(said);
    else if (said.type === 'part' || said.type === 'delta') applyAnswer(this.#draft, said);
    else if (said.type === 'usage') this.#usage = said.usage;
    else if (said.type === 'error') this.#failure = said.error;
    else if (said.type === 'finish') this.#hearFinish(said.reason, said.raw);
    else if (said.model !== this.#run.model) {
      this.#run = { ...this.#run, model: said.model };
      this.#runNews = true;
    }
    this.#tellSoon();
  }

  #hearFinish(reason: FinishReason, raw: string | undefined): void {
    this.#finishReason = reason;
    if (reason === 'error') this.#failure = { code: 'agent-failed', message: `The model ended with an error${raw === undefined ? '' : ` (${raw})`}.` };
    this.#onFinish?.();
  }

  /** At once when nothing was told for a while, else with what comes until then. */
  #tellSoon(): void {
    if (this.#finished || this.#timer !== undefined || this.#telling || !(this.#draft.hasNews || this.#runNews)) return;
    const wait = this.#told + GATHER - performance.now();
    if (wait <= 0) this.#tell();
    else
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#tell();
      }, wait);
  }

  #tell(): void {
    const events: DurableEvent[] = [...this.#draft.news()];
    if (this.#runNews) events.unshift({ type: 'run.updated', run: this.#run });
    this.#runNews = false;
    this.#told = performance.now();
    this.#telling = this.writing.room
      .append(...events)
      .then(
        () => undefined,
        // The text is not lost: the message's end carries it whole.
        (error: unknown) => this.writing.log('error', `The room's store refused a piece of run ${this.#run.id}.`, error),
      )
      .finally(() => {
        this.#telling = undefined;
        this.#tellSoon();
      });
  }
}
