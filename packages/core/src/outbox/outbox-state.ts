/** The outbox as a value: the queue of each room, why it waits, and the pure reducer. */
import type { Author, Failure, Part } from '../protocol/index.js';
import type { OutboxEntry } from '../storage/storage.js';

/** Older entries (milliseconds) are held until their writer confirms them. */
const OLD = 24 * 60 * 60 * 1000;
/** Milliseconds. A removal with a later end means that the clock was set back. */
export const LONGEST_UNDO = 60_000;

/** Why a room's queue waits, and until when (milliseconds since the epoch). */
export interface Wait {
  /** When it began. If the clock is before that, it was set back, and the wait is over. */
  readonly since: number;
  readonly until: number;
  readonly tries: number;
  readonly error: Failure;
  /** The server answered "later"; otherwise no answer came. */
  readonly answered: boolean;
}

export interface OutboxState {
  readonly entries: readonly OutboxEntry[];
  readonly line: 'up' | 'down';
  readonly waits: ReadonlyMap<string, Wait>;
  readonly sending: ReadonlySet<string>;
  /** Keys of entries that may have reached the server, from any tab. */
  readonly tried: ReadonlySet<string>;
}

export const emptyOutbox: OutboxState = { entries: [], line: 'up', waits: new Map(), sending: new Set(), tried: new Set() };

export type OutboxInput =
  | { readonly type: 'written'; readonly entry: Omit<OutboxEntry, 'order'> }
  /** All entries in storage. `first`: entries written before this reading go behind them. */
  | { readonly type: 'read'; readonly entries: readonly OutboxEntry[]; readonly first?: boolean }
  | { readonly type: 'line-changed'; readonly line: 'up' | 'down' }
  | { readonly type: 'begun'; readonly key: string }
  | { readonly type: 'accepted'; readonly key: string }
  | { readonly type: 'delayed'; readonly key: string; readonly error: Failure; readonly answered: boolean; readonly at: number; readonly until: number }
  | { readonly type: 'refused'; readonly key: string; readonly error: Failure }
  | { readonly type: 'held'; readonly key: string }
  /** Its writer wants it sent. If it had left the queue, it goes to the end. */
  | { readonly type: 'wanted'; readonly key: string; readonly at: number }
  | { readonly type: 'rewritten'; readonly key: string; readonly parts: readonly Part[] }
  | { readonly type: 'removal'; readonly key: string; readonly at: number | undefined }
  /** A message that may have arrived is removed from the room instead of sent again. */
  | { readonly type: 'turned-to-removal'; readonly key: string }
  | { readonly type: 'dropped'; readonly key: string }
  | { readonly type: 'identified'; readonly member: Author };

export function reduceOutbox(state: OutboxState, input: OutboxInput): OutboxState {
  switch (input.type) {
    case 'written':
      return { ...state, entries: [...state.entries, { ...input.entry, order: endOf(state, input.entry.writtenAt) }] };
    case 'read':
      return read(state, input.entries, input.first === true);
    case 'line-changed': {
      if (input.line === state.line) return state;
      // When the line is up again, only waits that the server requested remain.
      const waits = input.line === 'up' ? new Map([...state.waits].filter(([, { answered }]) => answered)) : state.waits;
      return { ...state, line: input.line, waits };
    }
    case 'begun':
      return { ...state, sending: new Set([...state.sending, input.key]), tried: new Set([...state.tried, input.key]) };
    case 'accepted': {
      const entry = entryOf(state, input.key);
      const rest = without(state, input.key);
      // Refused edits go with the message.
      if (entry?.command.type === 'message.remove') return { ...rest, entries: rest.entries.filter((other) => messageIdOf(other) !== messageIdOf(entry)) };
      // Its writer removed it meanwhile.
      if (entry?.removeAt === undefined || entry.command.type !== 'message.send') return rest;
      return { ...rest, entries: sorted([...rest.entries, removalOf(entry)]) };
    }
    case 'delayed':
      return delayed(state, input);
    case 'refused': {
      const entry = entryOf(state, input.key);
      const rest = without(state, input.key);
      const kept = entry && refused(rest, entry, input.error);
      return kept ? { ...rest, entries: sorted([...rest.entries, kept]) } : rest;
    }
    case 'held':
      return change(state, input.key, (entry) => ({ ...entry, held: true }));
    case 'wanted':
      return wanted(state, input.key, input.at);
    case 'rewritten':
      return change(state, input.key, (entry) => ({ ...entry, command: withParts(entry.command, input.parts) }));
    case 'removal':
      return change(state, input.key, ({ removeAt: _, ...entry }) => ({ ...entry, ...(input.at !== undefined && { removeAt: input.at }) }));
    case 'turned-to-removal': {
      const entry = entryOf(state, input.key);
      return entry ? { ...without(state, input.key), entries: sorted([...without(state, input.key).entries, removalOf(entry)]) } : state;
    }
    case 'dropped':
      return without(state, input.key);
    case 'identified':
      return {
        ...state,
        entries: state.entries.map((entry) => (entry.author || state.tried.has(entry.key) ? entry : { ...entry, author: input.member })),
      };
  }
}

