/** A member's conversations as the site's own code uses them: without a limit or a question of rights. */
import { checkConversation, type ConversationPage } from '@loqui/core/protocol';
import { unknownRoom } from '../guard/gate.js';
import type { Service } from './service.js';

export interface ConversationsHandle {
  /** Member id. */
  readonly member: string;
  /** The one with the newest message first. `filter`: what the title holds. `after`: `next` of the page before. Default limit: 50. */
  list(query?: { readonly filter?: string; readonly after?: string; readonly limit?: number }): Promise<ConversationPage>;
  /** @throws LoquiError `unknown-room` when the member has no such conversation; ProtocolError `bad-room` */
  rename(id: string, title: string): Promise<void>;
  /** Deletes the conversation with its messages; false when the member has no such. @throws ProtocolError `bad-room` */
  remove(id: string): Promise<boolean>;
  /** Deletes all of them, say when an account ends. Resolves with their number. */
  removeAll(): Promise<number>;
}

export function conversationsHandle({ conversations }: Service, member: string): ConversationsHandle {
  const isTheirs = async (id: string): Promise<boolean> => (await conversations.ownerOf(checkConversation(id))) === member;
  return {
    member,
    list: (query) => conversations.list(member, query),
    async rename(id, title) {
      if (!(await isTheirs(id))) throw unknownRoom();
      await conversations.rename(id, title);
    },
    remove: async (id) => (await isTheirs(id)) && conversations.remove(id),
    async removeAll() {
      let removed = 0;
      for (;;) {
        const page = await conversations.list(member);
        for (const { id } of page.conversations) if (await conversations.remove(id)) removed += 1;
        if (page.next === undefined) return removed;
      }
    },
  };
}
