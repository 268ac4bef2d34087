import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Message } from '../protocol/index.js';
import { answerOf, completed, created, delta, everyEvent, messageOf, messagesOf, snapshotWith } from '../testing/samples.js';
import type { StoreEvent } from './local-events.js';
import { createMessageStore, type MessageStore } from './messages.js';

function roomOf(events: readonly StoreEvent[], limit?: number): { store: MessageStore; events$: Subject<StoreEvent> } {
  const store = createMessageStore(limit);
  const events$ = new Subject<StoreEvent>();
  store.connect(events$);
  for (const event of events) events$.next(event);
  return { store, events$ };
}

/** Collects every value of one message. */
function watch(store: MessageStore, id: string): (Message | undefined)[] {
  const seen: (Message | undefined)[] = [];
  store.message$(id).subscribe((message) => seen.push(message));
  return seen;
}

describe('one delta', () => {
  it('notifies one of five hundred watchers, and neither ids nor paging', () => {
    const { store, events$ } = roomOf([snapshotWith({ messages: [...messagesOf(1, 499), answerOf('a', 'x', { offset: 500 })] })]);
    const wakes = new Map<string, number>();
    const count = (name: string) => () => wakes.set(name, (wakes.get(name) ?? 0) + 1);
    for (const id of store.live.ids.slice()) store.message$(id).subscribe(count(id));
    store.ids$.subscribe(count('ids$'));
    store.live$.subscribe(count('live$'));
    store.paging$.subscribe(count('paging$'));
    store.shown$.subscribe(count('shown$'));
    wakes.clear();
    events$.next(delta('a', 1, 'y'));
    expect([...wakes]).toEqual([['a', 1]]);
  });

  it('is in the items too, once', () => {
    const { store, events$ } = roomOf([created(answerOf('a', 'x', { offset: 1 }))]);
    const seen: unknown[] = [];
    store.items$.subscribe((items) => seen.push(items.map(({ parts }) => parts)));
    events$.next(delta('a', 1, 'y'));
    events$.next(everyEvent['typing.started']);
    expect(seen).toEqual([[answerOf('a', 'x').parts], [answerOf('a', 'xy').parts]]);
  });
});

describe('message$', () => {
  it('is the same Observable for the same id, so that a template may call it at each render', () => {
    const { store } = roomOf([snapshotWith({ messages: messagesOf(1, 2) })]);
    expect(store.message$('m1')).toBe(store.message$('m1'));
    expect(store.message$('m1')).not.toBe(store.message$('m2'));
  });

  it('emits the message now and at each change, and undefined once it is removed', () => {
    const { store, events$ } = roomOf([created(answerOf('a', 'x', { offset: 1 }))]);
    const seen = watch(store, 'a');
    events$.next(delta('a', 1, 'y'));
    events$.next(delta('a', 0, 'xy'));
    events$.next(completed('a', 'xy'));
    events$.next({ type: 'message.removed', id: 'a' });
    expect(seen.map((message) => message?.status)).toEqual(['streaming', 'streaming', 'completed', undefined]);
  });

  it('emits undefined until the message exists', () => {
    const { store, events$ } = roomOf([]);
    const seen = watch(store, 'm1');
    events$.next(created(messageOf('m1', { offset: 1 })));
    expect(seen.map((message) => message?.id)).toEqual([undefined, 'm1']);
  });

  it('emits undefined when the message falls out of the window', () => {
    const { store, events$ } = roomOf([snapshotWith({ messages: messagesOf(1, 3) })], 3);
    const seen = watch(store, 'm1');
    events$.next(created(messageOf('m4', { offset: 4 })));
    expect(seen.map((message) => message?.id)).toEqual(['m1', undefined]);
  });

  it('emits at a snapshot only where the message changed', () => {
    const [one, two] = messagesOf(1, 2);
    const { store, events$ } = roomOf([snapshotWith({ messages: [one!, two!] })]);
    const seen = [watch(store, 'm1'), watch(store, 'm2')];
    events$.next(snapshotWith({ messages: [one!, { ...two!, editedAt: 9 }] }));
    expect(seen.map(({ length }) => length)).toEqual([1, 2]);
  });

  it('still works for an Observable that was kept while the message was gone', () => {
    const { store, events$ } = roomOf([created(messageOf('m1', { offset: 1 }))]);
    const old$ = store.message$('m1');
    old$.subscribe().unsubscribe();
    events$.next({ type: 'message.removed', id: 'm1' });
    const fresh = watch(store, 'm1');
    const held: unknown[] = [];
    old$.subscribe((message) => held.push(message));
    events$.next(created(messageOf('m1', { offset: 2 })));
    expect([fresh.length, held.length]).toEqual([2, 2]);
  });

  it('completes with its room, also for a later subscriber', () => {
    const { store, events$ } = roomOf([created(messageOf('m1', { offset: 1 }))]);
    const notes: string[] = [];
    store.message$('m1').subscribe({ complete: () => notes.push('early') });
    events$.complete();
    store.message$('m1').subscribe({ next: (message) => notes.push(message!.id), complete: () => notes.push('late') });
    expect(notes).toEqual(['early', 'm1', 'late']);
  });

  it('is forgotten for an unwatched message outside the window', () => {
    const { store, events$ } = roomOf([], 10);
    const first$ = store.message$('m1');
    for (let offset = 1; offset <= 50; offset += 1) {
      events$.next(created(messageOf(`m${offset}`, { offset })));
      store.message$(`m${offset}`).subscribe().unsubscribe();
    }
    expect(store.message$('m1')).not.toBe(first$);
  });
});

