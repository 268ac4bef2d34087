/** How each act is applied to the room: one table, complete by type. */
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

/** Events that need no room: of the composer, the page, the layout, the person's conversations, and elements without a room. */
type NotOfARoom =
  | `loqui-${'attach' | 'cancel' | 'command' | 'copy' | 'create' | 'dismiss' | 'edit-start' | 'link' | 'palette' | 'reply'}`
  | `loqui-${'launcher' | 'panel-resize' | 'panel-show'}`
  | `loqui-${'new-chat' | 'conversation' | `conversation-${string}`}`
  | `loqui-${'select' | 'tab' | 'tab-close' | 'sort' | 'selection-change'}`
  | `loqui-${'sort' | 'selection-change' | 'column-resize'}`
  | `loqui-${'connection-change' | 'error' | 'message' | 'ready' | 'run-end' | 'run-start' | 'unread-change'}`;

/** A new event type does not compile until it is here or above. */
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

export const acts = Object.keys(calls);

export const conversationActs = [
  LoquiNewChatEvent,
  LoquiConversationEvent,
  LoquiConversationRenameEvent,
  LoquiConversationRemoveEvent,
  LoquiConversationRestoreEvent,
  LoquiConversationFilterEvent,
  LoquiConversationMoreEvent,
].map(({ type }) => type);

export function errorOf(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause));
}

class NotFoundError extends Error {
  readonly code = 'not-found';
}

/** Why an act failed. `shown`: where the failure is visible already; a panel does not repeat it. */
export interface Failure {
  readonly cause: unknown;
  readonly notFound: boolean;
  readonly shown: LoquiErrorEvent['shown'];
}

/** @returns why the act failed; never throws */
export async function applyAct(room: Room, event: Event): Promise<Failure | undefined> {
  try {
    // The provider listens to the types of the table, so the event fits the call.
    const call = Reflect.get(calls, event.type) as ((room: Room, event: Event) => unknown) | undefined;
    await call?.(room, event);
    return undefined;
  } catch (cause) {
    return { cause, notFound: cause instanceof NotFoundError, shown: shownAt(room, event) };
  }
}

/** `''` names the room's first agent while its agents are unknown: the outbox holds the message until then. */
function draftOf({ text, to = [], replyTo }: LoquiSendEvent): SendInput {
  return { text, ...(to.length > 0 && { to }), ...(replyTo !== undefined && { replyTo }) };
}

function withText(message: Message | undefined, text: string): readonly Part[] {
  const parts = message?.parts ?? [];
  const at = parts.findIndex(({ type }) => type === 'text');
  const others = (some: readonly Part[]): readonly Part[] => some.filter(({ type }) => type !== 'text');
  return [...others(parts.slice(0, Math.max(0, at))), { type: 'text', text }, ...others(parts.slice(Math.max(0, at)))];
}

/** The removal that still waits, which a second removal returns; `undefined` when it is too late. */
function waitingRemoval(room: Room, id: string): Removal | undefined {
  return room.messages.get(id)?.removedAt === undefined ? undefined : room.removeWithUndo(id);
}

async function retry(room: Room, id: string): Promise<void> {
  if (room.messages.get(id)?.author.kind === 'agent') await room.regenerate(id);
  else await room.retry(id);
}

/** From an old window, a jump to one of the newest messages shows the newest window. */
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
