/** The events a provider carries out. */
import {
  LoquiConversationEvent,
  LoquiConversationFilterEvent,
  LoquiConversationMoreEvent,
  LoquiConversationRemoveEvent,
  LoquiConversationRenameEvent,
  LoquiConversationRestoreEvent,
  LoquiDiscardEvent,
  LoquiDraftEvent,
  LoquiEditEvent,
  LoquiJumpEvent,
  LoquiNewChatEvent,
  LoquiNewerEvent,
  LoquiOlderEvent,
  LoquiPresentEvent,
  LoquiReconnectEvent,
  LoquiReleaseEvent,
  LoquiRemoveEvent,
  LoquiReopenEvent,
  LoquiRetryEvent,
  LoquiSendEvent,
  LoquiStopEvent,
  LoquiTypingEvent,
  LoquiUndoEvent,
  LoquiUndoExtendEvent,
} from '../events.js';

/** In the room. */
export const acts = [
  LoquiSendEvent,
  LoquiRetryEvent,
  LoquiDiscardEvent,
  LoquiEditEvent,
  LoquiRemoveEvent,
  LoquiUndoEvent,
  LoquiUndoExtendEvent,
  LoquiReconnectEvent,
  LoquiStopEvent,
  LoquiTypingEvent,
  LoquiOlderEvent,
  LoquiNewerEvent,
  LoquiReleaseEvent,
  LoquiReopenEvent,
  LoquiJumpEvent,
  LoquiPresentEvent,
  LoquiDraftEvent,
].map(({ type }) => type);

/** Among one's own conversations. */
export const conversationActs = [
  LoquiNewChatEvent,
  LoquiConversationEvent,
  LoquiConversationRenameEvent,
  LoquiConversationRemoveEvent,
  LoquiConversationRestoreEvent,
  LoquiConversationFilterEvent,
  LoquiConversationMoreEvent,
].map(({ type }) => type);
