import { NEVER } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { createClient } from './client.js';
import { LoquiError } from './protocol/index.js';
import { noted, refusal } from './testing/noted-transport.js';
import { ada, ben, created, messageOf } from './testing/samples.js';
import { visit } from './testing/visit.js';
import { createMemoryServer } from './transport/memory.js';

const textsOf = (room: ReturnType<typeof visit>['room']): string[] => room.messages.items.map(({ id }) => id);

describe('the rooms of a client', () => {
  it('share one connection, opened once for all rooms requested in one task', async () => {
    const { client, line, live } = visit();
    const rooms = [client.room('lobby'), client.room('ops'), client.room('a,b@c')];
    await Promise.all(rooms.map((room) => live(room)));
    expect(line.opens).toEqual(['lobby,ops,a%2Cb%40c']);
    expect(line.lines()).toBe(1);
    expect(line.sent).toEqual([]);
  });

  it('join the open connection when they are requested later', async () => {
    const { client, line, live } = visit();
    await live();
    await live(client.room('ops'));
    expect(line.opens).toHaveLength(1);
    expect(line.sent).toEqual([expect.objectContaining({ type: 'room.join', room: 'ops' })]);
  });

  it('are joined on the open connection when they do not fit in an address, and a refused one closes alone', async () => {
    const many = Array.from({ length: 60 }, (_, index) => `room ${String(index)} ${'x'.repeat(100)}`);
    const { client, line, live } = visit();
    line.refuse = (command) => (command.type === 'room.join' && command.room === many[59] ? refusal('too-many-rooms') : undefined);
    const rooms = many.map((name) => client.room(name));
    await Promise.all(rooms.slice(0, 59).map((room) => live(room)));
    await vi.waitFor(() => expect(rooms[59]?.info).toMatchObject({ phase: 'closed', error: { code: 'too-many-rooms' } }));
    expect(line.opens).toHaveLength(1);
    expect(encodeURIComponent(line.opens[0]!).length).toBeLessThan(4_000);
    expect(line.sent.length).toBeGreaterThan(20);
    expect(client.connection.status).toBe('open');
  });

  it('join a connection that was opening without them', async () => {
    const { client, line, live } = visit();
    await vi.waitFor(() => expect(line.opens).toHaveLength(1));
    const ops = client.room('ops');
    await Promise.all([live(), live(ops)]);
    expect(line.opens).toHaveLength(1);
  });

  it('see only their own events', async () => {
    const { client, server, live, room } = visit();
    const ops = client.room('ops');
    await Promise.all([live(), live(ops)]);
    server.emit('ops', created(messageOf('o1')));
    server.emit('lobby', created(messageOf('l1')));
    expect([textsOf(room), textsOf(ops)]).toEqual([['l1'], ['o1']]);
  });

  it('are the same object until they are left', async () => {
    const { client, room, live } = visit();
    await live();
    expect(client.room('lobby')).toBe(room);
    room.leave();
    expect(client.room('lobby')).not.toBe(room);
  });

  it('have their names checked at once', () => {
    expect(() => visit().client.room('a\nb')).toThrow(expect.objectContaining({ code: 'bad-room' }));
  });

  it('all resume from their cursors when the connection breaks', async () => {
    const { client, server, line, live, room } = visit();
    const ops = client.room('ops');
    await Promise.all([live(), live(ops)]);
    server.emit('ops', created(messageOf('o1')));
    server.cut();
    server.emit('ops', created(messageOf('o2')));
    await vi.waitFor(() => expect(textsOf(ops)).toEqual(['o1', 'o2']));
    expect(line.opens[1]).toMatch(/^lobby@[\w-]+:0,ops@[\w-]+:1$/);
    expect([room.info.gaps, ops.info.gaps]).toEqual([0, 0]);
  });
});

describe('leaving a room', () => {
  it('completes its observables, and tells the server', async () => {
    const { client, line, live, room } = visit();
    const ops = client.room('ops');
    await Promise.all([live(), live(ops)]);
    const done: string[] = [];
    const note = (name: string) => ({ complete: () => done.push(name) });
    room.messages.items$.subscribe(note('items$'));
    room.messages.message$('x').subscribe(note('message$'));
    room.presence.members$.subscribe(note('members$'));
    room.streaming.active$.subscribe(note('active$'));
    room.info$.subscribe(note('info$'));
    room.connection$.subscribe(note('connection$'));
    room.me$.subscribe(note('me$'));
    room.events$.subscribe(note('events$'));
    room.leave();
    expect(done.toSorted()).toEqual(['active$', 'connection$', 'events$', 'info$', 'items$', 'me$', 'members$', 'message$']);
    await vi.waitFor(() => expect(line.sent.map(({ type }) => type)).toContain('room.leave'));
    expect(line.lines()).toBe(1);
  });

  it('can be followed by entering it again at once', async () => {
    const { client, server, live, room } = visit();
    await Promise.all([live(), live(client.room('ops'))]);
    room.leave();
    const again = client.room('lobby');
    await live(again);
    // Commands are sent in order: a late leave would have arrived before this message.
    const id = await again.send('Back');
    expect(again.info.phase).toBe('live');
    server.emit('lobby', created(messageOf('l1')));
    expect(textsOf(again)).toEqual([id, 'l1']);
  });

  it('closes the connection with the last room, and another room opens it again', async () => {
    const { client, line, live, room } = visit();
    await live();
    room.leave();
    expect([line.lines(), client.connection.status]).toEqual([0, 'idle']);
    await live(client.room('ops'));
    expect(line.opens).toEqual(['lobby', 'ops']);
  });

  it('opens no connection when the room had not begun', async () => {
    const { client, line, live, room } = visit();
    room.leave();
    await live(client.room('ops'));
    expect(line.opens).toEqual(['ops']);
  });
});

