/** What crosses the line downwards: signals of the connection itself, and envelopes of rooms. */
import type { Author, Failure } from './message.js';
import type { RoomEvent } from './events.js';

/** The protocol's version; the first frame of every connection names it. A client that does not know it must stop. */
export const PROTOCOL = 'loqui/1';

/** What a line can run over: Server-Sent Events, a WebSocket, long polling. */
export type Wire = 'sse' | 'websocket' | 'poll';

/** What the server takes, so that a person hears of it before sending. */
export interface ServerLimits {
  /** UTF-16 units of one text part. */
  readonly text: number;
}

/** Of the connection, not of a room. */
export type Signal =
  /**
   * First frame, always. `heartbeat`: milliseconds between two signs of life. `member`: who the server takes you for. `lease`: milliseconds after its
   * last request in which a client is shown as present. `limits`: how much it takes. `transport`: the wire that carries the line; noted by the client, the server does not say it.
   */
  | {
      readonly type: 'hello';
      readonly protocol: string;
      readonly connection: string;
      readonly heartbeat: number;
      readonly member: Author;
      readonly lease?: number;
      readonly limits?: ServerLimits;
      readonly transport?: Wire;
      /** The agents that can be asked in a conversation of one's own. */
      readonly agents?: readonly Author[];
    }
  | { readonly type: 'heartbeat' }
  /** The server goes away; come back after a random time within `window` milliseconds. */
  | { readonly type: 'drain'; readonly window: number }
  /** The member's list of conversations is another now: read it again. */
  | { readonly type: 'conversations.changed' }
  /** The connection ends; `error.code` says why. */
  | { readonly type: 'bye'; readonly error: Failure };

/**
 * One event of a room and what it covers.
 * Durable events carry `epoch` and `offset`; `from` when it stands for several (folded) ones; ephemeral events carry neither.
 */
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
