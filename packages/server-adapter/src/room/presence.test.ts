import type { EphemeralEvent, Presences } from '@loqui/core/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GRACE, PresenceBoard } from './presence.js';
import { TYPING_TTL, TypingBoard } from './typing.js';

const ada = { id: 'ada', name: 'Ada', kind: 'person' } as const;
const bob = { id: 'bob', name: 'Bob', kind: 'person' } as const;

/** `{ ada: ['c1'] }` */
const ids = (presences: Presences): Record<string, string[]> =>
  Object.fromEntries(Object.entries(presences).map(([member, { connections }]) => [member, connections.map(({ id }) => id)]));

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('presence', () => {
  function board(): { board: PresenceBoard; diffs: { joins: object; leaves: object }[]; gone: string[] } {
    const diffs: { joins: object; leaves: object }[] = [];
    const gone: string[] = [];
    return {
      diffs,
      gone,
      board: new PresenceBoard(
        (change) => diffs.push({ joins: ids(change.joins), leaves: ids(change.leaves) }),
        (member) => gone.push(member),
      ),
    };
  }

  it('lists a member with all its connections, and emits each new one', () => {
    const { board: presence, diffs } = board();
    presence.join(ada, 'c1');
    vi.advanceTimersByTime(100);
    presence.join(ada, 'c2');
    presence.join(bob, 'c3');
    vi.advanceTimersByTime(100);
    expect(ids(presence.list())).toEqual({ ada: ['c1', 'c2'], bob: ['c3'] });
    expect(diffs).toEqual([
      { joins: { ada: ['c1'] }, leaves: {} },
      { joins: { ada: ['c2'], bob: ['c3'] }, leaves: {} },
    ]);
  });

  it('emits the end of one of two tabs at once, and the end of the last one after the grace', () => {
    const { board: presence, diffs, gone } = board();
    presence.join(ada, 'c1');
    presence.join(ada, 'c2');
    vi.advanceTimersByTime(100);
    presence.leave('ada', 'c1', GRACE.lost);
    vi.advanceTimersByTime(100);
    expect(diffs.at(-1)).toEqual({ joins: {}, leaves: { ada: ['c1'] } });
    presence.leave('ada', 'c2', GRACE.lost);
    expect(gone).toEqual(['ada']);
    vi.advanceTimersByTime(GRACE.lost - 1);
    expect(diffs).toHaveLength(2);
    expect(ids(presence.list())).toEqual({ ada: ['c2'] });
    vi.advanceTimersByTime(100);
    expect(diffs.at(-1)).toEqual({ joins: {}, leaves: { ada: ['c2'] } });
    expect(presence.size).toBe(0);
  });

  it('does not flicker when a page is reloaded: one diff swaps the connections', () => {
    const { board: presence, diffs } = board();
    presence.join(ada, 'c1');
    vi.advanceTimersByTime(100);
    presence.leave('ada', 'c1', GRACE.lost);
    vi.advanceTimersByTime(2000);
    presence.join(ada, 'c2');
    expect(ids(presence.list())).toEqual({ ada: ['c2'] });
    vi.advanceTimersByTime(2 * GRACE.lost);
    expect(diffs).toEqual([
      { joins: { ada: ['c1'] }, leaves: {} },
      { joins: { ada: ['c2'] }, leaves: { ada: ['c1'] } },
    ]);
  });

  it('emits at once that a member leaves by command', () => {
    const { board: presence, diffs } = board();
    presence.join(ada, 'c1');
    vi.advanceTimersByTime(100);
    presence.leave('ada', 'c1', GRACE.left);
    vi.advanceTimersByTime(60);
    expect(diffs.at(-1)).toEqual({ joins: {}, leaves: { ada: ['c1'] } });
  });

  it('emits within a second that a page is closed, also when its line broke first', () => {
    for (const broken of [false, true]) {
      const { board: presence, diffs } = board();
      presence.join(ada, 'c1');
      vi.advanceTimersByTime(100);
      if (broken) presence.leave('ada', 'c1', GRACE.lost);
      presence.leave('ada', 'c1', GRACE.closed);
      vi.advanceTimersByTime(600);
      expect(diffs).toHaveLength(1);
      vi.advanceTimersByTime(300);
      expect(diffs.at(-1)).toEqual({ joins: {}, leaves: { ada: ['c1'] } });
      vi.advanceTimersByTime(2 * GRACE.lost);
      expect(diffs).toHaveLength(2);
    }
  });

  it('does not flicker when a page closes and reconnects at once, as a reload does', () => {
    const { board: presence, diffs } = board();
    presence.join(ada, 'c1');
    vi.advanceTimersByTime(100);
    presence.leave('ada', 'c1', GRACE.closed);
    vi.advanceTimersByTime(500);
    presence.join(ada, 'c2');
    vi.advanceTimersByTime(2 * GRACE.lost);
    expect(diffs.slice(1)).toEqual([{ joins: { ada: ['c2'] }, leaves: { ada: ['c1'] } }]);
  });

  it('gathers many changes into few diffs', () => {
    const { board: presence, diffs } = board();
    for (let n = 0; n < 500; n++) {
      presence.join({ ...bob, id: `m${String(n)}` }, `c${String(n)}`);
      vi.advanceTimersByTime(1);
    }
    vi.advanceTimersByTime(200);
    expect(diffs.length).toBeLessThan(15);
    expect(diffs.flatMap(({ joins }) => Object.keys(joins))).toHaveLength(500);
  });

  it('accepts any member id, and leaves no timer behind', () => {
    const { board: presence, diffs } = board();
    presence.join({ ...ada, id: '__proto__' }, 'c1');
    vi.advanceTimersByTime(100);
    expect(JSON.stringify(diffs)).toContain('__proto__');
    presence.leave('__proto__', 'c1', GRACE.lost);
    presence.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('typing', () => {
  it('is renewed, ends by itself, and is emitted as stopped once', () => {
    const emitted: EphemeralEvent[] = [];
    const typing = new TypingBoard((event) => emitted.push(event));
    typing.start('ada');
    vi.advanceTimersByTime(1999);
    // Not emitted, but renewed.
    typing.start('ada');
    vi.advanceTimersByTime(TYPING_TTL - 1);
    typing.start('ada');
    vi.advanceTimersByTime(TYPING_TTL - 1);
    expect(typing.list()).toEqual(['ada']);
    vi.advanceTimersByTime(1);
    typing.stop('ada');
    expect(emitted.map(({ type }) => type)).toEqual(['typing.started', 'typing.started', 'typing.stopped']);
    expect(typing.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
