/**
 * The last edits and removals of a room. A page of history that was read before one of them can arrive after it, and would show what was taken away:
 * over HTTP nothing orders the two.
 */
import { foldMessage, type DurableEvent, type Page } from '../protocol/index.js';

type Redaction = Extract<DurableEvent, { type: 'message.edited' | 'message.removed' }>;

/** By the id of the message; the last one of each message. */
export type RecentRedactions = ReadonlyMap<string, Redaction>;

/** How many are kept: more than a room redacts while one page is under way. */
const KEPT = 100;

export function withRedaction(known: RecentRedactions, event: Redaction): RecentRedactions {
  const next = new Map(known);
  next.delete(event.id);
  next.set(event.id, event);
  if (next.size > KEPT) next.delete(next.keys().next().value ?? '');
  return next;
}

/** The page as the room has it by now. Where the page shows the edit already, or a later one, it stands. */
export function applyRedactions(known: RecentRedactions, page: Page): Page {
  if (known.size === 0) return page;
  const messages = page.messages.flatMap((message) => {
    const event = known.get(message.id);
    if (event?.type === 'message.removed') return [];
    return event && event.editedAt > (message.editedAt ?? 0) ? foldMessage(message, event) : message;
  });
  return { ...page, messages };
}
