/** An agent is anything that can answer in a room: a model, a search, a program. */
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
  /** Shown as the author's name. Default: the agent's key, capitalised. */
  readonly name?: string;
  readonly avatar?: string;
  /**
   * Streams one answer. Strings join the last text part or begin one, so `yield 'Hello'` is a whole agent; `AnswerEvent`s give full control. An error
   * that is thrown fails the run.
   */
  answer(call: AgentCall): AsyncIterable<string | AnswerEvent>;
}