describe('a room of a hundred thousand', () => {
  it('applies two thousand deltas and two thousand messages within two seconds', () => {
    const size = 100_000;
    const { store, events$ } = roomOf([snapshotWith({ messages: [...messagesOf(1, size - 1), answerOf('a', '', { offset: size })] })], size);
    const wakes: unknown[] = [];
    store.shown$.subscribe((shown) => wakes.push(shown.ids.length));
    store.message$('a').subscribe(() => undefined);
    const begin = performance.now();
    for (let at = 0; at < 2_000; at += 1) events$.next(delta('a', at, 'x'));
    expect(wakes).toEqual([size]);
    for (let offset = size + 1; offset <= size + 2_000; offset += 1) events$.next(created(messageOf(`m${offset}`, { offset })));
    // It needs some 20 ms.
    expect(performance.now() - begin).toBeLessThan(2_000);
    expect([store.shown.ids.length, store.indexOf('a'), store.indexOf('m1')]).toEqual([size, size - 2_001, -1]);
  });
});

describe('what is shown', () => {
  it('is the live window, or the window of a jump while it is open', () => {
    const { store, events$ } = roomOf([snapshotWith({ messages: messagesOf(91, 95), more: true })]);
    const seen: string[] = [];
    store.shown$.subscribe((shown) => seen.push(shown.ids.slice().join(' ')));
    events$.next({ type: 'window.opened', window: 'jump', target: 'm40', page: { messages: messagesOf(39, 41), more: true, moreAfter: true } });
    events$.next({ type: 'message.edited', id: 'm40', parts: [], editedAt: 1 });
    expect([store.indexOf('m41'), store.indexOf('m91')]).toEqual([2, -1]);
    events$.next({ type: 'window.closed', window: 'jump' });
    expect(seen).toEqual(['m91 m92 m93 m94 m95', 'm39 m40 m41', 'm91 m92 m93 m94 m95']);
  });

  it('notifies the watchers of a released message', () => {
    const { store, events$ } = roomOf([snapshotWith({ messages: messagesOf(91, 95), more: true })], 5);
    events$.next({ type: 'history.loaded', before: 91, page: { messages: messagesOf(81, 90), more: true } });
    const seen = watch(store, 'm85');
    const before = store.shown.ids;
    events$.next({ type: 'history.released' });
    expect(seen.map((message) => message?.id)).toEqual(['m85', undefined]);
    expect(store.splicesSince(before)).toEqual([{ at: 0, removed: 10, added: 0 }]);
    expect(store.limit).toBe(5);
  });
});

describe('items', () => {
  it('are the same list until something changes', () => {
    const { store, events$ } = roomOf([snapshotWith({ messages: messagesOf(1, 2) })]);
    const { items } = store;
    events$.next(everyEvent['presence.changed']);
    expect(store.items).toBe(items);
    events$.next({ type: 'message.removed', id: 'm1' });
    expect(store.items.map(({ id }) => id)).toEqual(['m2']);
  });

  it('contain the change before a watcher of one message is notified', () => {
    const { store, events$ } = roomOf([created(answerOf('a', 'x', { offset: 1 }))]);
    const seen: unknown[] = [];
    store.message$('a').subscribe((message) => seen.push(store.items[0] === message));
    events$.next(delta('a', 1, 'y'));
    expect(seen).toEqual([true, true]);
  });
});
