/** How a room reaches the elements below a provider: read-only state, never the client. */
import { createContext } from '@lit/context';
import type { ConversationsView, RoomView } from '@loqui/core';

/** The room of the nearest provider or panel; `undefined` while there is none. The key is shared by all copies of Loqui in a page. */
export const roomContext = createContext<RoomView | undefined>(Symbol.for('loqui-room'));

/** One's own conversations, where one of them is shown. */
export interface OwnConversations {
  readonly view: ConversationsView;
  /** Id of the one that is shown; '' for a new one. */
  readonly current: string;
}

/** Of the nearest provider that shows a private conversation. */
export const conversationsContext = createContext<OwnConversations | undefined>(Symbol.for('loqui-conversations'));
/** What the composer is about beside a new message of its own: an edit of a message, or an answer to one. */
export interface Composing {
  readonly kind: 'edit' | 'reply';
  readonly messageId: string;
}

/** What was begun in the nearest panel or provider; `undefined` while nothing is. */
export const composingContext = createContext<Composing | undefined>(Symbol.for('loqui-composing'));