/** What to do next in a room. `at`: when to check again (milliseconds since the epoch). */
export type Step =
  { readonly type: 'nothing'; readonly at: number } | { readonly type: 'try' | 'hold' | 'drop' | 'turn-to-removal'; readonly entry: OutboxEntry };

export function stepOf(state: OutboxState, room: string, now: number): Step {
  const ours = state.entries.filter((entry) => entry.room === room);
  const later = ours.flatMap((entry) => (isDue(entry, now) || entry.removeAt === undefined ? [] : [entry.removeAt]));
  const gone = ours.find((entry) => entry.command.type === 'message.send' && isDue(entry, now) && !state.sending.has(entry.key));
  if (gone) return { type: state.tried.has(gone.key) && !gone.refused ? 'turn-to-removal' : 'drop', entry: gone };
  const nothing = (...at: number[]): Step => ({ type: 'nothing', at: Math.min(Infinity, ...later, ...at) });
  const first = ours.find((entry) => isInLine(entry, now));
  // One at a time: the entry on its way may fail, and the next must not overtake it.
  if (!first || ours.some(({ key }) => state.sending.has(key))) return nothing();
  if (first.command.type !== 'message.remove' && now - first.writtenAt > OLD) return { type: 'hold', entry: first };
  if (state.line === 'down') return nothing();
  const wait = waitOf(state, room, now);
  return wait ? nothing(wait.until) : { type: 'try', entry: first };
}

export function waitOf(state: OutboxState, room: string, now: number): Wait | undefined {
  const wait = state.waits.get(room);
  return wait && now >= wait.since && now < wait.until ? wait : undefined;
}

/** Refused, held and removed entries have left the queue and do not block it. */
export function isInLine(entry: OutboxEntry, now: number): boolean {
  if (entry.refused || entry.held === true) return false;
  return entry.command.type === 'message.send' ? entry.removeAt === undefined : isDue(entry, now) || entry.removeAt === undefined;
}

export function messageIdOf({ command }: Pick<OutboxEntry, 'command'>): string {
  return command.type === 'message.send' ? command.message.id : command.id;
}

export function entryOf(state: OutboxState, key: string): OutboxEntry | undefined {
  return state.entries.find((entry) => entry.key === key);
}

function isDue({ removeAt }: OutboxEntry, now: number): boolean {
  return removeAt !== undefined && (now >= removeAt || removeAt - now > LONGEST_UNDO);
}

function read(state: OutboxState, stored: readonly OutboxEntry[], first: boolean): OutboxState {
  const known = new Set(state.entries.map(({ key }) => key));
  const foreign = stored.filter(({ key }) => !known.has(key));
  const last = stored.reduce((most, { order }) => Math.max(most, order), 0);
  const entries = first ? [...foreign, ...state.entries.map((entry, index) => ({ ...entry, order: Math.max(entry.order, last + 1 + index) }))] : stored;
  const keys = new Set(entries.map(({ key }) => key));
  const among = (some: ReadonlySet<string>): Set<string> => new Set([...some].filter((key) => keys.has(key)));
  return {
    ...state,
    entries: sorted(entries),
    sending: among(state.sending),
    tried: new Set([...among(state.tried), ...foreign.map(({ key }) => key)]),
  };
}

