/** An agent: anything that can answer in a room, a model, a search, a program. */
import type { AnswerEvent } from '@loqui/core/codecs';
import type { Message } from '@loqui/core/protocol';

/** What an agent is given for one answer. */
export interface AgentCall {
  readonly room: string;
  readonly run: string;
  /** The conversation up to and with the question, oldest first; only finished messages. */
  readonly messages: readonly Message[];
  /** The question. */
  readonly asked: Message;
  /** Aborted when a person stops the run or the server drains: end the provider's stream. */
  readonly signal: AbortSignal;
}

export interface Agent {
  /** Shown as the author's name; default: the key it is registered under, capitalised. */
  readonly name?: string;
  readonly avatar?: string;
  /**
   * Streams one answer. Plain strings join the last text part (or begin one), so `yield 'Hello'` is a whole agent;
   * `AnswerEvent`s give full control. Throwing fails the run with the error's message.
   */
  answer(call: AgentCall): AsyncIterable<string | AnswerEvent>;
}
