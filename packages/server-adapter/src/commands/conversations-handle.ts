/** A member's conversations for the site's own code. No limits apply, and `authorize` is not asked. */
import type { ConversationPage } from '@loqui/core/protocol';
import { unknownRoom } from '../guard/gate.js';
import { checkConversationId, checkListQuery, checkMember, checkText } from './handle-input.js';
import type { Service } from './service.js';

export interface ConversationsHandle {
  readonly member: string;
  /** Newest message first. `after`: `next` of the page before. Default limit: 50. @throws LoquiError `bad-value`, `bad-request` */
  list(query?: { readonly filter?: string; readonly after?: string; readonly limit?: number }): Promise<ConversationPage>;
  /** @throws LoquiError `bad-value`, `unknown-room` when the member has no such conversation; ProtocolError `bad-room` */
  rename(id: string, title: string): Promise<void>;
  /** Deletes the messages too. False when the member has no such conversation. @throws LoquiError `bad-value`, ProtocolError `bad-room` */
  remove(id: string): Promise<boolean>;
  /** Resolves with their number. */
  removeAll(): Promise<number>;
}

/** @throws LoquiError `bad-value` when `of` is no member id */
export function conversationsHandle({ conversations, gate }: Service, of: string): ConversationsHandle {
  const member = checkMember(of, 'conversations(member)');
  const isTheirs = async (id: string): Promise<boolean> => (await conversations.ownerOf(id)) === member;
  return {
    member,
    async list(query = {}) {
      return conversations.list(member, checkListQuery(query));
    },
    async rename(input, words) {
      const id = checkConversationId(input, 'rename(id, title)');
      const title = checkText(words, 'rename(id, title): title', gate.limits);
      if (!(await isTheirs(id))) throw unknownRoom();
      await conversations.rename(id, title);
    },
    async remove(input) {
      const id = checkConversationId(input, 'remove(id)');
      return (await isTheirs(id)) && conversations.remove(id);
    },
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
