import { defer, Observable } from 'rxjs';
import {
  checkRoom,
  isConversation,
  LoquiError,
  parseCursor,
  PROTOCOL,
  uuidv7,
  type Author,
  type Command,
  type CommandResults,
  type DurableEvent,
  type Envelope,
  type EphemeralEvent,
  type Frame,
  type Message,
  type ResultOf,
  type RoomCursors,
  type RoomInfo,
  type ServerLimits,
} from '../protocol/index.js';
import { memoryConversations, unknownRoom } from './memory-conversations.js';
import { MemoryRoom } from './memory-room.js';
import type { Transport } from './transport.js';

export interface MemoryServerOptions {
  /** The info of a room that is first opened. */
  readonly info?: (room: string) => RoomInfo;
  /** Milliseconds between two heartbeats; default 15 000. */
  readonly heartbeat?: number;
  /** Sent in `hello`; not enforced. */
  readonly limits?: ServerLimits;
  /** Called before the server handles a command. Returns the answer, or `undefined` to let the server handle it. Throw a `LoquiError` to refuse. */
  readonly onCommand?: (command: Command, member: Author) => CommandResults[Command['type']] | undefined;
}

export interface MemoryServer {
  /** Each subscription is a connection. */
  transport(member: Author): Transport;
  emit(room: string, event: DurableEvent | EphemeralEvent): void;
  messages(room: string): readonly Message[];
  /** Breaks every line; clients reconnect by themselves. */
  cut(): void;
}

interface MemoryLine {
  readonly id: string;
  readonly member: Author;
  readonly rooms: Set<string>;
  next(frame: Frame): void;
  fail(error: LoquiError): void;
}

