import type { Author } from '@loqui/core/protocol';
import { foldTitle, UnknownConversationError, type ConversationStore, type Founding, type OwnedConversation } from './conversations.js';

interface Row extends OwnedConversation {
  readonly guest: boolean;
}

export interface MemoryConversations {
  readonly store: ConversationStore;
  /** Creates the conversation when `founding` is given. @throws UnknownConversationError when nothing can be written there */
  admit(room: string, founding: Founding | undefined): void;
  touch(room: string, time: number): void;
}

/** `forget` drops a room with its messages; `rewrite` changes the author of its messages. */
export function memoryConversations(ports: { forget(room: string): void; rewrite(room: string, from: string, to: Author): void }): MemoryConversations {
  /** `undefined`: removed. */
  const rows = new Map<string, Row | undefined>();
  const of = (owner: string): Row[] => [...rows.values()].filter((row) => row?.owner === owner) as Row[];

  return {
    admit(room, founding) {
      const row = rows.get(room);
      if (!row && founding && !rows.has(room)) {
        const now = Date.now();
        rows.set(room, { id: room, ...founding, createdAt: now, updatedAt: now });
      } else if (!row || (founding && row.owner !== founding.owner)) throw new UnknownConversationError(room);
    },
    touch(room, time) {
      const row = rows.get(room);
      if (row) rows.set(room, { ...row, updatedAt: Math.max(row.updatedAt, time) });
    },
    store: {
      find: async (id) => shown(rows.get(id)),
      async list(owner, { filter, after, limit }) {
        const wanted = filter === undefined ? '' : foldTitle(filter);
        return of(owner)
          .filter((row) => foldTitle(row.title).includes(wanted) && (!after || newestFirst(after, row) < 0))
          .sort(newestFirst)
          .slice(0, limit)
          .flatMap((row) => shown(row) ?? []);
      },
      count: async (owner) => of(owner).length,
      async rename(id, title) {
        const row = rows.get(id);
        if (row) rows.set(id, { ...row, title });
        return row !== undefined;
      },
      async remove(id) {
        if (!rows.get(id)) return false;
        rows.set(id, undefined);
        ports.forget(id);
        return true;
      },
      async claim(from, to, guest) {
        const claimed = of(from);
        for (const row of claimed) {
          rows.set(row.id, { ...row, owner: to.id, guest });
          ports.rewrite(row.id, from, to);
        }
        return claimed.map(({ id }) => id);
      },
      idle: async (before, limit) => [...rows.values()].flatMap((row) => (row?.guest && row.updatedAt < before ? [row.id] : [])).slice(0, limit),
    },
  };
}

function newestFirst(a: Pick<Row, 'id' | 'updatedAt'>, b: Pick<Row, 'id' | 'updatedAt'>): number {
  return b.updatedAt - a.updatedAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

function shown(row: Row | undefined): OwnedConversation | undefined {
  if (!row) return undefined;
  const { id, owner, title, createdAt, updatedAt } = row;
  return { id, owner, title, createdAt, updatedAt };
}
