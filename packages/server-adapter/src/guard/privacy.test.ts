/** Whatever a site's rule answers: no path leads into a conversation, or a room, but through the gate. */
import fc from 'fast-check';
import { newConversation, uuidv7, type Message } from '@loqui/core/protocol';
import { describe, expect, it } from 'vitest';
import { createLoqui, type Loqui } from '../create-loqui.js';
import { memory } from '../store/memory.js';
import { guestToken, listen, post, type Answer } from '../testing/caller.js';
import type { Action, AuthorizeRequest, Permission } from './gate.js';
import { guestId } from './guests.js';

const NAMES = ['Ada', 'Bob', 'Cyd'] as const;
type Name = (typeof NAMES)[number];

const ACTIONS: readonly Action[] = [
  'room.read',
  'message.send',
  'message.edit',
  'message.remove',
  'run.start',
  'run.stop',
  'run.retry',
  'typing.set',
  'conversation.rename',
  'conversation.remove',
];

/** `shared`: everybody's. The others: conversations of Ada and Bob, one that was removed, and one that nobody made. */
const ROOMS = ['shared', 'of Ada', 'of Bob', 'removed', 'unknown'] as const;
type Kind = (typeof ROOMS)[number];

const SECRET = 'the secret of this room';
const ids: Readonly<Record<Kind, string>> = {
  shared: 'lobby',
  'of Ada': newConversation(),
  'of Bob': newConversation(),
  removed: newConversation(),
  unknown: newConversation(),
};
const messages: Readonly<Record<Kind, string>> = { shared: uuidv7(), 'of Ada': uuidv7(), 'of Bob': uuidv7(), removed: uuidv7(), unknown: uuidv7() };

/** What the site's rule answers, and the paths that are tried: each needs these permissions, all of them. */
interface Path {
  readonly name: string;
  readonly needs: readonly Action[];
  /** Makes a conversation where there is none. */
  readonly founds?: boolean;
  /** Only there for conversations. */
  readonly conversations?: boolean;
  go(loqui: Loqui, as: Name, kind: Kind): Promise<Answer | string>;
}

const parts = [{ type: 'text', text: 'x' }] as const;

function command(name: string, needs: readonly Action[], make: (room: string, kind: Kind) => object, more: Partial<Path> = {}): Path {
  return { name, needs, go: (loqui, as, kind) => post(loqui, make(ids[kind], kind), { as }), ...more };
}

/** Opens a line and gives all that it says of the room. */
async function opening(loqui: Loqui, as: Name, kind: Kind, cursor = '', last?: string): Promise<string> {
  const listener = await listen(loqui, `other,${encodeURIComponent(ids[kind])}${cursor}`, {
    as,
    ...(last !== undefined && { headers: { 'last-event-id': last } }),
  });
  if (!listener.response.ok) return listener.response.text();
  await listener.until(() => listener.envelopes(ids[kind]).length > 0);
  const said = JSON.stringify(listener.envelopes(ids[kind]));
  listener.close();
  return said;
}

/** Joins on a line that is open already. */
async function joining(loqui: Loqui, as: Name, kind: Kind, cursor?: string): Promise<Answer | string> {
  const listener = await listen(loqui, '', { as });
  if (!listener.response.ok) return listener.response.text();
  await listener.signal('hello');
  const { connection } = listener.frames[0] as { connection: string };
  const answer = await post(loqui, { type: 'room.join', room: ids[kind], connection, ...(cursor !== undefined && { cursor }) }, { as });
  if (answer.status !== 200) return answer;
  const snapshot = await listener.until(() => listener.envelopes(ids[kind])[0]);
  listener.close();
  return JSON.stringify(snapshot);
}

const read: readonly Action[] = ['room.read'];
const PATHS: readonly Path[] = [
  { name: 'an opening', needs: read, go: opening },
  { name: 'a resume', needs: read, go: (loqui, as, kind) => opening(loqui, as, kind, '@e:0') },
  { name: 'a join', needs: read, go: joining },
  { name: 'a join with a cursor', needs: read, go: (loqui, as, kind) => joining(loqui, as, kind, 'e:0') },
  command('history', read, (room) => ({ type: 'history.read', room })),
  command('history around a message', read, (room, kind) => ({ type: 'history.read', room, around: messages[kind] })),
  command('a message', ['room.read', 'message.send'], (room) => ({ type: 'message.send', room, message: { id: uuidv7(), parts } }), { founds: true }),
  command(
    'a question',
    ['room.read', 'message.send', 'run.start'],
    (room) => ({ type: 'message.send', room, message: { id: uuidv7(), parts, to: ['helper'] } }),
    {
      founds: true,
    },
  ),
  command('a repeated message', ['room.read', 'message.send'], (room, kind) => ({ type: 'message.send', room, message: { id: messages[kind], parts } }), {
    founds: true,
  }),
  command('an edit', ['room.read', 'message.edit'], (room, kind) => ({ type: 'message.edit', room, id: messages[kind], parts })),
  command('a removal', ['room.read', 'message.remove'], (room, kind) => ({ type: 'message.remove', room, id: messages[kind] })),
  command('a stop', ['room.read', 'run.stop'], (room) => ({ type: 'run.stop', room, run: uuidv7() })),
  command('a retry', ['room.read', 'run.retry', 'run.start'], (room, kind) => ({ type: 'run.retry', room, message: messages[kind] })),
  command('typing', ['room.read', 'typing.set'], (room) => ({ type: 'typing.set', room, typing: true })),
  command('a new title', ['conversation.rename'], (room) => ({ type: 'conversation.rename', room, title: 'x' }), { conversations: true }),
  command('the removal of all', ['conversation.remove'], (room) => ({ type: 'conversation.remove', room }), { conversations: true }),
];

