/** What each act of a person means to the room. Fetched with the room: a panel is drawn before. */
import type { Message, Part, Removal, Room, SendInput } from '@loqui/core';
import {
  LoquiDiscardEvent,
  LoquiDraftEvent,
  LoquiEditEvent,
  type LoquiErrorEvent,
  LoquiJumpEvent,
  LoquiNewerEvent,
  LoquiOlderEvent,
  LoquiPresentEvent,
  LoquiReconnectEvent,
  LoquiReleaseEvent,
  LoquiRemoveEvent,
  LoquiReopenEvent,
  LoquiRetryEvent,
  LoquiSendEvent,
  LoquiStopEvent,
  LoquiTypingEvent,
  LoquiUndoEvent,
  LoquiUndoExtendEvent,
} from '../events.js';

/** A message that is not in the room. */
class NotFoundError extends Error {
  readonly code = 'not-found';
}

/** What went wrong with an act, and where that is shown anyway, so that a panel need not say it a second time. */
export interface Failure {
  readonly cause: unknown;
  readonly notFound: boolean;
  readonly shown: LoquiErrorEvent['shown'];
}

/** Carries out an act. Never throws: what went wrong comes back. */
export async function carryOut(room: Room, event: Event): Promise<Failure | undefined> {
  try {
    await act(room, event);
    return undefined;
  } catch (cause) {
    return { cause, notFound: cause instanceof NotFoundError, shown: shownAt(room, event) };
  }
}

async function act(room: Room, event: Event): Promise<void> {
  if (event instanceof LoquiSendEvent) await room.send(draftOf(event));
  else if (event instanceof LoquiRetryEvent) await retry(room, event.messageId);
  else if (event instanceof LoquiDiscardEvent) room.discard(event.messageId);
  else if (event instanceof LoquiEditEvent) await room.edit(event.messageId, withText(room.messages.get(event.messageId), event.text));
  else if (event instanceof LoquiRemoveEvent) await room.removeWithUndo(event.messageId).done;
  else if (event instanceof LoquiUndoEvent) waitingRemoval(room, event.messageId)?.undo();
  else if (event instanceof LoquiUndoExtendEvent) waitingRemoval(room, event.messageId)?.extend(event.milliseconds);
  else if (event instanceof LoquiReconnectEvent) room.reconnect();
  else if (event instanceof LoquiStopEvent) await room.stop(event.runId);
  else if (event instanceof LoquiTypingEvent) room.setTyping(event.typing);
  else if (event instanceof LoquiOlderEvent) await room.loadOlder();
  else if (event instanceof LoquiNewerEvent) await room.loadNewer();
  else if (event instanceof LoquiReleaseEvent) room.releaseOlder();
  else if (event instanceof LoquiReopenEvent) room.reopen();
  else if (event instanceof LoquiJumpEvent) await jump(room, event.messageId);
  else if (event instanceof LoquiPresentEvent) room.backToPresent();
  else if (event instanceof LoquiDraftEvent) room.saveDraft(event.text);
}

/** Who writes before the room has told its agents asks `''`, the first of them: the room waits for that one, with the message in its outbox. */
function draftOf({ text, to = [], replyTo }: LoquiSendEvent): SendInput {
  return { text, ...(to.length > 0 && { to }), ...(replyTo !== undefined && { replyTo }) };
}

/** The parts of a message with another text: in the place of its first text, and in that of all others. */
function withText(message: Message | undefined, text: string): readonly Part[] {
  const parts = message?.parts ?? [];
  const at = parts.findIndex(({ type }) => type === 'text');
  const others = (some: readonly Part[]): readonly Part[] => some.filter(({ type }) => type !== 'text');
  return [...others(parts.slice(0, Math.max(0, at))), { type: 'text', text }, ...others(parts.slice(Math.max(0, at)))];
}

/** The removal that waits is the one that removing once more finds. What is no longer waiting is too late to undo, and the message goes. */
function waitingRemoval(room: Room, id: string): Removal | undefined {
  return room.messages.get(id)?.removedAt === undefined ? undefined : room.removeWithUndo(id);
}

/** A failed message of our own goes out again; an answer is asked for again. */
async function retry(room: Room, id: string): Promise<void> {
  if (room.messages.get(id)?.author.kind === 'agent') await room.regenerate(id);
  else await room.retry(id);
}

/** What stands among the newest messages is shown there, also from an old part of the room. */
async function jump(room: Room, id: string): Promise<void> {
  const { detour } = room.messages;
  if (detour && !detour.ids.includes(id) && room.messages.get(id)) room.backToPresent();
  else if (!(await room.jumpTo(id))) throw new NotFoundError(id);
}

function shownAt(room: Room, event: Event): LoquiErrorEvent['shown'] {
  if (event instanceof LoquiSendEvent || event instanceof LoquiEditEvent) return 'message';
  if (event instanceof LoquiRetryEvent) return room.messages.get(event.messageId)?.author.kind === 'person' ? 'message' : undefined;
  return event instanceof LoquiOlderEvent ? 'list' : undefined;
}
