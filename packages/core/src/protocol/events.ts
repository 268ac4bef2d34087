/** Events: what has happened in a room. A reducer needs only the event and the state before it. */
import type { Author, Failure, FinishReason, Message, MessageStatus, Usage } from './message.js';
import type { Part } from './parts.js';
import type { Run } from './run.js';

/** One tab or device of a present member. Phoenix calls it a meta. */
export interface PresenceConnection {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

export interface Presence {
  readonly member: Author;
  readonly connections: readonly PresenceConnection[];
}

export type Presences = Readonly<Record<string, Presence>>;

export interface RoomInfo {
  readonly title?: string;
  readonly agents: readonly Author[];
}

export type Reach = 'none' | 'own' | 'any';

/** What `authorize` allows in a room. A single act can still be refused, e.g. because of the message's age. */
export interface Permissions {
  readonly send: boolean;
  /** Only their own messages: nobody edits another's. */
  readonly edit: boolean;
  readonly remove: Reach;
  /** Stop an answer. `own`: they asked for it, or own the conversation. */
  readonly stop: Reach;
  /** Regenerate an answer; `own` as for `stop`. */
  readonly retry: Reach;
}

/** The permissions until the server sends others. */
export const OWN_THINGS: Permissions = { send: true, edit: true, remove: 'own', stop: 'own', retry: 'own' };

/** Events with an offset in the log; none is lost. An edit or removal also clears earlier events of its message: see `redactEvent`. */
export type DurableEvent =
  | { readonly type: 'message.created'; readonly message: Message }
  /** Appends `text` to part number `part`. `at`: length of its growing text before, in UTF-16 units. */
  | { readonly type: 'message.delta'; readonly id: string; readonly part: number; readonly at: number; readonly text: string }
  /** Adds part number `part` (the count so far), or replaces it. */
  | { readonly type: 'message.part'; readonly id: string; readonly part: number; readonly value: Part }
  /** Carries the final parts: a client that missed deltas is right again. */
  | {
      readonly type: 'message.completed';
      readonly id: string;
      readonly parts: readonly Part[];
      readonly status: Exclude<MessageStatus, 'pending' | 'streaming'>;
      readonly completedAt: number;
      readonly usage?: Usage;
      readonly finishReason?: FinishReason;
      readonly error?: Failure;
    }
  | { readonly type: 'message.edited'; readonly id: string; readonly parts: readonly Part[]; readonly editedAt: number }
  | { readonly type: 'message.removed'; readonly id: string }
  /** The whole run. The first event of an id creates it. */
  | { readonly type: 'run.updated'; readonly run: Run }
  | { readonly type: 'room.updated'; readonly info: RoomInfo };

/** Events without an offset. They are dropped first under pressure; every snapshot restores their state. */
export type EphemeralEvent =
  /** Phoenix's presence diff: connections are merged by id; a member without connections is gone. */
  | { readonly type: 'presence.changed'; readonly joins: Presences; readonly leaves: Presences }
  /** `ttl`: typing ends after so many milliseconds unless renewed. */
  | { readonly type: 'typing.started'; readonly member: string; readonly ttl: number }
  | { readonly type: 'typing.stopped'; readonly member: string }
  /** What this line's member may do. Sent after the opening and at each change, if the site has its own rules. */
  | { readonly type: 'permissions.changed'; readonly permissions: Permissions };

/** How a room begins on a connection: with a snapshot, `room.resumed` or `room.gap`, whose envelopes carry the cursor. */
export type OpeningEvent =
  | {
      readonly type: 'room.snapshot';
      readonly info: RoomInfo;
      /** Oldest first. */
      readonly messages: readonly Message[];
      /** Older messages exist. */
      readonly more: boolean;
      readonly presences: Presences;
      readonly typing: readonly string[];
      readonly runs: readonly Run[];
    }
  /** Exactly the events after the client's cursor follow. State that is not in the log, and active runs, are sent whole. */
  | {
      readonly type: 'room.resumed';
      readonly info: RoomInfo;
      readonly presences: Presences;
      readonly typing: readonly string[];
      readonly runs: readonly Run[];
    }
  /** The cursor cannot be served: the log is new (`epoch`) or too short (`trimmed`). A snapshot follows. */
  | { readonly type: 'room.gap'; readonly reason: 'epoch' | 'trimmed' }
  /** The room cannot be opened now. The server retries by itself; an opening event follows on this line. */
  | { readonly type: 'room.delayed'; readonly error: Failure }
  /** The room ends on this connection: access was withdrawn, or the client left. */
  | { readonly type: 'room.closed'; readonly error?: Failure };

export type RoomEvent = DurableEvent | EphemeralEvent | OpeningEvent;
export type RoomEventType = RoomEvent['type'];

/** A record, so that the compiler finds a missing type. */
const DURABLE: Readonly<Record<DurableEvent['type'], true>> = {
  'message.created': true,
  'message.delta': true,
  'message.part': true,
  'message.completed': true,
  'message.edited': true,
  'message.removed': true,
  'run.updated': true,
  'room.updated': true,
};

export function isDurable(event: RoomEvent): event is DurableEvent {
  return Object.hasOwn(DURABLE, event.type);
}
