/** What stays readable of a message's earlier events once it was edited or removed: their place in the log, and nothing that was taken back. */
import type { DurableEvent } from './events.js';
import type { Message } from './message.js';

/** What takes text back: the old parts, or all of the message. */
export type Redaction = Extract<DurableEvent, { type: 'message.edited' | 'message.removed' }>;

/** True for events that take text back. */
export function isRedaction(event: DurableEvent): event is Redaction {
  return event.type === 'message.edited' || event.type === 'message.removed';
}

/** The message an event carries text of. */
export function subjectOf(event: DurableEvent): string | undefined {
  if (event.type === 'message.created') return event.message.id;
  return event.type === 'run.updated' || event.type === 'room.updated' ? undefined : event.id;
}

/**
 * `event` as it is read after `by`, which names the same message and comes later in the log; the same object where it holds nothing of the old.
 * Its type, id and place stay, so a cursor before it still resumes: whoever folds all of it ends where everybody else is.
 * What created or completed the message has the new parts after an edit, and none after a removal. Deltas, parts and earlier edits are empty:
 * the edit or removal itself follows them.
 */
export function redactEvent(event: DurableEvent, by: Redaction): DurableEvent {
  if (event === by || subjectOf(event) !== by.id) return event;
  const parts = by.type === 'message.edited' ? by.parts : [];
  switch (event.type) {
    case 'message.created':
      return { ...event, message: by.type === 'message.edited' ? { ...event.message, parts } : tombstone(event.message) };
    case 'message.completed': {
      if (by.type === 'message.edited') return { ...event, parts };
      const { type, id, status, completedAt } = event;
      return { type, id, parts, status, completedAt };
    }
    case 'message.delta':
      return { ...event, text: '' };
    case 'message.part':
      return { ...event, value: { type: 'text', text: '' } };
    case 'message.edited':
      return { ...event, parts: [] };
    default:
      return event;
  }
}

/** Who wrote when, where it stood and what it answered: without its content, addressees and metadata. */
function tombstone({ id, author, role, status, createdAt, offset, replyTo, thread, parent, run }: Message): Message {
  return {
    id,
    author,
    role,
    parts: [],
    status,
    createdAt,
    ...(offset !== undefined && { offset }),
    ...(replyTo !== undefined && { replyTo }),
    ...(thread !== undefined && { thread }),
    ...(parent !== undefined && { parent }),
    ...(run !== undefined && { run }),
  };
}
