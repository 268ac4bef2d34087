/** Whatever a site's rule answers, every path into a conversation or a room leads through the gate. */
import fc from 'fast-check';
import { newConversation, uuidv7, type Message } from '@loqui/core/protocol';
import { describe, expect, it } from 'vitest';
import { createLoqui, type Loqui } from '../create-loqui.js';
import { memory } from '../store/memory.js';
import type { Agent, AgentCall } from '../agents/agent.js';
import { guestToken, listen, post } from '../testing/caller.js';
import type { Frames } from '../testing/frames.js';
import { PolledLine, SocketLine } from '../testing/wires.js';
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

/** `shared`: a room for everybody. The others: conversations of Ada and Bob, a removed one, and one that does not exist. */
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

/** What a path delivered: one answer, or a line that stays open. */
interface Delivered {
  readonly refused: boolean;
  readonly text: string;
  readonly line?: Line;
}

type Line = Frames & { close(): void };

/** A path, and all permissions that it needs. */
interface Path {
  readonly name: string;
  readonly needs: readonly Action[];
  /** Creates a missing conversation. */
  readonly founds?: boolean;
  /** For conversations only. */
  readonly conversations?: boolean;
  go(scene: Scene): Promise<Delivered>;
}

interface Scene {
  readonly loqui: Loqui;
  readonly as: Name;
  readonly kind: Kind;
  /** The room's cursor before its first message. */
  readonly cursor: string;
  /** Id of the room's active run. */
  readonly run: string;
}

const parts = [{ type: 'text', text: 'x' }] as const;
const read: readonly Action[] = ['room.read'];
const OTHER = 'other';

/** How each wire opens a line for the rooms of a `rooms` parameter. */
const WIRES = {
  'event stream': (loqui: Loqui, rooms: string, as: Name): Promise<Line> => listen(loqui, rooms, { as }),
  socket: (loqui: Loqui, rooms: string, as: Name): Promise<Line> => Promise.resolve(new SocketLine(loqui, rooms, { as })),
  'polled line': (loqui: Loqui, rooms: string, as: Name): Promise<Line> => Promise.resolve(new PolledLine(loqui, rooms, { as })),
};
type Wire = keyof typeof WIRES;

const ofRoom = (line: Line, kind: Kind): string => JSON.stringify(line.envelopes(ids[kind]));

/** The first event of the room on the line. */
async function deliveredOn(line: Line, kind: Kind): Promise<Delivered> {
  const first = await line.until(() => line.envelopes(ids[kind])[0]);
  return { refused: first.event.type === 'room.closed', text: ofRoom(line, kind), line };
}

function refusedBy(body: unknown): Delivered {
  return { refused: true, text: JSON.stringify(body) };
}

/** The line opens with the room. */
function opening(wire: Wire, where = (_: Scene): string => ''): Path['go'] {
  return async (scene) => deliveredOn(await WIRES[wire](scene.loqui, `${OTHER},${encodeURIComponent(ids[scene.kind])}${where(scene)}`, scene.as), scene.kind);
}

/** A browser's EventSource resumes the room. */
async function resumeByLastEventId({ loqui, as, kind, cursor }: Scene): Promise<Delivered> {
  const listener = await listen(loqui, encodeURIComponent(ids[kind]), { as, headers: { 'last-event-id': cursor } });
  return listener.response.ok ? deliveredOn(listener, kind) : refusedBy(await listener.response.json());
}

/** An open line joins the room. */
function joining(wire: Wire, where = (_: Scene): string | undefined => undefined): Path['go'] {
  return async (scene) => {
    const { loqui, as, kind } = scene;
    const line = await WIRES[wire](loqui, OTHER, as);
    const connection = await line.connection();
    const cursor = where(scene);
    const answer = await post(loqui, { type: 'room.join', room: ids[kind], connection, ...(cursor !== undefined && { cursor }) }, { as });
    return answer.status === 200 ? deliveredOn(line, kind) : { ...refusedBy(answer.body), line };
  };
}

/** A message joins the sender's line to the room. */
function sendingAndJoining(wire: Wire): Path['go'] {
  return async ({ loqui, as, kind }) => {
    const line = await WIRES[wire](loqui, OTHER, as);
    const connection = await line.connection();
    const answer = await post(loqui, { type: 'message.send', room: ids[kind], message: { id: uuidv7(), parts }, connection }, { as });
    if (answer.status !== 200) return { ...refusedBy(answer.body), line };
    return (answer.body as { joined?: boolean }).joined ? deliveredOn(line, kind) : { refused: false, text: '' };
  };
}

