/** How each act of a person is applied to the room: one table from event to call, complete by type. */
import type { Message, Part, Removal, Room, SendInput } from '@loqui/core';
import {
  LoquiConversationEvent,
  LoquiConversationFilterEvent,
  LoquiConversationMoreEvent,
  LoquiConversationRemoveEvent,
  LoquiConversationRenameEvent,
  LoquiConversationRestoreEvent,
  LoquiNewChatEvent,
  LoquiEditEvent,
  type LoquiErrorEvent,
  LoquiOlderEvent,
  LoquiRetryEvent,
  LoquiSendEvent,
} from '../events.js';

type Events = GlobalEventHandlersEventMap;
type EventType = Extract<keyof Events, `loqui-${string}`>;

/** Events without a room call: of the composer and the page, of the person's conversations, and notices. */
type NotOfARoom =
  | `loqui-${'attach' | 'cancel' | 'copy' | 'dismiss' | 'edit-start' | 'link' | 'reply'}`
  | `loqui-${'new-chat' | 'conversation' | `conversation-${string}`}`
  | `loqui-${'connection-change' | 'error' | 'message' | 'ready' | 'run-end' | 'run-start' | 'unread-change'}`;

/** A new event does not compile until it stands here or above. */
type RoomActs = { readonly [T in Exclude<EventType, NotOfARoom>]: (room: Room, event: Events[T]) => unknown };

const calls: RoomActs = {
  'loqui-send': (room, event) => room.send(draftOf(event)),
  'loqui-retry': (room, { messageId }) => retry(room, messageId),
  'loqui-discard': (room, { messageId }) => room.discard(messageId),
  'loqui-edit': (room, { messageId, text }) => room.edit(messageId, withText(room.messages.get(messageId), text)),
  'loqui-remove': (room, { messageId }) => room.removeWithUndo(messageId).done,
  'loqui-undo': (room, { messageId }) => waitingRemoval(room, messageId)?.undo(),
  'loqui-undo-extend': (room, { messageId, milliseconds }) => waitingRemoval(room, messageId)?.extend(milliseconds),
  'loqui-reconnect': (room) => room.reconnect(),
  'loqui-stop': (room, { runId }) => room.stop(runId),
  'loqui-typing': (room, { typing }) => room.setTyping(typing),
  'loqui-older': (room) => room.loadOlder(),
  'loqui-newer': (room) => room.loadNewer(),
  'loqui-release': (room) => room.releaseOlder(),
  'loqui-reopen': (room) => room.reopen(),
  'loqui-jump': (room, { messageId }) => jump(room, messageId),
  'loqui-present': (room) => room.backToPresent(),
  'loqui-draft': (room, { text }) => room.saveDraft(text),
};

/** Types of the events that a provider applies to its room. */
export const acts = Object.keys(calls);

/** Types of the events about the person's conversations. */
export const conversationActs = [
  LoquiNewChatEvent,
  LoquiConversationEvent,
  LoquiConversationRenameEvent,
  LoquiConversationRemoveEvent,
  LoquiConversationRestoreEvent,
  LoquiConversationFilterEvent,
  LoquiConversationMoreEvent,
].map(({ type }) => type);

/** What was thrown, as an error. */
export function errorOf(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause));
}

/** A message that is not in the room. */
class NotFoundError extends Error {
  readonly code = 'not-found';
}

/** Why an act failed. `shown`: where that is visible anyway, so that a panel does not repeat it. */
export interface Failure {
  readonly cause: unknown;
  readonly notFound: boolean;
  readonly shown: LoquiErrorEvent['shown'];
}

/** Applies an act to the room. @returns why it failed; never throws */
export async function applyAct(room: Room, event: Event): Promise<Failure | undefined> {
  try {
    // The provider listens to each type of the table, and gets the event of that type.
    const call = Reflect.get(calls, event.type) as ((room: Room, event: Event) => unknown) | undefined;
    await call?.(room, event);
    return undefined;
  } catch (cause) {
    return { cause, notFound: cause instanceof NotFoundError, shown: shownAt(room, event) };
  }
}

/** Before the room has sent its agents, `''` names the first of them: the message waits for it in the outbox. */
function draftOf({ text, to = [], replyTo }: LoquiSendEvent): SendInput {
  return { text, ...(to.length > 0 && { to }), ...(replyTo !== undefined && { replyTo }) };
}

/** The parts of a message with one text, in the place of its first text part and instead of all others. */
function withText(message: Message | undefined, text: string): readonly Part[] {
  const parts = message?.parts ?? [];
  const at = parts.findIndex(({ type }) => type === 'text');
  const others = (some: readonly Part[]): readonly Part[] => some.filter(({ type }) => type !== 'text');
  return [...others(parts.slice(0, Math.max(0, at))), { type: 'text', text }, ...others(parts.slice(Math.max(0, at)))];
}

/** The removal that still waits: removing once more returns it. `undefined` when it is too late. */
function waitingRemoval(room: Room, id: string): Removal | undefined {
  return room.messages.get(id)?.removedAt === undefined ? undefined : room.removeWithUndo(id);
}

/** Sends a failed message of ours again, or asks for an answer again. */
async function retry(room: Room, id: string): Promise<void> {
  if (room.messages.get(id)?.author.kind === 'agent') await room.regenerate(id);
  else await room.retry(id);
}

/** From an old part of the room, a message among the newest is shown there. */
async function jump(room: Room, id: string): Promise<void> {
  const { messages } = room;
  if (messages.shown.moreAfter && messages.indexOf(id) < 0 && messages.get(id)) room.backToPresent();
  else if (!(await room.jumpTo(id))) throw new NotFoundError(id);
}

function shownAt(room: Room, event: Event): LoquiErrorEvent['shown'] {
  if (event instanceof LoquiSendEvent || event instanceof LoquiEditEvent) return 'message';
  if (event instanceof LoquiRetryEvent) return room.messages.get(event.messageId)?.author.kind === 'person' ? 'message' : undefined;
  return event instanceof LoquiOlderEvent ? 'list' : undefined;
}