/** What remains of an entry that was refused for good. A text stays until its writer discards it. */
function refused(rest: OutboxState, entry: OutboxEntry, error: Failure): OutboxEntry | undefined {
  const { command } = entry;
  if (command.type === 'message.send') return { ...entry, refused: error };
  // Nothing to retry: its callers get the error.
  if (command.type === 'message.remove') return undefined;
  // A later edit of the same message replaces it.
  if (rest.entries.some((other) => other.command.type === 'message.edit' && messageIdOf(other) === command.id)) return undefined;
  if (error.code !== 'unknown-message') return { ...entry, refused: error };
  // The message is gone: its text becomes an unsent message.
  const id = entry.key.slice(EDIT.length);
  return { ...entry, key: id, command: { type: 'message.send', room: entry.room, message: { id, parts: command.parts } }, refused: error };
}

function delayed(state: OutboxState, { key, error, answered, at, until }: Extract<OutboxInput, { type: 'delayed' }>): OutboxState {
  const room = entryOf(state, key)?.room;
  const next = settled(state, key);
  if (room === undefined) return next;
  const tries = (state.waits.get(room)?.tries ?? 0) + 1;
  return { ...next, waits: new Map(next.waits).set(room, { since: at, until, tries, error, answered }) };
}

function wanted(state: OutboxState, key: string, at: number): OutboxState {
  const entry = entryOf(state, key);
  if (!entry) return state;
  const waits = new Map(state.waits);
  waits.delete(entry.room);
  if (!entry.refused && entry.held !== true) return { ...state, waits };
  const { refused: _, held: _held, ...rest } = entry;
  const others = state.entries.filter((other) => other.key !== key);
  return { ...state, waits, entries: [...others, { ...rest, writtenAt: at, order: endOf(state, at) }] };
}

/** Removes an entry; the room's queue is free, and its tries start over. */
function without(state: OutboxState, key: string): OutboxState {
  const room = entryOf(state, key)?.room;
  const { sending, waits } = settled(state, key);
  const tried = new Set(state.tried);
  tried.delete(key);
  const freed = new Map(waits);
  if (room !== undefined && state.sending.has(key)) freed.delete(room);
  return { ...state, sending, tried, waits: freed, entries: state.entries.filter((entry) => entry.key !== key) };
}

function settled(state: OutboxState, key: string): OutboxState {
  if (!state.sending.has(key)) return state;
  const sending = new Set(state.sending);
  sending.delete(key);
  return { ...state, sending };
}

function change(state: OutboxState, key: string, to: (entry: OutboxEntry) => OutboxEntry): OutboxState {
  return { ...state, entries: state.entries.map((entry) => (entry.key === key ? to(entry) : entry)) };
}

function withParts(command: OutboxEntry['command'], parts: readonly Part[]): OutboxEntry['command'] {
  if (command.type === 'message.send') return { ...command, message: { ...command.message, parts } };
  return command.type === 'message.edit' ? { ...command, parts } : command;
}

function removalOf(entry: OutboxEntry): OutboxEntry {
  const { author, room, order, writtenAt, removeAt } = entry;
  const id = messageIdOf(entry);
  const about = { room, order, writtenAt, ...(author && { author }), ...(removeAt !== undefined && { removeAt }) };
  return { ...about, key: removalKey(id), command: { type: 'message.remove', room, id } };
}

const EDIT = 'edit ';

/** @param id a new id: a message can be edited again while an edit is on its way */
export function editKey(id: string): string {
  return EDIT + id;
}

export function removalKey(id: string): string {
  return `remove ${id}`;
}

/** The end of the queue: by the clock, which other tabs use too, and always behind the last entry. */
function endOf(state: OutboxState, now: number): number {
  return Math.max(now, (state.entries.at(-1)?.order ?? 0) + 1);
}

function sorted(entries: readonly OutboxEntry[]): readonly OutboxEntry[] {
  return [...entries].sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1));
}