/** By a request, and by a socket. */
function command(name: string, needs: readonly Action[], make: (scene: Scene) => object, more: Partial<Path> = {}): Path[] {
  return [
    {
      name,
      needs,
      ...more,
      async go(scene) {
        const answer = await post(scene.loqui, make(scene), { as: scene.as });
        return { refused: answer.status >= 400, text: JSON.stringify(answer.body) };
      },
    },
    {
      name: `${name}, over a socket`,
      needs,
      ...more,
      async go(scene) {
        const line = new SocketLine(scene.loqui, OTHER, { as: scene.as });
        await line.signal('hello');
        const reply = await line.command(make(scene));
        return { refused: reply.error !== undefined, text: JSON.stringify(reply), line };
      },
    },
  ];
}

const inRoom = (type: string, more: object = {}) => ({ kind }: Scene) => ({ type, room: ids[kind], ...more }); // prettier-ignore
const onMessage = (type: string, name: string, more: object = {}) => ({ kind }: Scene) => ({ type, room: ids[kind], [name]: messages[kind], ...more }); // prettier-ignore
const sending = (message: (kind: Kind) => object) => ({ kind }: Scene) => ({ type: 'message.send', room: ids[kind], message: { parts, ...message(kind) } }); // prettier-ignore

const PATHS: readonly Path[] = [
  ...(Object.keys(WIRES) as Wire[]).flatMap((wire): Path[] => [
    { name: `an opening by ${wire}`, needs: read, go: opening(wire) },
    { name: `a resume by ${wire}`, needs: read, go: opening(wire, ({ cursor }) => `@${cursor}`) },
    { name: `a resume by ${wire} after another epoch`, needs: read, go: opening(wire, () => '@e:7') },
    { name: `a join by ${wire}`, needs: read, go: joining(wire) },
    { name: `a join by ${wire} with a cursor`, needs: read, go: joining(wire, ({ cursor }) => cursor) },
    { name: `a message that joins, by ${wire}`, needs: ['room.read', 'message.send'], founds: true, go: sendingAndJoining(wire) },
  ]),
  { name: 'a resume by Last-Event-ID', needs: read, go: resumeByLastEventId },
  ...command('history', read, inRoom('history.read')),
  ...command('history before an offset', read, inRoom('history.read', { before: 2 })),
  ...command('history around a message', read, onMessage('history.read', 'around')),
  ...command('a message', ['room.read', 'message.send'], sending(() => ({ id: uuidv7() })), { founds: true }), // prettier-ignore
  ...command('a question', ['room.read', 'message.send', 'run.start'], sending(() => ({ id: uuidv7(), to: ['helper'] })), { founds: true }), // prettier-ignore
  ...command('a repeated message', ['room.read', 'message.send'], sending((kind) => ({ id: messages[kind] })), { founds: true }), // prettier-ignore
  ...command('an edit', ['room.read', 'message.edit'], onMessage('message.edit', 'id', { parts })),
  ...command('a removal', ['room.read', 'message.remove'], onMessage('message.remove', 'id')),
  ...command('a stop', ['room.read', 'run.stop'], ({ kind, run }) => ({ type: 'run.stop', room: ids[kind], run })),
  ...command('a retry', ['room.read', 'run.retry', 'run.start'], onMessage('run.retry', 'message')),
  ...command('typing', ['room.read', 'typing.set'], inRoom('typing.set', { typing: true })),
  ...command('a new title', ['conversation.rename'], inRoom('conversation.rename', { title: 'x' }), { conversations: true }),
  ...command('the removal of all', ['conversation.remove'], inRoom('conversation.remove'), { conversations: true }),
];

/** Writes the secret until its run ends. */
class TalkativeAgent implements Agent {
  /** By room: the run that has written it. */
  readonly runs = new Map<string, string>();
  #wake: (() => void) | undefined;

  async *answer({ room, run, signal }: AgentCall): AsyncGenerator<string> {
    yield SECRET;
    this.runs.set(room, run);
    this.#wake?.();
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
  }

