import type { DurableEvent, Message } from '@loqui/core/protocol';
import { authoredBy, claimedBy, foldTitle, UnknownConversationError, type ConversationStore, type Founding, type OwnedConversation } from './conversations.js';
import type { Statements } from './sqlite-statements.js';

interface Row {
  readonly name: string;
  readonly owner: string;
  readonly title: string;
  readonly created: number;
  readonly updated: number;
  readonly removed: number;
}

interface Ports {
  readonly read: <T>(work: (statements: Statements) => T) => Promise<T>;
  /** In one transaction. `erases`: it removes something for good. */
  readonly write: <T>(work: (statements: Statements) => T, erases?: boolean) => Promise<T>;
}

/** Inside a transaction: creates the conversation when `founding` is given. @throws UnknownConversationError when nothing can be written there */
export function admitConversation(statements: Statements, room: string, founding: Founding | undefined): void {
  const row = statements.conversation.get(room) as Row | undefined;
  if (!row && founding) {
    const now = Date.now();
    statements.addConversation.run(room, founding.owner, founding.guest ? 1 : 0, founding.title, foldTitle(founding.title), now, now);
  } else if (!row || row.removed === 1 || (founding && row.owner !== founding.owner)) throw new UnknownConversationError(room);
}

export function touchConversation(statements: Statements, room: string, events: readonly DurableEvent[]): void {
  const newest = events.findLast((event) => event.type === 'message.created');
  if (newest?.type === 'message.created') statements.touchConversation.run(newest.message.createdAt, room);
}

export function sqliteConversations({ read, write }: Ports): ConversationStore {
  return {
    find: (id) =>
      read((statements) => {
        const row = statements.conversation.get(id) as Row | undefined;
        return row?.removed === 0 ? shown(row) : undefined;
      }),
    list: (owner, { filter, after, limit }) =>
      read((statements) => {
        const { updatedAt, id } = after ?? { updatedAt: Number.MAX_SAFE_INTEGER, id: '' };
        const rows = statements.conversations.all(owner, filter === undefined ? '' : foldTitle(filter), updatedAt, updatedAt, id, Math.max(0, limit)) as Row[];
        return rows.map(shown);
      }),
    count: (owner) => read((statements) => (statements.countConversations.get(owner) as { readonly count: number }).count),
    rename: (id, title) =>
      write((statements) => {
        const row = statements.conversation.get(id) as Row | undefined;
        if (!row || row.removed === 1) return false;
        statements.renameConversation.run(title, foldTitle(title), id);
        return true;
      }),
    remove: (id) =>
      write((statements) => {
        const row = statements.conversation.get(id) as Row | undefined;
        if (!row || row.removed === 1) return false;
        statements.removeConversation.run(id);
        const room = statements.room.get(id) as { readonly id: number } | undefined;
        if (!room) return true;
        statements.dropEvents.run(room.id);
        statements.dropMessages.run(room.id);
        statements.dropRoom.run(room.id);
        return true;
      }, true),
    claim: (from, to, guest) =>
      write((statements) => {
        const rows = statements.conversations.all(from, '', Number.MAX_SAFE_INTEGER, 0, '', -1) as Row[];
        for (const { name } of rows) {
          statements.claimConversation.run(to.id, guest ? 1 : 0, name);
          const room = statements.room.get(name) as { readonly id: number } | undefined;
          if (!room) continue;
          for (const { id, json } of statements.messagesOf.all(room.id) as { readonly id: string; readonly json: string }[]) {
            const before = JSON.parse(json) as Message;
            const after = authoredBy(before, from, to);
            if (after !== before) statements.rewriteMessage.run(JSON.stringify(after), room.id, id);
          }
          for (const { offset, json } of statements.eventsOf.all(room.id) as { readonly offset: number; readonly json: string }[]) {
            const before = JSON.parse(json) as DurableEvent;
            const after = claimedBy(before, from, to);
            if (after !== before) statements.rewriteEvent.run(JSON.stringify(after), room.id, offset);
          }
        }
        return rows.map(({ name }) => name);
      }),
    idle: (before, limit) => read((statements) => (statements.idleConversations.all(before, Math.max(0, limit)) as Row[]).map(({ name }) => name)),
  };
}

function shown({ name, owner, title, created, updated }: Row): OwnedConversation {
  return { id: name, owner, title, createdAt: created, updatedAt: updated };
}
