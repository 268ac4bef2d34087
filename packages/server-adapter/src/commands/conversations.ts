import { isConversation, type Author, type Conversation, type ConversationPage, type Message } from '@loqui/core/protocol';
import { unknownRoom } from '../guard/gate.js';
import { guestId, isGuest } from '../guard/guests.js';
import { refusal } from '../guard/refusal.js';
import type { ServerLog } from '../guard/server-log.js';
import type { Supervisor } from '../run/supervisor.js';
import type { Founding, OwnedConversation } from '../store/conversations.js';
import type { Store } from '../store/store.js';
import { titleOf, tidyTitle } from './conversation-title.js';
import type { Lines } from './lines.js';
import type { Hub } from '../room/hub.js';

export interface ConversationsSetup {
  readonly store: Store;
  readonly hub: Hub;
  readonly lines: Pick<Lines, 'of'>;
  readonly supervisor: Supervisor;
  readonly log: ServerLog;
  readonly perMember: number;
  /** Milliseconds without a message after which a guest's conversation is deleted; `Infinity`: never. */
  readonly guestIdle: number;
}

const PAGE = 50;
/** Milliseconds between two searches for idle conversations. */
const SWEEP = 3_600_000;
const STEP = 100;

export class Conversations {
  #sweep: ReturnType<typeof setInterval> | undefined;
  #closed = false;

  constructor(private readonly setup: ConversationsSetup) {}

  async ownerOf(id: string): Promise<string | undefined> {
    this.#startSweep();
    return (await this.setup.store.conversations.find(id))?.owner;
  }

  /** `undefined` when the conversation exists. @throws LoquiError 409 `too-many-conversations` */
  async founding(id: string, message: Message): Promise<Founding | undefined> {
    const { store, perMember } = this.setup;
    if (await store.conversations.find(id)) return undefined;
    const owner = message.author.id;
    if ((await store.conversations.count(owner)) >= perMember) {
      throw refusal(409, 'too-many-conversations', `You have ${String(perMember)} conversations. Remove some before you begin another.`);
    }
    return { owner, guest: isGuest(owner), title: titleOf(message) };
  }

  /** @throws LoquiError 400 `bad-request` for an `after` that no page gave */
  async list(owner: string, { filter, after, limit = PAGE }: { filter?: string; after?: string; limit?: number } = {}): Promise<ConversationPage> {
    const found = await this.setup.store.conversations.list(owner, {
      limit: limit + 1,
      ...(filter !== undefined && { filter }),
      ...(after !== undefined && { after: placeOf(after) }),
    });
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return { conversations: page.map(shown), ...(last && { next: `${String(last.updatedAt)} ${last.id}` }) };
  }

  /** @throws LoquiError 404 `unknown-room` */
  async rename(id: string, title: string): Promise<void> {
    const { store, hub } = this.setup;
    const tidy = tidyTitle(title);
    if (!(await store.conversations.rename(id, tidy))) throw unknownRoom();
    await hub.use(id, (room) => room.append({ type: 'room.updated', info: { ...room.info, title: tidy } }));
    await this.changed(id);
  }

  /** Stops the runs, deletes everything, and closes the room for its subscribers. False when there is none. */
  async remove(id: string): Promise<boolean> {
    const { store, hub, supervisor } = this.setup;
    const found = await store.conversations.find(id);
    if (!found) return false;
    for (const run of hub.peek(id)?.runs.keys() ?? []) await supervisor.stop(id, run);
    const removed = await store.conversations.remove(id);
    await hub.end(id, unknownRoom().toFailure());
    this.#announceChange(found.owner);
    return removed;
  }

  /** Gives the conversations of the guest with this secret to the member. Resolves with their number. */
  async claim(member: Author, secret: string): Promise<number> {
    const { store, hub, lines } = this.setup;
    const guest = await guestId(secret);
    if (guest === member.id) return 0;
    const ids = await store.conversations.claim(guest, member, isGuest(member.id));
    for (const id of ids) {
      const room = hub.peek(id);
      room?.claim(guest, member);
      room?.expel(
        [...lines.of(guest)].filter((line) => line.rooms.has(id)),
        unknownRoom().toFailure(),
      );
    }
    if (ids.length > 0) for (const owner of [guest, member.id]) this.#announceChange(owner);
    return ids.length;
  }

  async changed(id: string): Promise<void> {
    const found = isConversation(id) ? await this.setup.store.conversations.find(id) : undefined;
    if (found) this.#announceChange(found.owner);
  }

  async endIdle(now = Date.now()): Promise<number> {
    const { store, guestIdle } = this.setup;
    if (!Number.isFinite(guestIdle)) return 0;
    let ended = 0;
    for (;;) {
      const ids = await store.conversations.idle(now - guestIdle, STEP);
      for (const id of ids) if (await this.remove(id)) ended += 1;
      if (ids.length < STEP || this.#closed) return ended;
    }
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#sweep);
  }

  #announceChange(owner: string): void {
    for (const line of this.setup.lines.of(owner)) line.send({ type: 'conversations.changed' });
  }

  /** Called at the first use: some platforms allow no timer before a request. */
  #startSweep(): void {
    if (this.#sweep !== undefined || this.#closed || !Number.isFinite(this.setup.guestIdle)) return;
    const sweep = (): void => {
      this.endIdle().catch((error: unknown) =>
        this.setup.log('warn', 'Idle conversations of guests could not be ended; this is tried again in an hour.', error),
      );
    };
    this.#sweep = setInterval(sweep, SWEEP);
    // The timer must not keep a Node process alive.
    (this.#sweep as { unref?: () => void }).unref?.();
    sweep();
  }
}

function shown({ id, title, createdAt, updatedAt }: OwnedConversation): Conversation {
  return { id, title, createdAt, updatedAt };
}

function placeOf(after: string): Pick<Conversation, 'id' | 'updatedAt'> {
  const [, updatedAt, id] = /^(\d{1,15}) (conversation:\S+)$/.exec(after) ?? [];
  if (updatedAt === undefined || id === undefined) throw refusal(400, 'bad-request', 'Bad conversation.list: after: must be `next` of the page before.');
  return { id, updatedAt: Number(updatedAt) };
}