  async running(room: string): Promise<string> {
    if (!this.runs.has(room)) await new Promise<void>((resolve) => (this.#wake = resolve));
    return this.runs.get(room) ?? '';
  }
}

/** Paths that deliver a text of the room at once. */
const READS: ReadonlySet<Path> = new Set(PATHS.filter(({ needs, name }) => needs === read && !name.startsWith('history before')));

const permission = fc.constantFrom<Permission>(false, true, true, 'staff');
/** By member, room and action. */
const table = fc.array(permission, { minLength: NAMES.length * ROOMS.length * ACTIONS.length, maxLength: NAMES.length * ROOMS.length * ACTIONS.length });

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
        const permissionFor = (name: Name, room: Kind, action: Action): Permission =>
          answers[(NAMES.indexOf(name) * ROOMS.length + ROOMS.indexOf(room)) * ACTIONS.length + ACTIONS.indexOf(action)] ?? false;
        const authorize = ({ member, room, action, owner }: AuthorizeRequest): Permission => {
          const where = kinds.get(room);
          const who = members.get(member.id);
          if (where === undefined || who === undefined) return true;
          const whose = owners[where];
          // Who creates a conversation is asked as its owner.
          expect(owner).toBe(whose ? memberIds.get(whose) : where === 'shared' ? undefined : member.id);
          return permissionFor(who, where, action);
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
        const helper = new TalkativeAgent();
        const loqui = createLoqui({ store, authorize, agents: { helper }, guestDays: Number.POSITIVE_INFINITY, log: () => undefined });
        try {
          const exists = kind !== 'removed' && kind !== 'unknown';
          const { epoch } = await store.open(ids[kind]);
          const owner = { id: memberIds.get(owners[kind] ?? 'Cyd') ?? '', name: owners[kind] ?? 'Cyd', kind: 'person' } as const;
          const write = (more: { to?: string[] } = {}) => loqui.room(ids[kind]).send({ author: owner, content: SECRET, ...more });
          if (exists) await write({ to: ['helper'] });
          const run = exists ? await helper.running(ids[kind]) : uuidv7();
          const written = (await store.messages(ids[kind], { limit: 10 })).messages.length;

          const { refused, text, line } = await path.go({ loqui, as, kind, cursor: `${epoch}:1`, run });
          const may = (action: Action): boolean => {
            const permission = permissionFor(as, kind, action);
            if (kind === 'shared') return permission !== false;
            if (kind === 'unknown') return path.founds === true && permission !== false;
            return owners[kind] === as ? permission !== false : owners[kind] !== undefined && permission === 'staff';
          };
          const passes = path.needs.every(may);
          // Behind the gate there are other refusals too: another member's message, an unknown answer.
          if (!passes) expect(refused, text).toBe(true);
          if (!passes || refused) expect(text).not.toContain(SECRET);
          if (passes && path.needs === read) expect(refused, text).toBe(false);
          // Who may not create a missing conversation gets just that refusal.
          const hidden =
            kind !== 'shared' &&
            !may('room.read') &&
            !(owners[kind] === as) &&
            !(owners[kind] === undefined && path.founds && path.needs.some((action) => permissionFor(as, kind, action) === false));
          if (hidden && !passes) {
            expect(text).toContain('"unknown-room"');
            expect(text).toContain('There is no such conversation; it may have been removed.');
          }
          if (passes && exists && READS.has(path)) expect(text).toContain(SECRET);
          if (!passes && kind !== 'unknown') expect((await store.messages(ids[kind], { limit: 10 })).messages).toHaveLength(kind === 'removed' ? 0 : written);
          if (kind === 'removed') expect(await store.conversations.find(ids.removed)).toBeUndefined();
          if (!line) return;
          const receives = !refused && line.envelopes(ids[kind]).length > 0;
          const before = line.envelopes(ids[kind]).length;
          // Not where the path has removed the conversation.
          if (exists && (receives || refused)) await write();
          if (receives && exists)
            await line.until(() =>
              line
                .envelopes(ids[kind])
                .slice(before)
                .some(({ event }) => event.type === 'message.created'),
            );
          // A room writes its gathered frames before it closes a line.
          await loqui.close({ grace: 0 });
          await line.until(() => line.ended).catch(() => undefined);
          if (!receives) expect(line.envelopes(ids[kind]).filter(({ event }) => event.type !== 'room.closed')).toEqual([]);
        } finally {
          await loqui.close({ grace: 0 });
        }
      }),
      // All 5,000 where CI is set: they take a quarter of a minute of processor time.
      { numRuns: process.env['CI'] === undefined ? 1000 : 5000 },
    );
  });

  it('sends nothing of a conversation to a line without permission', async () => {
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
