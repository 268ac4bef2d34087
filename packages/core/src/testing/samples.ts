/** Small values for tests: people, messages, runs, and one valid event of every type. Each maker takes only what the test is about. */
import {
  OWN_THINGS,
  type Author,
  type DurableEvent,
  type EphemeralEvent,
  type Frame,
  type Message,
  type OpeningEvent,
  type Presence,
  type RoomEvent,
  type RoomEventType,
  type Run,
} from '../protocol/index.js';

export const ada: Author = { id: 'ada', name: 'Ada', kind: 'person' };
export const ben: Author = { id: 'ben', name: 'Ben', kind: 'person' };
export const bot: Author = { id: 'bot', name: 'Bot', kind: 'agent' };

/** A finished message of Ada's. */
export function messageOf(id: string, more: Partial<Message> = {}): Message {
  return { id, author: ada, role: 'user', parts: [{ type: 'text', text: `text of ${id}` }], status: 'completed', createdAt: 1_000, ...more };
}

/** An answer of the bot's that is being written. */
export function answerOf(id: string, text: string, more: Partial<Message> = {}): Message {
  return messageOf(id, {
    author: bot,
    role: 'assistant',
    status: 'streaming',
    parts: text === '' ? [] : [{ type: 'text', text, state: 'streaming' }],
    ...more,
  });
}

/** Messages `m<first>` to `m<last>`, at the offsets of the same number. */
export function messagesOf(first: number, last: number): Message[] {
  return Array.from({ length: last - first + 1 }, (_, index) => messageOf(`m${first + index}`, { offset: first + index }));
}

export function runOf(message: string, more: Partial<Run> = {}): Run {
  return { id: `run-${message}`, agent: bot.id, status: 'running', message, asked: 'm1', asker: ada.id, startedAt: 1_000, ...more };
}

export function presenceOf(member: Author, ...connections: string[]): Presence {
  return { member, connections: connections.map((id, index) => ({ id, since: index + 1 })) };
}

export type Snapshot = Extract<OpeningEvent, { type: 'room.snapshot' }>;
export type Resumed = Extract<OpeningEvent, { type: 'room.resumed' }>;

export function snapshotWith(more: Partial<Snapshot> = {}): Snapshot {
  return { type: 'room.snapshot', info: { agents: [bot] }, messages: [], more: false, presences: {}, typing: [], runs: [], ...more };
}

export function resumedWith(more: Partial<Resumed> = {}): Resumed {
  return { type: 'room.resumed', info: { agents: [bot] }, presences: {}, typing: [], runs: [], ...more };
}

export function created(message: Message): DurableEvent {
  return { type: 'message.created', message };
}

export function delta(id: string, at: number, text: string, part = 0): DurableEvent {
  return { type: 'message.delta', id, part, at, text };
}

export function completed(id: string, text: string): DurableEvent {
  return { type: 'message.completed', id, parts: [{ type: 'text', text, state: 'done' }], status: 'completed', completedAt: 2_000 };
}

export function joined(...presences: Presence[]): EphemeralEvent {
  return { type: 'presence.changed', joins: Object.fromEntries(presences.map((presence) => [presence.member.id, presence])), leaves: {} };
}

/** One valid event of every type. */
export const everyEvent: { readonly [T in RoomEventType]: Extract<RoomEvent, { type: T }> } = {
  'message.created': { type: 'message.created', message: answerOf('a1', 'Hel', { offset: 3 }) },
  'message.delta': { type: 'message.delta', id: 'a1', part: 0, at: 3, text: 'lo' },
  'message.part': { type: 'message.part', id: 'a1', part: 1, value: { type: 'tool-search', toolCallId: 't', state: 'input-streaming', inputText: '{' } },
  'message.completed': { type: 'message.completed', id: 'a1', parts: [{ type: 'text', text: 'Hello' }], status: 'completed', completedAt: 2 },
  'message.edited': { type: 'message.edited', id: 'a1', parts: [{ type: 'text', text: 'Hallo' }], editedAt: 3 },
  'message.removed': { type: 'message.removed', id: 'a1' },
  'run.updated': { type: 'run.updated', run: runOf('a1') },
  'room.updated': { type: 'room.updated', info: { title: 'Lobby', agents: [bot] } },
  'presence.changed': { type: 'presence.changed', joins: { ada: presenceOf(ada, 'c1') }, leaves: { ben: presenceOf(ben, 'c2') } },
  'typing.started': { type: 'typing.started', member: 'ada', ttl: 5_000 },
  'typing.stopped': { type: 'typing.stopped', member: 'ada' },
  'permissions.changed': { type: 'permissions.changed', permissions: OWN_THINGS },
  'room.snapshot': snapshotWith({
    messages: [answerOf('a1', 'Hel', { offset: 3 })],
    presences: { ada: presenceOf(ada, 'c1') },
    typing: ['ada'],
    runs: [runOf('a1')],
  }),
  'room.resumed': resumedWith({ presences: { ada: presenceOf(ada, 'c1') }, typing: ['ada'], runs: [runOf('a1')] }),
  'room.gap': { type: 'room.gap', reason: 'epoch' },
  'room.delayed': { type: 'room.delayed', error: { code: 'store-busy', message: 'Busy.' } },
  'room.closed': { type: 'room.closed', error: { code: 'forbidden', message: 'No longer a member.' } },
};

/** The event as it crosses the line in room `lobby`; ephemeral ones without a place. */
export function frameOf(event: RoomEvent, offset = 7): Frame {
  const ephemeral = ['presence.changed', 'typing.started', 'typing.stopped', 'permissions.changed', 'room.closed'].includes(event.type);
  return ephemeral ? { room: 'lobby', event } : { room: 'lobby', epoch: 'e1', offset, event };
}
