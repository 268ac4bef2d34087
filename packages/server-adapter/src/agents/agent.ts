/** What an agent is asked and answers, and how it waits. */
import type { AnswerEvent } from '@loqui/core/codecs';
import type { Message } from '@loqui/core/protocol';

export interface AgentCall {
  readonly room: string;
  readonly run: string;
  /** The conversation up to and with the question, oldest first; only finished messages. */
  readonly messages: readonly Message[];
  readonly asked: Message;
  /** Aborted when a person stops the run or the server drains. End the provider's stream then. */
  readonly signal: AbortSignal;
}

export interface Agent {
  /** The author's name. Default: the agent's key, capitalised. */
  readonly name?: string;
  readonly avatar?: string;
  /** Streams one answer. A string extends the last text part or begins one; `AnswerEvent`s give full control. A thrown error fails the run. */
  answer(call: AgentCall): AsyncIterable<string | AnswerEvent>;
}

/** Resolves after the time, or when the signal is aborted. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}
