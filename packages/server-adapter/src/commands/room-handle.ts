/** A room for the site's own code. No limits apply, and `authorize` is not asked. */
import { isConversation, uuidv7, type Author, type Failure, type Message, type Page, type Part, type Presences, type RoomInfo } from '@loqui/core/protocol';
import { unknownRoom } from '../guard/gate.js';
import { askedAgents, postMessage } from './message-commands.js';
import { checkFailure, checkMember, checkMessage, checkPageQuery, checkRoomId, checkText } from './handle-input.js';
import type { Room } from '../room/room.js';
import type { Service } from './service.js';

export interface HandleMessage {
  readonly author: Author;
  readonly content: string | readonly Part[];
  /** UUID; the same id is accepted once. Default: a new one. */
  readonly id?: string;
  /** Agents that shall answer. A person's `@mention` asks them too. */
  readonly to?: readonly string[];
  readonly replyTo?: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

export interface RoomHandle {
  readonly id: string;
  /** @throws LoquiError `bad-value` for a value that is no plain JSON or no message, `unknown-agent`, `id-taken` */
  send(message: HandleMessage): Promise<{ readonly id: string; readonly offset: number; readonly duplicate?: boolean }>;
  /** Sends a message with role `system`. @throws LoquiError `bad-value` */
  announce(text: string): Promise<{ readonly id: string; readonly offset: number }>;
  /** Removes a message of any author; false when there is none. */
  remove(message: string): Promise<boolean>;
  /** Closes the room on all connections of a member and gives their number. @throws LoquiError `bad-value` */
  expel(member: string, error?: Failure): number;
  info(): Promise<RoomInfo & { readonly presences: Presences; readonly offset: number }>;
  /** The newest messages, or those before an offset. Default limit: 50. @throws LoquiError `bad-value` */
  messages(query?: { readonly before?: number; readonly limit?: number }): Promise<Page>;
}

const SYSTEM: Author = { id: 'system', name: 'System', kind: 'agent' };

/** @throws LoquiError `bad-value` when the name is no string, ProtocolError `bad-room` */
export function roomHandle(service: Service, name: string): RoomHandle {
  const id = checkRoomId(name);
  const { limits } = service.gate;

  /** The site uses every conversation but creates none. @throws LoquiError 404 `unknown-room` */
  async function use<T>(work: (room: Room) => T | Promise<T>): Promise<T> {
    if (isConversation(id) && (await service.conversations.ownerOf(id)) === undefined) throw unknownRoom();
    return service.hub.use(id, work);
  }

  function post(message: Message, agents: readonly string[]): Promise<{ id: string; offset: number; duplicate?: boolean }> {
    return use(async (room) => {
      const result = await postMessage(service, room, message, agents);
      if (isConversation(id)) await service.conversations.changed(id);
      return { id: message.id, ...result };
    });
  }

  return {
    id,
    async send(input) {
      const { author, parts, id: messageId = uuidv7(), to, replyTo, metadata } = checkMessage(input, limits);
      const message: Message = {
        id: messageId,
        author,
        role: author.kind === 'agent' ? 'assistant' : 'user',
        parts,
        status: 'completed',
        createdAt: Date.now(),
        ...(to && { to }),
        ...(replyTo !== undefined && { replyTo }),
        ...(metadata && { metadata }),
      };
      const agents = askedAgents(service, author.kind === 'person' ? message : { ...message, parts: [] });
      return post(message, agents);
    },
    async announce(input) {
      const text = checkText(input, 'announce(text)', limits);
      return post({ id: uuidv7(), author: SYSTEM, role: 'system', parts: [{ type: 'text', text }], status: 'completed', createdAt: Date.now() }, []);
    },
    async remove(input) {
      const message = checkText(input, 'remove(message)', limits);
      return use(async (room) => {
        if (!(await room.store.message(id, message))) return false;
        for (const run of room.runs.values()) if (run.message === message) await service.supervisor.stop(id, run.id);
        await room.append({ type: 'message.removed', id: message });
        return true;
      });
    },
    expel(input, reason = { code: 'forbidden', message: 'Your access to this room was withdrawn.' }) {
      const member = checkMember(input, 'expel(member)');
      const error = checkFailure(reason);
      const room = service.hub.peek(id);
      const lines = [...service.lines.of(member)].filter((line) => line.rooms.has(id));
      room?.expel(lines, error);
      return lines.length;
    },
    info: () => use((room) => ({ ...room.info, presences: room.presence.list(), offset: room.offset })),
    async messages(query = {}) {
      const { before, limit } = checkPageQuery(query);
      return use((room) =>
        room.page(async (current) => {
          const page = await room.store.messages(id, { limit, ...(before !== undefined && { before }) });
          return { ...page, messages: page.messages.map(current) };
        }),
      );
    },
  };
}
