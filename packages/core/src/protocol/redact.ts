import type { DurableEvent } from './events.js';
import type { Message } from './message.js';

export type Redaction = Extract<DurableEvent, { type: 'message.edited' | 'message.removed' }>;

export function isRedaction(event: DurableEvent): event is Redaction {
  return event.type === 'message.edited' || event.type === 'message.removed';
}

/** Id of the message whose text the event carries. */
export function subjectOf(event: DurableEvent): string | undefined {
  if (event.type === 'message.created') return event.message.id;
  return event.type === 'run.updated' || event.type === 'room.updated' ? undefined : event.id;
}

/** `event` without what the later redaction `by` withdraws. Type, id and offset stay, so that cursors resume. Same object if nothing changes. */
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
