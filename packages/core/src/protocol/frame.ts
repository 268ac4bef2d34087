import type { Author, Failure } from './message.js';
import type { RoomEvent } from './events.js';

/** The protocol's version, in the first frame of every connection. A client that does not know it must stop. */
export const PROTOCOL = 'loqui/1';

export type Wire = 'sse' | 'websocket' | 'poll';

export interface ServerLimits {
  /** UTF-16 units of one text part. */
  readonly text: number;
}

export type Signal =
  /** The first frame. `heartbeat`: interval in milliseconds. `lease`: milliseconds of presence after a request. `transport`: set by the client only. */
  | {
      readonly type: 'hello';
      readonly protocol: string;
      readonly connection: string;
      readonly heartbeat: number;
      readonly member: Author;
      readonly lease?: number;
      readonly limits?: ServerLimits;
      readonly transport?: Wire;
      readonly agents?: readonly Author[];
    }
  | { readonly type: 'heartbeat' }
  /** The server shuts down; reconnect after a random time within `window` milliseconds. */
  | { readonly type: 'drain'; readonly window: number }
  | { readonly type: 'conversations.changed' }
  /** The connection ends, for the reason in `error.code`. */
  | { readonly type: 'bye'; readonly error: Failure };

/** An event of a room. Durable ones have `epoch` and `offset`, and `from` if they stand for several folded events; ephemeral ones have neither. */
export interface Envelope<E extends RoomEvent = RoomEvent> {
  readonly room: string;
  readonly epoch?: string;
  readonly offset?: number;
  readonly from?: number;
  readonly event: E;
}

export type Frame = Signal | Envelope;

export function isEnvelope(frame: Frame): frame is Envelope {
  return 'event' in frame;
}
