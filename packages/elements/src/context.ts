/** Contexts give the elements below a provider read-only state, never the client. */
import { createContext } from '@lit/context';
import type { ConversationsView, RoomView } from '@loqui/core';

/** Room of the nearest provider or panel; `undefined` without one. `Symbol.for`: all copies of Loqui in a page share the key. */
export const roomContext = createContext<RoomView | undefined>(Symbol.for('loqui-room'));

export interface OwnConversations {
  readonly view: ConversationsView;
  /** Id of the conversation that is shown; '' for a new one. */
  readonly current: string;
}

/** Provided by the nearest provider that shows a private conversation. */
export const conversationsContext = createContext<OwnConversations | undefined>(Symbol.for('loqui-conversations'));
/** The message that the composer edits or answers. */
export interface Composing {
  readonly kind: 'edit' | 'reply';
  readonly messageId: string;
}

/** The edit or reply that was begun in the nearest panel or provider; `undefined` without one. */
export const composingContext = createContext<Composing | undefined>(Symbol.for('loqui-composing'));
