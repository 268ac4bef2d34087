/** A page around one message, cut from its neighbours. */
import type { Message, Page } from '@loqui/core/protocol';

/**
 * `message` in the middle of at most `limit` messages; near an end of the room the longer side fills up.
 * `older` and `newer`: up to `limit` neighbours on each side, oldest first, so that one too many tells of more.
 */
export function aroundPage(older: readonly Message[], message: Message, newer: readonly Message[], limit: number): Page {
  const room = Math.max(0, limit - 1);
  const half = Math.floor(room / 2);
  const after = Math.min(newer.length, Math.max(room - half, room - older.length));
  const before = Math.min(older.length, room - after);
  return {
    messages: [...older.slice(older.length - before), message, ...newer.slice(0, after)],
    more: older.length > before,
    moreAfter: newer.length > after,
  };
}