describe('a refused join', () => {
  it('closes only its room, with the reason', async () => {
    const { client, line, live, room } = visit();
    await live();
    line.refuse = (command) => (command.type === 'room.join' ? refusal() : undefined);
    const ops = client.room('ops');
    await vi.waitFor(() => expect(ops.info).toMatchObject({ phase: 'closed', error: { code: 'forbidden' } }));
    expect([room.info.phase, client.connection.status]).toEqual(['live', 'open']);
  });

  it.each([
    ['the server no longer knows', new LoquiError({ code: 'unknown-connection', message: 'None.' }, { status: 404 })],
    ['fails', new LoquiError({ code: 'http', message: '502' }, { retryable: true, retryAfter: 0 })],
  ])('on a line that %s opens a new line with all rooms', async (_, error) => {
    const { client, line, live } = visit();
    await live();
    line.refuse = (command) => (command.type === 'room.join' ? error : undefined);
    await live(client.room('ops'));
    expect(line.opens.map((rooms) => rooms.replace(/@[^,]*/g, ''))).toEqual(['lobby', 'lobby,ops']);
  });
});

describe('the connection', () => {
  it('reports its state, and who we are', async () => {
    const { client, server, live } = visit();
    const seen: string[] = [];
    client.connection$.subscribe(({ status }) => seen.push(status));
    expect(client.me).toBeUndefined();
    await live();
    expect(client.me).toEqual(ada);
    server.cut();
    await vi.waitFor(() => expect(seen).toEqual(['idle', 'connecting', 'open', 'waiting', 'connecting', 'open']));
  });

  it('is closed with the reason when it is refused, and can be opened again after signing in', async () => {
    const server = createMemoryServer();
    const line = noted(server.transport(ada));
    let signedIn = false;
    const opens = line.open;
    line.open = (rooms) =>
      opens(() => {
        if (!signedIn) throw new LoquiError({ code: 'unauthenticated', message: 'Sign in.' }, { status: 401 });
        return rooms();
      });
    const client = createClient({ transport: line, storage: false });
    const room = client.room('lobby');
    await vi.waitFor(() => expect(client.connection).toEqual({ status: 'closed', error: { code: 'unauthenticated', message: 'Sign in.' } }));
    signedIn = true;
    client.reconnect();
    await vi.waitFor(() => expect(room.info.phase).toBe('live'));
    client.dispose();
  });

  it('is opened at once on request, without a wait', async () => {
    const { client, server, live } = visit({ backoff: () => 60_000 });
    await live();
    server.cut();
    expect(client.connection).toMatchObject({ status: 'waiting', attempt: 1, error: { code: 'network' } });
    client.reconnect();
    expect(client.connection.status).toBe('open');
  });

  it('is replaced on request, open or opening, so that the server identifies a member who has signed in', async () => {
    let member = ada;
    const server = createMemoryServer();
    const { client, live, room } = visit({
      transport: { open: (rooms) => server.transport(member).open(rooms), send: (command) => server.transport(member).send(command) },
    });
    await live();
    expect(client.me).toEqual(ada);
    member = ben;
    client.reconnect();
    expect(client.me).toEqual(ben);
    await live();
    expect(room.connection).toEqual({ status: 'open' });
    const silent = createClient({ transport: { open: () => NEVER, send: () => Promise.reject(new Error('unused')) }, storage: false });
    silent.room('lobby');
    await vi.waitFor(() => expect(silent.connection.status).toBe('connecting'));
    silent.reconnect();
    expect(silent.connection.status).toBe('connecting');
    silent.dispose();
    silent.reconnect();
    expect(silent.connection.status).toBe('closed');
  });
});

describe('events$', () => {
  it('emits the events of the server and our own in order, each with its room', async () => {
    const { events, live, room, server } = visit();
    await live();
    const id = await room.send('Hi');
    server.emit('lobby', created(messageOf('m2', { author: ben })));
    const lobby = events.filter((one) => one.room === 'lobby').map(({ event }) => event.type);
    expect(lobby).toEqual(['room.snapshot', 'presence.changed', 'message.created', 'message.created', 'message.created']);
    expect(events.map(({ event }) => (event.type === 'message.created' ? `${event.message.id} ${event.message.status}` : '')).filter(Boolean)).toEqual([
      `${id} pending`,
      `${id} completed`,
      'm2 completed',
    ]);
    expect(events.filter(({ event }) => event.type === 'connection.changed').every((one) => one.room === undefined)).toBe(true);
    expect(events.filter(({ event }) => event.type === 'connection.changed')).toHaveLength(2);
  });

  it('keeps its order, and that of the states, when a subscriber sends inside its callback', async () => {
    const { live, room, server } = visit();
    await live();
    let answered = false;
    const states: string[] = [];
    room.messages.ids$.subscribe((ids) => {
      if (ids.length === 0 || answered) return;
      answered = true;
      void room.send('An answer');
    });
    room.messages.ids$.subscribe((ids) => states.push(String(ids.length)));
    server.emit('lobby', created(messageOf('question', { author: ben })));
    expect(states).toEqual(['0', '1', '2']);
    expect(room.messages.items.map(({ status }) => status)).toEqual(['completed', 'pending']);
  });
});
