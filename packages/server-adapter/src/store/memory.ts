import {
  foldMessage,
  isConversation,
  redactEvent,
  subjectOf,
  type Redaction,
  type DurableEvent,
  type Message,
  type MessageChange,
  type Page,
} from '@loqui/core/protocol';
import { authoredBy, claimedBy } from './conversations.js';
import { aroundPage, DuplicateMessageError, newEpoch, type Store, type StoredEvent, StoreError } from './store.js';
import { memoryConversations } from './memory-conversations.js';

export interface MemoryOptions {
  /** Events kept per room for clients that resume. Default 2,000. */
  readonly keepEvents?: number;
}

interface Room {
  readonly epoch: string;
  offset: number;
  /** Offset of the newest trimmed event. */
  floor: number;
  events: StoredEvent[];
  readonly messages: Message[];
  /** Offset of every message id so far, removed ones too. */
  readonly usedIds: Map<string, number>;
  /** Deltas and parts of each streaming message since it was created or last edited. */
  readonly open: Map<string, MessageChange[]>;
}

/** A store in this process's memory, for tests, demos and rooms that may be forgotten. */
export function memory({ keepEvents = 2000 }: MemoryOptions = {}): Store {
  const rooms = new Map<string, Room>();
  const slack = Math.max(1, Math.trunc(keepEvents / 8));
  let closed = false;

  /** An empty room is not kept. */
  function roomOf(name: string, epoch?: string): Room {
    if (closed) throw new StoreError('closed', 'This store is closed. Make another with memory().');
    return rooms.get(name) ?? { epoch: epoch ?? newEpoch(), offset: 0, floor: 0, events: [], messages: [], usedIds: new Map(), open: new Map() };
  }

  function trim(room: Room): void {
    if (room.events.length <= keepEvents + slack) return;
    const dropped = room.events.splice(0, room.events.length - keepEvents);
    room.floor = dropped.at(-1)?.offset ?? room.floor;
  }

  const conversations = memoryConversations({
    forget: (name) => rooms.delete(name),
    rewrite(name, from, to) {
      const room = roomOf(name);
      room.messages.forEach((message, at) => (room.messages[at] = authoredBy(message, from, to)));
      room.events = room.events.map(({ offset, event }) => ({ offset, event: claimedBy(event, from, to) }));
    },
  });

  return {
    conversations: conversations.store,

    async open(name) {
      const { epoch, offset } = roomOf(name);
      return { epoch, offset };
    },

    async append(name, events, epoch, founding) {
      const room = roomOf(name, epoch);
      refuseRepeated(name, room, events);
      if (isConversation(name)) conversations.admit(name, founding);
      if (events.length > 0) rooms.set(name, room);
      const stored = events.map((event): StoredEvent => apply(room, event));
      for (const event of events) if (event.type === 'message.created') conversations.touch(name, event.message.createdAt);
      trim(room);
      return stored;
    },

    async eventsAfter(name, after, limit) {
      const room = roomOf(name);
      if (after < room.floor) return undefined;
      const start = firstAbove(room.events, after);
      return room.events.slice(start, start + Math.max(0, limit));
    },

    async message(name, id) {
      const room = roomOf(name);
      return room.messages[indexOf(room, id)];
    },

    async messages(name, { before, limit }): Promise<Page> {
      const { messages } = roomOf(name);
      const end = before === undefined ? messages.length : firstAbove(messages, before - 1);
      const start = Math.max(0, end - Math.max(0, limit));
      return { messages: messages.slice(start, end), more: start > 0 };
    },

    async messagesAround(name, id, limit) {
      const room = roomOf(name);
      const at = indexOf(room, id);
      const message = room.messages[at];
      if (message === undefined) return undefined;
      return aroundPage(room.messages.slice(Math.max(0, at - limit), at), message, room.messages.slice(at + 1, at + 1 + limit), limit);
    },

    async unfinished(name) {
      const room = roomOf(name);
      return room.messages.filter((message) => message.status === 'streaming').map((message) => (room.open.get(message.id) ?? []).reduce(foldMessage, message));
    },

    async close() {
      closed = true;
      rooms.clear();
    },
  };
}

/** Checks all events before any is kept. */
function refuseRepeated(name: string, room: Room, events: readonly DurableEvent[]): void {
  const here = new Map<string, number>();
  for (const [index, event] of events.entries()) {
    if (event.type !== 'message.created') continue;
    const { id } = event.message;
    const offset = room.usedIds.get(id) ?? here.get(id);
    if (offset !== undefined) throw new DuplicateMessageError(name, id, offset);
    here.set(id, room.offset + index + 1);
  }
}

function apply(room: Room, given: DurableEvent): StoredEvent {
  const offset = ++room.offset;
  const event = ofRemoved(room, given);
  const stored: StoredEvent = { offset, event: event.type === 'message.created' ? { ...event, message: { ...event.message, offset } } : event };
  switch (stored.event.type) {
    case 'message.created': {
      const { message } = stored.event;
      room.usedIds.set(message.id, offset);
      room.messages.push(message);
      if (message.status === 'streaming') room.open.set(message.id, []);
      break;
    }
    case 'message.delta':
    case 'message.part':
      room.open.get(stored.event.id)?.push(stored.event);
      break;
    case 'message.completed':
      change(room, stored.event);
      room.open.delete(stored.event.id);
      fold(room, stored.event.id);
      break;
    case 'message.edited':
      change(room, stored.event);
      // The edit replaced all parts: only later deltas still have to be folded.
      if (room.open.has(stored.event.id)) room.open.set(stored.event.id, []);
      redact(room, stored.event);
      break;
    case 'message.removed': {
      const at = indexOf(room, stored.event.id);
      if (at >= 0) room.messages.splice(at, 1);
      room.open.delete(stored.event.id);
      redact(room, stored.event);
      break;
    }
    case 'run.updated':
    case 'room.updated':
      break;
  }
  room.events.push(stored);
  return stored;
}

function change(room: Room, event: MessageChange): void {
  const at = indexOf(room, event.id);
  const message = room.messages[at];
  if (message !== undefined) room.messages[at] = foldMessage(message, event);
}

/** A late event of a removed message brings no text back. */
function ofRemoved(room: Room, event: DurableEvent): DurableEvent {
  const id = event.type === 'message.created' ? undefined : subjectOf(event);
  return id !== undefined && room.usedIds.has(id) && indexOf(room, id) < 0 ? redactEvent(event, { type: 'message.removed', id }) : event;
}

function redact(room: Room, by: Redaction): void {
  fold(room, by.id);
  room.events = room.events.map(({ offset, event }) => ({ offset, event: redactEvent(event, by) }));
}

/** Drops deltas and parts: a later event carries their text, or removes it. */
function fold(room: Room, id: string): void {
  room.events = room.events.filter(({ event }) => !((event.type === 'message.delta' || event.type === 'message.part') && event.id === id));
}

/** -1 when there is none or it was removed. */
function indexOf(room: Room, id: string): number {
  const offset = room.usedIds.get(id);
  if (offset === undefined) return -1;
  const at = firstAbove(room.messages, offset - 1);
  return room.messages[at]?.id === id ? at : -1;
}

function firstAbove(items: readonly { readonly offset?: number }[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.offset ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
