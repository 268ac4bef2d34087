import type { Part } from './parts.js';

/** A member as the author of messages: a person whom `authenticate` identified, or an agent of the server. */
export interface Author {
  /** Stable, and unique within a server. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'agent';
  /** Address of a picture; without it initials are shown. */
  readonly avatar?: string;
}

/** The AI SDK's roles: a person is `user`, an agent `assistant`. */
export type Role = 'user' | 'assistant' | 'system';

/** `pending`, and `failed` of a user's message, are local. `interrupted`: the server died. `stopped`: by a member; what was written stays. */
export type MessageStatus = 'pending' | 'streaming' | 'completed' | 'stopped' | 'interrupted' | 'failed';

/** Tokens of one run, as its provider counted them. Absent if not reported. */
export interface Usage {
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly reasoningTokens?: number;
  readonly cachedInputTokens?: number;
  readonly cacheWriteInputTokens?: number;
}

/** The AI SDK's reasons and `refusal` (the model declined). `length`: the model's limit. `content-filter`: a filter withheld the rest or all. */
export type FinishReason = 'stop' | 'length' | 'content-filter' | 'refusal' | 'tool-calls' | 'error' | 'other';

/** `code` is stable, for programs; `message` contains the remedy, for people. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

/**
 * Why our own change is not accepted yet. Local: never sent.
 * `sending`: it, or one before it, is on its way. `waiting-line`: the connection is cut. `waiting-server`: the server answered "later"; the first
 * in the queue has `retryAt` (milliseconds since the epoch). `held`: older than a day, so its writer must confirm it. `refused`: an edit that
 * the server does not accept; its text stays until it is retried or discarded.
 */
export type Delivery =
  | { readonly state: 'sending' }
  | { readonly state: 'waiting-line' }
  | { readonly state: 'waiting-server'; readonly retryAt?: number; readonly error: Failure }
  | { readonly state: 'held' }
  | { readonly state: 'refused'; readonly error: Failure };

export interface Message {
  /** A UUIDv7 of the sender, also the idempotency key. */
  readonly id: string;
  readonly author: Author;
  readonly role: Role;
  readonly parts: readonly Part[];
  readonly status: MessageStatus;
  /** Milliseconds since the epoch, by the server's clock (the sender's while `pending`). */
  readonly createdAt: number;
  readonly completedAt?: number;
  readonly editedAt?: number;
  /** Offset in the room's log; absent while `pending`. Messages are ordered by it. */
  readonly offset?: number;
  /** Ids of the agents that must answer. */
  readonly to?: readonly string[];
  readonly replyTo?: string;
  /** Id of its thread's first message. */
  readonly thread?: string;
  /** Id of the message before it on its branch; absent without branches. */
  readonly parent?: string;
  readonly run?: string;
  readonly usage?: Usage;
  readonly finishReason?: FinishReason;
  readonly error?: Failure;
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** The state of our own change. Local. */
  readonly delivery?: Delivery;
  /** Our removal can be undone until then (milliseconds since the epoch). Local. */
  readonly removedAt?: number;
}

/** The text parts, joined by blank lines. */
export function textOf(message: Pick<Message, 'parts'>): string {
  return message.parts
    .map((part) => (part.type === 'text' ? part.text : ''))
    .filter((text) => text !== '')
    .join('\n\n');
}
