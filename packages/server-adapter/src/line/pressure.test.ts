import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decodeFrame, isEnvelope, type Frame } from '@loqui/core/protocol';
import { Broadcast } from '../room/broadcast.js';
import { type Connection, LAGGING, type Sink, STALLED, TOO_SLOW } from './connection.js';
import { Connections } from './connections.js';
import { GRACE, type Grace } from '../room/presence.js';
import { Batch, EncodedFrame } from '../room/encoded.js';

const ada = { id: 'ada', name: 'Ada', kind: 'person' } as const;

/** A sink that keeps its bytes until the test reads them. */
class StickySink implements Sink {
  readonly writes: Batch[] = [];
  buffered = 0;
  closed: number | undefined;
  write(batch: Batch): void {
    this.writes.push(batch);
    this.buffered += batch.sse.length;
  }
  close(code: number): void {
    this.closed = code;
  }
  get frames(): Frame[] {
    return this.writes.flatMap((batch) => batch.frames.map((frame) => decodeFrame(new TextDecoder().decode(frame.json))));
  }
  types(): string[] {
    return this.frames.map((frame) => (isEnvelope(frame) ? frame.event.type : frame.type));
  }
}

const message = (size: number): EncodedFrame =>
  new EncodedFrame({ room: 'r', epoch: 'e', offset: 1, event: { type: 'message.delta', id: 'm', part: 0, at: 0, text: 'x'.repeat(size) } });
