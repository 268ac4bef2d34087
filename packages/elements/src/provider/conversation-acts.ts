/** How each act is applied to the person's conversations. Fetched with the first such act. */
import type { Client } from '@loqui/core';
import {
  LoquiConversationFilterEvent,
  LoquiConversationMoreEvent,
  LoquiConversationRemoveEvent,
  LoquiConversationRenameEvent,
  LoquiConversationRestoreEvent,
} from '../events.js';

/** Time to undo a removal, in ms. */
const UNDO = 5000;

/** @throws LoquiError */
export async function actOnConversations({ conversations }: Client, event: Event): Promise<void> {
  if (event instanceof LoquiConversationRenameEvent) await conversations.rename(event.conversation, event.title);
  else if (event instanceof LoquiConversationRemoveEvent) await conversations.remove(event.conversation, { after: UNDO });
  else if (event instanceof LoquiConversationRestoreEvent) conversations.restore(event.conversation);
  else if (event instanceof LoquiConversationFilterEvent) await conversations.filter(event.text);
  else if (event instanceof LoquiConversationMoreEvent) await (conversations.state.status === 'failed' ? conversations.refresh() : conversations.loadMore());
}