export function createMemoryServer(options: MemoryServerOptions = {}): MemoryServer {
  const { heartbeat = 15_000, info = (): RoomInfo => ({ agents: [] }) } = options;
  const rooms = new Map<string, MemoryRoom>();
  const lines = new Map<string, MemoryLine>();

  const conversations = memoryConversations({
    changed(member) {
      for (const line of [...lines.values()]) if (line.member.id === member) line.next({ type: 'conversations.changed' });
    },
    ended(name) {
      rooms.delete(name);
      for (const line of [...lines.values()])
        if (line.rooms.delete(name)) line.next({ room: name, event: { type: 'room.closed', error: unknownRoom().toFailure() } });
    },
    renamed: (name, title) => void emit(name, { type: 'room.updated', info: { ...roomOf(name).info, title } }),
  });

  function roomOf(name: string): MemoryRoom {
    const title = conversations.titleOf(name);
    const room = rooms.get(name) ?? new MemoryRoom(name, { ...info(name), ...(title !== undefined && { title }) }, uuidv7().slice(-12));
    rooms.set(name, room);
    return room;
  }

  function emit(name: string, event: DurableEvent | EphemeralEvent): Envelope {
    const envelope = roomOf(name).append(event);
    for (const line of [...lines.values()]) if (line.rooms.has(name)) line.next(envelope);
    return envelope;
  }

  function enter(line: MemoryLine, name: string, cursor: Parameters<MemoryRoom['opening']>[0]): void {
    conversations.check(name, line.member.id);
    for (const envelope of roomOf(name).opening(cursor)) line.next(envelope);
    line.rooms.add(name);
    emit(name, { type: 'presence.changed', joins: presenceOf(line), leaves: {} });
  }

  function exit(line: MemoryLine, name: string): void {
    if (!line.rooms.delete(name)) return;
    emit(name, { type: 'presence.changed', joins: {}, leaves: presenceOf(line) });
  }

  function connect(member: Author, wanted: RoomCursors): Observable<Frame> {
    return new Observable((subscriber) => {
      const line: MemoryLine = { id: uuidv7(), member, rooms: new Set(), next: (frame) => subscriber.next(frame), fail: (error) => subscriber.error(error) };
      const pulse = setInterval(() => line.next({ type: 'heartbeat' }), heartbeat);
      lines.set(line.id, line);
      const { limits } = options;
      line.next({ type: 'hello', protocol: PROTOCOL, connection: line.id, heartbeat, member, ...(limits && { limits }), agents: info(ANY).agents });
      for (const [name, cursor] of wanted) {
        try {
          enter(line, name, cursor);
        } catch (error) {
          if (!(error instanceof LoquiError)) throw error;
          line.next({ room: name, event: { type: 'room.closed', error: error.toFailure() } });
        }
      }
      return () => {
        clearInterval(pulse);
        lines.delete(line.id);
        for (const name of [...line.rooms]) exit(line, name);
      };
    });
  }

  function execute(command: Command, member: Author): CommandResults[Command['type']] {
    const answer = options.onCommand?.(command, member);
    if (answer !== undefined) return answer;
    if (isAboutConversations(command)) return conversations.obey(command, member.id);
    switch (command.type) {
      case 'connection.renew':
        lineOf(command.connection, member);
        return {};
      case 'connection.close':
        lines.get(command.connection)?.fail(new LoquiError({ code: 'network', message: 'The line was closed.' }, { retryable: true }));
        return {};
      default:
        return executeInRoom(command, member);
    }
  }

  function executeInRoom(
    command: Exclude<Extract<Command, { room: string }>, { type: `conversation.${string}` }>,
    member: Author,
  ): CommandResults[Command['type']] {
    checked(command.room);
    if (command.type === 'message.send') conversations.admit(command.room, member.id, command.message);
    else conversations.check(command.room, member.id);
    const room = roomOf(command.room);
    const own = (id: string): Message => {
      const message = room.messages.find((other) => other.id === id);
      if (message?.author.id !== member.id) {
        throw new LoquiError(
          { code: message ? 'forbidden' : 'unknown-message', message: `Message ${id} is not yours to change.` },
          { status: message ? 403 : 404 },
        );
      }
      return message;
    };
    const emitted = (event: DurableEvent): { offset: number } => ({ offset: emit(command.room, event).offset ?? 0 });
    switch (command.type) {
      case 'message.send': {
        if (command.as !== undefined && command.as !== member.id) {
          throw new LoquiError({ code: 'other-member', message: 'This was written by another member than the one who is signed in now.' }, { status: 409 });
        }
        const known = room.messages.find((message) => message.id === command.message.id);
        if (known) return { offset: known.offset ?? 0, duplicate: true };
        const sent = emitted({
          type: 'message.created',
          message: { ...command.message, author: member, role: 'user', status: 'completed', createdAt: Date.now() },
        });
        conversations.touch(command.room);
        const line = command.connection === undefined || !isConversation(command.room) ? undefined : lines.get(command.connection);
        if (line && !line.rooms.has(command.room)) enter(line, command.room, undefined);
        return line ? { ...sent, joined: true } : sent;
      }
      case 'message.edit':
        return emitted({ type: 'message.edited', id: own(command.id).id, parts: command.parts, editedAt: Date.now() });
      case 'message.remove':
        return emitted({ type: 'message.removed', id: own(command.id).id });
      case 'typing.set':
        emit(command.room, command.typing ? { type: 'typing.started', member: member.id, ttl: 5_000 } : { type: 'typing.stopped', member: member.id });
        return {};
      case 'history.read':
        return room.page({ limit: 50, ...command });
      case 'room.join':
        enter(lineOf(command.connection, member), command.room, command.cursor === undefined ? undefined : parseCursor(command.cursor));
        return {};
      case 'room.leave':
        exit(lineOf(command.connection, member), command.room);
        lineOf(command.connection, member).next({ room: command.room, event: { type: 'room.closed' } });
        return {};
      case 'run.stop':
      case 'run.retry':
        throw new LoquiError({ code: 'not-found', message: 'This server runs no agents: answer run commands in `onCommand`.' });
    }
  }

  function lineOf(connection: string, member: Author): MemoryLine {
    const line = lines.get(connection);
    if (line?.member.id !== member.id)
      throw new LoquiError({ code: 'unknown-connection', message: `There is no connection ${connection} any more.` }, { status: 404 });
    return line;
  }

  return {
    transport: (member) => ({
      open: (wanted) => defer(() => connect(member, wanted())),
      send: async <C extends Command>(command: C) => {
        // As over a wire: never in the same turn.
        await Promise.resolve();
        return execute(command, member) as ResultOf<C>;
      },
    }),
    emit: (room, event) => void emit(room, event),
    messages: (room) => roomOf(room).messages,
    cut: () => {
      for (const line of [...lines.values()]) line.fail(new LoquiError({ code: 'network', message: 'The line was cut.' }, { retryable: true }));
    },
  };
}

/** The room name for which `info` describes all conversations. */
const ANY = 'conversation:';

function isAboutConversations(command: Command): command is Extract<Command, { type: `conversation.${string}` }> {
  return command.type.startsWith('conversation.');
}

/** @throws LoquiError `bad-request`, as the server adapter's */
function checked(room: string): string {
  try {
    return checkRoom(room);
  } catch (cause) {
    throw new LoquiError({ code: 'bad-request', message: String(cause) }, { status: 400, cause });
  }
}

function presenceOf(line: MemoryLine): Record<string, { member: Author; connections: { id: string; since: number }[] }> {
  return { [line.member.id]: { member: line.member, connections: [{ id: line.id, since: Date.now() }] } };
}
