/** What happened in a room, in the past tense. Comes down. A reducer needs nothing but the state before it. */
import type { Author, Failure, FinishReason, Message, MessageStatus, Usage } from './message.js';
import type { Part } from './parts.js';
import type { Permissions } from './permissions.js';
import type { Run } from './run.js';

/** One tab or device through which a member is present. Phoenix calls it a meta. */
export interface PresenceConnection {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

/** A member and the connections it is present through; never empty while the member is listed. */
export interface Presence {
  readonly member: Author;
  readonly connections: readonly PresenceConnection[];
}

/** Presences by member id. */
export type Presences = Readonly<Record<string, Presence>>;

/** What a room is, beside its messages. */
export interface RoomInfo {
  readonly title?: string;
  /** The agents that can be asked here. */
  readonly agents: readonly Author[];
}

/** Events with a place in the room's log: each has its own offset, none is ever lost. What they say of a message is taken back by its edit or removal: `redactEvent`. */
export type DurableEvent =
  | { readonly type: 'message.created'; readonly message: Message }
  /** `text` joins the growing text of part number `part`; `at` is that text's length before it, in UTF-16 units. */
  | { readonly type: 'message.delta'; readonly id: string; readonly part: number; readonly at: number; readonly text: string }
  /** Part number `part` is now `value`: a new part (number = count so far) or a whole replacement. */
  | { readonly type: 'message.part'; readonly id: string; readonly part: number; readonly value: Part }
  /** Carries the final parts, so a client that lost its way converges here. */
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
  /** The whole run as it now is; the first one of an id opens it. */
  | { readonly type: 'run.updated'; readonly run: Run }
  | { readonly type: 'room.updated'; readonly info: RoomInfo };

/** Events without an offset: dropped first under pressure, whole again with each snapshot. */
export type EphemeralEvent =
  /** Phoenix's presence diff: connections merged by id; a member without connections is gone. */
  | { readonly type: 'presence.changed'; readonly joins: Presences; readonly leaves: Presences }
  /** `ttl`: milliseconds after which it lapses unless renewed. */
  | { readonly type: 'typing.started'; readonly member: string; readonly ttl: number }
  | { readonly type: 'typing.stopped'; readonly member: string }
  /** What the member of this line may do in the room. Sent after the opening, and when it changes, where the site has rules of its own. */
  | { readonly type: 'permissions.changed'; readonly permissions: Permissions };

/** How a room begins on a connection: one of these three, always. Their envelope carries the cursor. */
export type OpeningEvent =
  | {
      readonly type: 'room.snapshot';
      readonly info: RoomInfo;
      /** The newest messages, oldest first. */
      readonly messages: readonly Message[];
      /** True when older messages can be paged in. */
      readonly more: boolean;
      readonly presences: Presences;
      readonly typing: readonly string[];
      /** Runs in flight. */
      readonly runs: readonly Run[];
    }
  /** What follows is exactly what came after the client's cursor. What is not in the log (`info`, presence, typing) and the runs in flight now are given whole. */
  | {
      readonly type: 'room.resumed';
      readonly info: RoomInfo;
      readonly presences: Presences;
      readonly typing: readonly string[];
      readonly runs: readonly Run[];
    }
  /** The cursor cannot be served: the log was re-made (`epoch`) or no longer reaches back (`trimmed`). A snapshot follows. */
  | { readonly type: 'room.gap'; readonly reason: 'epoch' | 'trimmed' }
  /** The room cannot be opened just now; the server tries again by itself, and one of the three follows on this line. Without a place in the log. */
  | { readonly type: 'room.delayed'; readonly error: Failure }
  /** The room ends on this connection: access withdrawn, or the client left. */
  | { readonly type: 'room.closed'; readonly error?: Failure };

export type RoomEvent = DurableEvent | EphemeralEvent | OpeningEvent;
export type RoomEventType = RoomEvent['type'];

/** A record, so that the compiler misses none. */
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

/** True for events that have a place in the log. */
export function isDurable(event: RoomEvent): event is DurableEvent {
  return Object.hasOwn(DURABLE, event.type);
}