const answer = fc.constantFrom<Permission>(false, true, true, 'staff');
/** By member, room and action. */
const table = fc.array(answer, { minLength: NAMES.length * ROOMS.length * ACTIONS.length, maxLength: NAMES.length * ROOMS.length * ACTIONS.length });

describe('no path without the gate', () => {
  it('holds for any rule, any member, any room', { timeout: 240_000 }, async () => {
    const members = new Map<string, Name>();
    for (const name of NAMES) members.set(await guestId(guestToken(name).split('.')[1] ?? ''), name);
    const memberIds = new Map([...members].map(([id, name]) => [name, id]));
    const kinds = new Map(ROOMS.map((kind) => [ids[kind], kind]));
    const owners: Partial<Record<Kind, Name>> = { 'of Ada': 'Ada', 'of Bob': 'Bob' };

    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom(...NAMES), fc.constantFrom(...ROOMS), fc.constantFrom(...PATHS), async (answers, as, kind, path) => {
        if (path.conversations && kind === 'shared') return;
        const says = (name: Name, room: Kind, action: Action): Permission =>
          answers[(NAMES.indexOf(name) * ROOMS.length + ROOMS.indexOf(room)) * ACTIONS.length + ACTIONS.indexOf(action)] ?? false;
        const authorize = ({ member, room, action, owner }: AuthorizeRequest): Permission => {
          const where = kinds.get(room);
          const who = members.get(member.id);
          if (where === undefined || who === undefined) return true;
          const whose = owners[where];
          // Who makes one is asked as its owner.
          expect(owner).toBe(whose ? memberIds.get(whose) : where === 'shared' ? undefined : member.id);
          return says(who, where, action);
        };
        const store = memory();
        for (const one of ['shared', 'of Ada', 'of Bob', 'removed'] as const) {
          const author = owners[one] ?? 'Cyd';
          const owner = memberIds.get(author) ?? '';
          const message: Message = {
            id: messages[one],
            author: { id: owner, name: author, kind: 'person' },
            role: 'user',
            parts: [{ type: 'text', text: SECRET }],
            status: 'completed',
            createdAt: 1,
          };
          await store.append(ids[one], [{ type: 'message.created', message }], undefined, { owner, guest: true, title: SECRET });
        }
        await store.conversations.remove(ids.removed);
        const helper = {
          async *answer() {
            yield 'yes';
          },
        };
        const loqui = createLoqui({ store, authorize, agents: { helper }, guestDays: Number.POSITIVE_INFINITY, log: () => undefined });
        try {
          const given = await path.go(loqui, as, kind);
          const said = typeof given === 'string' ? given : JSON.stringify(given.body);
          const may = (action: Action): boolean => {
            const permission = says(as, kind, action);
            if (kind === 'shared') return permission !== false;
            if (kind === 'unknown') return path.founds === true && permission !== false;
            return owners[kind] === as ? permission !== false : owners[kind] !== undefined && permission === 'staff';
          };
          const passes = path.needs.every(may);
          const refused = typeof given === 'string' ? given.includes('"error"') : given.status >= 400;
          // Behind the gate there are refusals of other kinds too: somebody else's message, an unknown answer.
          if (!passes) expect(refused, said).toBe(true);
          if (!passes || refused) expect(said).not.toContain(SECRET);
          if (passes && path.needs === read) expect(refused, said).toBe(false);
          // Who may not make one where there is none is told just that.
          const hidden =
            kind !== 'shared' &&
            !may('room.read') &&
            !(owners[kind] === as) &&
            !(owners[kind] === undefined && path.founds && path.needs.some((action) => says(as, kind, action) === false));
          if (hidden && !passes) {
            expect(said).toContain('"unknown-room"');
            expect(said).toContain('There is no such conversation; it may have been removed.');
          }
          if (!passes && kind !== 'unknown') expect((await store.messages(ids[kind], { limit: 10 })).messages).toHaveLength(kind === 'removed' ? 0 : 1);
          if (kind === 'removed') expect(await store.conversations.find(ids.removed)).toBeUndefined();
        } finally {
          await loqui.close({ grace: 0 });
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('gives nothing of a conversation to whoever listens without permission', async () => {
    const loqui = createLoqui({ log: () => undefined });
    const room = newConversation();
    const bob = await listen(loqui, `lobby,${encodeURIComponent(room)}`, { as: 'Bob' });
    await bob.until(() => bob.envelopes(room).length > 0);
    await post(loqui, { type: 'message.send', room, message: { id: uuidv7(), parts: [{ type: 'text', text: SECRET }] } });
    await post(loqui, { type: 'message.send', room: 'lobby', message: { id: uuidv7(), parts } });
    await bob.event('message.created');
    expect(bob.envelopes(room)).toEqual([{ room, event: { type: 'room.closed', error: { code: 'unknown-room', message: expect.any(String) as string } } }]);
    expect(JSON.stringify(bob.frames)).not.toContain(SECRET);
    await loqui.close({ grace: 0 });
  });
});
