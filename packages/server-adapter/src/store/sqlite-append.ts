import { foldMessage, redactEvent, type DurableEvent, type MessageChange, type Redaction } from '@loqui/core/protocol';
import { jsonOf, messageOf, parse, type EventRow, type RoomRow } from './sqlite-rows.js';
import type { Statements } from './sqlite-statements.js';
import { DuplicateMessageError, type StoredEvent } from './store.js';

interface UsedIdRow {
  readonly offset: number;
  readonly removed: number;
}

/** @throws DuplicateMessageError */
export function appendEvent(statements: Statements, name: string, room: RoomRow, offset: number, given: DurableEvent): StoredEvent {
  const event = given.type === 'message.created' ? { ...given, message: { ...given.message, offset } } : ofRemoved(statements, room, given);
  let foldsInto: string | null = null;
  let about: string | null = null;
  switch (event.type) {
    case 'message.created': {
      const { message } = event;
      const first = statements.usedId.get(room.id, message.id) as UsedIdRow | undefined;
      if (first !== undefined) throw new DuplicateMessageError(name, message.id, first.offset);
      statements.addMessage.run(room.id, message.id, offset, offset, message.status === 'streaming' ? 1 : 0, jsonOf(message));
      break;
    }
    case 'message.delta':
    case 'message.part':
      foldsInto = event.id;
      break;
    case 'message.completed':
      change(statements, name, room, offset, event);
      statements.fold.run(room.id, event.id);
      about = event.id;
      break;
    case 'message.edited':
      change(statements, name, room, offset, event);
      redact(statements, room, event);
      about = event.id;
      break;
    case 'message.removed':
      redact(statements, room, event);
      statements.removeMessage.run(room.id, event.id);
      break;
    case 'run.updated':
    case 'room.updated':
      break;
  }
  statements.addEvent.run(room.id, offset, foldsInto, about, jsonOf(event));
  return { offset, event };
}

/** A late event of a removed message brings no text back. */
function ofRemoved(statements: Statements, room: RoomRow, event: Exclude<DurableEvent, { type: 'message.created' }>): DurableEvent {
  if (event.type === 'run.updated' || event.type === 'room.updated' || event.type === 'message.removed') return event;
  const used = statements.usedId.get(room.id, event.id) as UsedIdRow | undefined;
  return used?.removed === 1 ? redactEvent(event, { type: 'message.removed', id: event.id }) : event;
}

function change(statements: Statements, name: string, room: RoomRow, offset: number, event: MessageChange): void {
  const before = messageOf(statements.message.get(name, event.id));
  if (before === undefined) return;
  const after = foldMessage(before, event);
  statements.changeMessage.run(jsonOf(after), after.status === 'streaming' ? 1 : 0, offset, room.id, event.id);
}

function redact(statements: Statements, room: RoomRow, by: Redaction): void {
  // The edit or removal stands for them, as a completion does.
  statements.fold.run(room.id, by.id);
  const used = statements.usedId.get(room.id, by.id) as UsedIdRow | undefined;
  const creation = used && (statements.event.get(room.id, used.offset) as EventRow | undefined);
  const rows = statements.about.all(room.id, by.id) as EventRow[];
  for (const { offset, json } of creation ? [creation, ...rows] : rows) {
    const event = redactEvent(parse(json) as DurableEvent, by);
    // A redacted edit holds no text, so at most one edit is left to redact.
    statements.redactEvent.run(jsonOf(event), event.type === 'message.completed' ? event.id : null, room.id, offset);
  }
}

/** Moves the floor below the newest `keep` events. Deltas of running answers stay for `unfinished`. */
export function trimEvents(statements: Statements, room: RoomRow, keep: number): void {
  const row = statements.eventBelow.get(room.id, keep) as { readonly offset: number } | undefined;
  if (row === undefined || row.offset <= room.floor) return;
  statements.setFloor.run(row.offset, room.id);
  statements.trim.run(room.id, row.offset);
}
