/** The last edits and removals of a room. A page that was read before one of them may arrive later, and must not bring the old text back. */
import { foldMessage, type DurableEvent, type Page } from '../protocol/index.js';

type Redaction = Extract<DurableEvent, { type: 'message.edited' | 'message.removed' }>;

export type RecentRedactions = ReadonlyMap<string, Redaction>;

/** More than a room redacts while a page is on its way. */
const KEPT = 100;

export function withRedaction(known: RecentRedactions, event: Redaction): RecentRedactions {
  const next = new Map(known);
  next.delete(event.id);
  next.set(event.id, event);
  if (next.size > KEPT) next.delete(next.keys().next().value ?? '');
  return next;
}

/** Applies the redactions that are newer than the page. */
export function applyRedactions(known: RecentRedactions, page: Page): Page {
  if (known.size === 0) return page;
  const messages = page.messages.flatMap((message) => {
    const event = known.get(message.id);
    if (event?.type === 'message.removed') return [];
    return event && event.editedAt > (message.editedAt ?? 0) ? foldMessage(message, event) : message;
  });
  return { ...page, messages };
}