const typing = new EncodedFrame({ room: 'r', event: { type: 'typing.started', member: 'bob', ttl: 5000 } }, true);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a connection under pressure', () => {
  function connected(): { connection: Connection; sink: StickySink; lines: Connections; refreshed: string[]; left: Grace[] } {
    const lines = new Connections(15_000);
    const sink = new StickySink();
    const connection = lines.add(ada, sink);
    const refreshed: string[] = [];
    const left: Grace[] = [];
    connection.rooms.set('r', {
      busy: false,
      flush: () => undefined,
      id: 'r',
      join: () => undefined,
      disappear: () => undefined,
      leave: (_, grace) => left.push(grace),
      refresh: (one) => refreshed.push(one.id),
    });
    return { connection, sink, lines, refreshed, left };
  }

  it('gets no ephemeral frames while it lags, and their whole state once it has caught up', () => {
    const { connection, sink, refreshed } = connected();
    connection.write(new Batch([message(LAGGING)]));
    connection.write(new Batch([typing]));
    connection.write(new Batch([typing, message(1)]));
    expect(sink.types()).toEqual(['message.delta', 'message.delta']);
    vi.advanceTimersByTime(1000);
    expect(refreshed).toEqual([]);
    sink.buffered = 0;
    vi.advanceTimersByTime(1000);
    expect(refreshed).toEqual([connection.id]);
    connection.write(new Batch([typing]));
    expect(sink.types().at(-1)).toBe('typing.started');
    vi.advanceTimersByTime(1000);
    expect(refreshed).toHaveLength(1);
  });

  it('is closed as slow above the limit, with a bye, and leaves its rooms', () => {
    const { connection, sink, lines, left } = connected();
    for (let n = 0; n < 4; n++) connection.write(new Batch([message(TOO_SLOW / 4)]));
    expect(connection.open).toBe(true);
    connection.write(new Batch([message(1)]));
    expect(sink.frames.at(-1)).toMatchObject({ type: 'bye', error: { code: 'slow' } });
    expect(sink.closed).toBeDefined();
    expect(connection.open).toBe(false);
    expect(left).toEqual([GRACE.lost]);
    expect(lines.size).toBe(0);
    const { length } = sink.writes;
    connection.write(new Batch([message(1)]));
    expect(sink.writes).toHaveLength(length);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is closed as slow after ten seconds without progress, but not while bytes are read', () => {
    const { connection, sink } = connected();
    connection.write(new Batch([message(LAGGING + 1000)]));
    connection.write(new Batch([typing]));
    for (let second = 0; second < 30; second++) {
      vi.advanceTimersByTime(1000);
      sink.buffered -= 10;
    }
    expect(connection.open).toBe(true);
    vi.advanceTimersByTime(STALLED + 2000);
    expect(connection.open).toBe(false);
    expect(sink.types().at(-1)).toBe('bye');
  });

  it('is not closed as slow because of a large snapshot', () => {
    const { connection, sink } = connected();
    connection.writeOpening(new Batch([message(3 * TOO_SLOW)]));
    connection.write(new Batch([typing, message(1000)]));
    expect(connection.open).toBe(true);
    expect(sink.types()).toEqual(['message.delta', 'typing.started', 'message.delta']);
  });

  it('is calm once few bytes are unsent, or it has ended', async () => {
    const { connection, sink } = connected();
    await connection.calm();
    connection.writeOpening(new Batch([message(LAGGING + 1)]));
    let calm = false;
    const waiting = connection.calm().then(() => (calm = true));
    await vi.advanceTimersByTimeAsync(1000);
    expect(calm).toBe(false);
    sink.buffered = LAGGING;
    await vi.advanceTimersByTimeAsync(50);
    expect(calm).toBe(true);
    await waiting;
    connection.writeOpening(new Batch([message(LAGGING)]));
    const closing = connection.calm();
    connection.end({ code: 'x', message: 'x' });
    await closing;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('opens a room again only once few bytes are unsent, however often that is requested', async () => {
    const { connection, sink } = connected();
    const opened: (string | undefined)[] = [];
    const open = (room: string, epoch?: string): Promise<void> =>
      connection.openings.enter(room, epoch === undefined ? undefined : { epoch, offset: 1 }, (cursor) => {
        opened.push(`${room}@${String(cursor?.epoch)}`);
        connection.writeOpening(new Batch([message(TOO_SLOW)]));
        return Promise.resolve();
      });
    for (let n = 0; n < 100; n++) void open('lobby', `e${String(n)}`);
    void open('ops');
    await vi.advanceTimersByTimeAsync(1000);
    expect(opened).toEqual(['lobby@e99']);
    for (let n = 0; n < 100; n++) void open('lobby');
    connection.openings.leave('ops');
    sink.buffered = 0;
    await vi.advanceTimersByTimeAsync(100);
    expect(opened).toEqual(['lobby@e99', 'lobby@undefined']);
    // A line that never reads it is closed, though an opening gets more time than other frames.
    await vi.advanceTimersByTimeAsync(STALLED + TOO_SLOW / 16 + 3000);
    expect(sink.types().at(-1)).toBe('bye');
    expect(opened).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gets one heartbeat per interval, spread over all connections, with one timer for all', () => {
    const lines = new Connections(15_000);
    const sinks = Array.from({ length: 200 }, () => new StickySink());
    for (const sink of sinks) lines.add(ada, sink);
    expect(vi.getTimerCount()).toBe(1);
    const perTick: number[] = [];
    const count = (): number => sinks.reduce((sum, sink) => sum + sink.writes.length, 0);
    for (let tick = 0, last = 0; tick < 16; tick++) {
      vi.advanceTimersByTime(15_000 / 16 + 1);
      perTick.push(count() - last);
      last = count();
      for (const sink of sinks) sink.buffered = 0;
    }
    expect(sinks.every((sink) => sink.types().every((type) => type === 'heartbeat') && sink.writes.length === 1)).toBe(true);
    expect(Math.max(...perTick)).toBeLessThan(60);
    lines.endAll({ code: 'x', message: 'x' }, 4000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends when its client can send and stays silent for more than two intervals', () => {
    const lines = new Connections(1000);
    const [quiet, lively] = [new StickySink(), new StickySink()];
    lines.add(ada, quiet, true);
    const living = lines.add(ada, lively, true);
    for (let tick = 0; tick < 25; tick++) {
      vi.advanceTimersByTime(100);
      living.renew();
    }
    expect(quiet.frames.at(-1)).toMatchObject({ type: 'bye', error: { code: 'silent' } });
    expect(quiet.closed).toBe(4408);
    expect(lively.closed).toBeUndefined();
  });

  it('does not end for the silence of a process that was held up, and is judged after its sockets were read', () => {
    const lines = new Connections(1000);
    const [quiet, lively] = [new StickySink(), new StickySink()];
    lines.add(ada, quiet, true);
    const living = lines.add(ada, lively, true);
    vi.advanceTimersByTime(500);
    const now = performance.now.bind(performance);
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + 5_000);
    vi.advanceTimersByTime(63);
    expect([quiet.closed, lively.closed]).toEqual([undefined, undefined]);
    living.renew();
    vi.advanceTimersByTime(63);
    expect([quiet.closed, lively.closed]).toEqual([4408, undefined]);
    clock.mockRestore();
  });

  it('is absent from its rooms after 35 s of silence, still receives their events, and is present again with the next sign of life', () => {
    const lines = new Connections(15_000);
    let written = 0;
    const connection = lines.add(ada, { write: () => (written += 1), buffered: 0, close: () => undefined });
    const seen: string[] = [];
    connection.rooms.set('r', {
      busy: false,
      flush: () => undefined,
      id: 'r',
      join: () => seen.push('joins'),
      disappear: (_, grace) => seen.push(`disappears ${String(grace)}`),
      leave: () => seen.push('leaves'),
      refresh: () => undefined,
    });
    vi.advanceTimersByTime(30_000);
    connection.renew();
    vi.advanceTimersByTime(34_000);
    expect(seen).toEqual([]);
    vi.advanceTimersByTime(2_000);
    expect(seen).toEqual(['disappears 0']);
    const before = written;
    connection.send({ type: 'heartbeat' });
    expect(written).toBe(before + 1);
    connection.renew();
    connection.renew();
    expect(seen).toEqual(['disappears 0', 'joins']);
    connection.lost(GRACE.closed);
    expect(seen).toEqual(['disappears 0', 'joins', 'leaves']);
  });

  it('can be reported as closed after its line broke, within the grace of its member', () => {
    const lines = new Connections(15_000);
    const connection = lines.add(ada, new StickySink());
    connection.lost();
    expect(lines.get(connection.id)).toBeUndefined();
    expect(lines.lost(connection.id)).toBe(connection);
    vi.advanceTimersByTime(GRACE.lost + 1);
    lines.add(ada, new StickySink()).lost();
    expect(lines.lost(connection.id)).toBeUndefined();
  });
});

describe('a broadcast', () => {
  it('writes at once when idle, and gathers the frames that follow into one write for all', () => {
    const broadcast = new Broadcast<{ write(batch: Batch): void }>();
    const [one, two]: Batch[][] = [[], []];
    broadcast.subscribers.add({ write: (batch) => one?.push(batch) }).add({ write: (batch) => two?.push(batch) });
    broadcast.push(message(1));
    expect(one).toHaveLength(1);
    for (let n = 0; n < 50; n++) broadcast.push(message(n));
    expect(one).toHaveLength(1);
    vi.advanceTimersByTime(2);
    expect(one?.map((batch) => batch.frames.length)).toEqual([1, 50]);
    // The same bytes, not copies.
    expect(two?.[1]?.chunk).toBe(one?.[1]?.chunk);
    vi.advanceTimersByTime(2);
    broadcast.push(message(1));
    expect(one).toHaveLength(3);
    expect(vi.getTimerCount()).toBe(0);
  });
});
