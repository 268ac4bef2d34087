/** What stands in a room: messages and the people and agents who write them. */
import type { Part } from './parts.js';

/** Who a member is. A person signs in through the site's `authenticate`; an agent is configured on the server. */
export interface Author {
  /** Stable over visits; unique within a server. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'agent';
  /** Address of a picture; without it the initials are shown. */
  readonly avatar?: string;
}

/** The AI SDK's three roles: what a person writes is `user`, what an agent writes is `assistant`. */
export type Role = 'user' | 'assistant' | 'system';

/**
 * Where a message stands.
 * `pending` and `failed` (of a `user` message) are known to its sender only; all others come from the room.
 * `interrupted`: the server died while the message was being written. `stopped`: a person stopped it; what was written stays.
 */
export type MessageStatus = 'pending' | 'streaming' | 'completed' | 'stopped' | 'interrupted' | 'failed';

/** Tokens of one run, as the provider counted them. Absent figures were not reported. */
export interface Usage {
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly reasoningTokens?: number;
  readonly cachedInputTokens?: number;
  readonly cacheWriteInputTokens?: number;
}

/**
 * Why an answer ended, in the AI SDK's words and `refusal`. `length`: at the model's limit, in the middle. `content-filter`: a filter
 * withheld it or its rest. `refusal`: the model declined to answer. `tool-calls`: the model wants tools run.
 */
export type FinishReason = 'stop' | 'length' | 'content-filter' | 'refusal' | 'tool-calls' | 'error' | 'other';

/** A failure as it is told on the wire: a stable `code` for programs, a `message` with the remedy for people. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

/**
 * How a change of ours stands that the room has not taken yet. Known to its sender only; never crosses the wire.
 * `sending`: on its way, or behind one that is. `waiting-line`: waits for the connection. `waiting-server`: the server said "later";
 * `retryAt` (milliseconds since the epoch) is when the next try goes, given to the first in the line only. `held`: older than a day, so its
 * writer is asked first. `refused`: an edit that the server does not accept; its text is kept until its writer tries again, or discards it.
 */
export type Delivery =
  | { readonly state: 'sending' }
  | { readonly state: 'waiting-line' }
  | { readonly state: 'waiting-server'; readonly retryAt?: number; readonly error: Failure }
  | { readonly state: 'held' }
  | { readonly state: 'refused'; readonly error: Failure };

export interface Message {
  /** UUIDv7, made by the sender: also the idempotency key of its POST. */
  readonly id: string;
  readonly author: Author;
  readonly role: Role;
  readonly parts: readonly Part[];
  readonly status: MessageStatus;
  /** Milliseconds since the epoch, by the server's clock (the sender's while `pending`). */
  readonly createdAt: number;
  readonly completedAt?: number;
  readonly editedAt?: number;
  /** Its place in the room's log; absent while `pending`. Messages are ordered and paged by it. */
  readonly offset?: number;
  /** Agents asked to answer, by id. */
  readonly to?: readonly string[];
  /** The message this one answers. */
  readonly replyTo?: string;
  /** The first message of the thread this one belongs to. */
  readonly thread?: string;
  /** The message before it on its branch; absent where the room has not branched. */
  readonly parent?: string;
  /** The run that writes it (agents only). */
  readonly run?: string;
  readonly usage?: Usage;
  /** Why the answer ended, as its provider said (agents only). */
  readonly finishReason?: FinishReason;
  readonly error?: Failure;
  /** Free for the site; JSON. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** How our own change to it stands (sending, edit, removal) while the room has not taken it. Local. */
  readonly delivery?: Delivery;
  /** We have removed it, and can undo that until then (milliseconds since the epoch); from then on it waits for the room. Local. */
  readonly removedAt?: number;
}

/** The plain text of a message: its text parts joined by blank lines. Reasoning, tools and files are left out. */
export function textOf(message: Pick<Message, 'parts'>): string {
  return message.parts
    .map((part) => (part.type === 'text' ? part.text : ''))
    .filter((text) => text !== '')
    .join('\n\n');
}
