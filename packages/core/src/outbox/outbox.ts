/** Sends entries once and in order, one tab at a time per room. The state decides what is next. */
import { LoquiError } from '../protocol/index.js';
import type { OutboxEntry } from '../storage/storage.js';
import { fullJitter } from '../transport/index.js';
import { createCallers, discardedError as removed, disposedError as disposed } from './callers.js';
import type { Outbox, OutboxPorts } from './outbox-contract.js';
import { emptyOutbox, entryOf, reduceOutbox, stepOf, type OutboxInput, type OutboxState } from './outbox-state.js';
import { createStoredOutbox, type StoredOutbox } from './stored-outbox.js';
import { createScreen } from './outgoing-screen.js';
import { locked } from './tab-lock.js';
import { openTabChannel, type TabMessage, type TabChannel } from './tab-channel.js';

/** The longest timer, in milliseconds; after it a changed clock is noticed. */
const LONGEST_SLEEP = 60_000;

export function createOutbox(ports: OutboxPorts): Outbox {
  const backoff = ports.backoff ?? fullJitter(1_000, 15_000);
  const callers = createCallers();
  const screen = createScreen(ports);
  const own = new Set<string>();
  let state: OutboxState = emptyOutbox;
  let stored: StoredOutbox | undefined;
  let tabs: TabChannel | undefined;
  let lockName = '';
  /** The first reading of storage: its entries go first. */
  let loading = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  const working = new Set<string>();

  function apply(...inputs: readonly OutboxInput[]): void {
    if (ended) return;
    const before = state.entries;
    for (const input of inputs) state = reduceOutbox(state, input);
    for (let more = true; more;) more = roomsOf().some(applyLocalStep);
    if (!loading) stored?.write(before, state.entries);
    for (const key of own.size > state.entries.length ? own : []) if (!entryOf(state, key)) own.delete(key);
    screen.show(state);
    schedule();
  }

  /** Applies a step that sends nothing; true when something changed. */
  function applyLocalStep(room: string): boolean {
    const step = stepOf(state, room, Date.now());
    if (step.type === 'nothing' || step.type === 'try') return false;
    const { key } = step.entry;
    state = reduceOutbox(
      state,
      step.type === 'hold' ? { type: 'held', key } : step.type === 'turn-to-removal' ? { type: 'turned-to-removal', key } : { type: 'dropped', key },
    );
    if (step.type !== 'hold') {
      emitDiscarded(room, key);
      callers.fail(key, removed());
    }
    return true;
  }

  /** Removes our message from the room, in all tabs. */
  function emitDiscarded(room: string, id: string): void {
    if (!ports.has(room, id)) ports.emit(room, { type: 'message.discarded', id });
    tabs?.post({ type: 'dropped', room, id });
  }

  function roomsOf(): string[] {
    return [...new Set(state.entries.map(({ room }) => room))];
  }

  function schedule(): void {
    clearTimeout(timer);
    if (ended || loading) return;
    const now = Date.now();
    let at = Infinity;
    for (const room of roomsOf()) {
      const step = stepOf(state, room, now);
      if (step.type === 'try') void work(room);
      else if (step.type === 'nothing') at = Math.min(at, step.at);
    }
    if (at < Infinity) timer = setTimeout(() => apply(), Math.min(LONGEST_SLEEP, Math.max(0, at - now)));
  }

  async function work(room: string): Promise<void> {
    if (working.has(room)) return;
    working.add(room);
    // The caller of `write` goes first.
    await Promise.resolve();
    while (mayTry(room)) {
      if (stored) await locked(`${lockName} ${room}`, () => sharedTry(room));
      else await attempt(room);
    }
    working.delete(room);
  }

  function mayTry(room: string): boolean {
    return !ended && !loading && stepOf(state, room, Date.now()).type === 'try';
  }

  /** Reads storage first: other tabs may have written or sent entries. */
  async function sharedTry(room: string): Promise<void> {
    await refresh();
    await attempt(room);
  }

  async function attempt(room: string): Promise<void> {
    const step = stepOf(state, room, Date.now());
    if (ended || loading || step.type !== 'try') return;
    const { key, command, author } = step.entry;
    apply({ type: 'begun', key });
    const claimed = command.type === 'message.send' && author ? { ...command, as: author.id } : command;
    try {
      // An event of the room settles the entry too, even if the answer is lost.
      const result = await callers.untilSettled(key, ports.send(claimed));
      if (result) onAccepted(key, result as { offset: number; duplicate?: boolean });
    } catch (cause) {
      onFailed(key, cause);
    }
  }

  function onFailed(key: string, cause: unknown): void {
    const entry = entryOf(state, key);
    if (ended || !entry) return;
    const error = cause instanceof LoquiError ? cause : new LoquiError({ code: 'network', message: String(cause) }, { retryable: true, cause });
    // Removed already.
    if (entry.command.type === 'message.remove' && error.code === 'unknown-message') return onAccepted(key);
    if (!error.retryable) {
      apply({ type: 'refused', key, error: error.toFailure() });
      return callers.fail(key, error);
    }
    const at = Date.now();
    const tries = (state.waits.get(entry.room)?.tries ?? 0) + 1;
    const until = at + (error.retryAfter ?? backoff(tries));
    apply({ type: 'delayed', key, error: error.toFailure(), answered: error.status !== undefined, at, until });
  }

  function onAccepted(key: string, result?: { offset: number; duplicate?: boolean }): void {
    const entry = entryOf(state, key);
    if (!entry) return;
    const { room } = entry;
    if (entry.command.type === 'message.send' && result) {
      emitAccepted(room, key, result.offset, result.duplicate);
      tabs?.post({ type: 'accepted', room, id: key, offset: result.offset });
    }
    // If the room never had the message, no event removes it here.
    if (entry.command.type === 'message.remove' && !ports.has(room, entry.command.id)) ports.emit(room, { type: 'message.discarded', id: entry.command.id });
    apply({ type: 'accepted', key });
    callers.done(key);
  }

  function emitAccepted(room: string, id: string, offset: number, duplicate?: boolean): void {
    // All events up to this offset came without this message: it was removed since.
    const gone = duplicate === true && !ports.has(room, id) && ports.covers(room, offset);
    ports.emit(room, gone ? { type: 'message.discarded', id } : { type: 'message.accepted', id, offset });
  }

  let reading: Promise<void> | undefined;

  /** One reading at a time. A caller during a reading gets the next one. */
  function refresh(): Promise<void> {
    const from = stored;
    const next = (reading ?? Promise.resolve()).then(async () => {
      const entries = await from?.read(() => state.entries);
      if (!entries || from !== stored || ended) return;
      const sending = state.entries.filter(({ key }) => state.sending.has(key) && !entries.some((entry) => entry.key === key));
      const changed = [...entries, ...sending];
      state = reduceOutbox(state, { type: 'read', entries: changed, first: loading });
      screen.show(state);
      // The answer went to another tab.
      for (const { key, refused } of state.entries) if (refused) callers.fail(key, new LoquiError(refused));
    });
    reading = next;
    return next;
  }

  async function load(): Promise<void> {
    loading = true;
    const from = stored;
    await refresh();
    if (from !== stored || ended) return;
    loading = false;
    const foreign = state.entries.filter(({ key }) => !own.has(key));
    stored?.write(foreign, state.entries);
    apply();
  }

  function onTabMessage(message: TabMessage): void {
    if (ended) return;
    if (message.type === 'accepted') {
      ports.emit(message.room, { type: 'message.accepted', id: message.id, offset: message.offset });
      apply({ type: 'accepted', key: message.id });
      callers.done(message.id);
    } else if (message.type === 'dropped') {
      ports.emit(message.room, { type: 'message.discarded', id: message.id });
      apply({ type: 'dropped', key: message.id });
      callers.fail(message.id, removed());
    }
    void refresh().then(() => apply());
  }

  function drop(key: string, error: LoquiError): void {
    const entry = entryOf(state, key);
    if (!entry) return;
    apply({ type: 'dropped', key });
    if (entry.command.type === 'message.send') emitDiscarded(entry.room, key);
    callers.fail(key, error);
  }

  return {
    write(entry) {
      if (ended) return Promise.reject(disposed());
      const author = ports.me();
      own.add(entry.key);
      const answer = callers.wait(entry.key);
      apply({ type: 'written', entry: { ...entry, writtenAt: Date.now(), ...(author && { author }) } });
      return answer;
    },
    settled: (key) => callers.wait(key),
    find: (match) => state.entries.find(match),
    isTried: (key) => state.tried.has(key),
    apply,
    drop,
    enter: (room) => screen.enter(room),
    onMessages(room, messages) {
      for (const { id, offset } of messages) {
        if (offset === undefined) continue;
        const entry = entryOf(state, id);
        if (entry?.room === room && entry.command.type === 'message.send') onAccepted(id);
        else callers.done(id);
      }
    },
    keepIn(storage, scope, member) {
      if (ended || lockName === `loqui outbox ${scope}`) return;
      // Other members' entries stay in the old storage; our own move.
      const stays = ({ key, author }: OutboxEntry): boolean => !own.has(key) || (member !== undefined && author !== undefined && author.id !== member);
      const others = state.entries.filter(stays);
      stored?.write(
        state.entries.filter((entry) => !stays(entry)),
        [],
      );
      tabs?.close();
      lockName = `loqui outbox ${scope}`;
      stored = undefined;
      tabs = undefined;
      apply(...others.map(({ key }) => ({ type: 'dropped', key }) as const));
      for (const { room, key, command } of others) if (command.type === 'message.send') emitDiscarded(room, key);
      stored = createStoredOutbox(storage, ports.failed, () => tabs?.post({ type: 'changed' }));
      tabs = openTabChannel(lockName, onTabMessage);
      void load();
    },
    leavePage() {
      const now = Date.now();
      apply(
        ...state.entries
          .filter(({ key, removeAt }) => removeAt !== undefined && !state.sending.has(key))
          .map(({ key }) => ({ type: 'removal', key, at: now }) as const),
      );
      for (const { key, command, removeAt } of state.entries) {
        if (command.type !== 'message.remove' || removeAt !== now || state.sending.has(key)) continue;
        // Without the queue: the page is closing. If it is lost, the next visit sends it.
        apply({ type: 'begun', key });
        ports.send(command, { keepalive: true }).then(
          () => onAccepted(key),
          (cause: unknown) => onFailed(key, cause),
        );
      }
    },
    clear() {
      for (const { key } of state.entries) drop(key, removed());
    },
    dispose() {
      ended = true;
      clearTimeout(timer);
      tabs?.close();
      callers.failAll(disposed());
      return stored?.busy === true ? stored.written() : undefined;
    },
  };
}
