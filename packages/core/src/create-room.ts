import { defer, mergeMap, Subject, Subscription, takeUntil, type Observable } from 'rxjs';
import type { Drafts } from './drafts.js';
import { OrderedSubject } from './ordered-subject.js';
import type { Outbox } from './outbox/outbox-contract.js';
import { LoquiError, uuidv7, type Author, type Command, type NewMessage, type Part, type ResultOf, type ServerLimits } from './protocol/index.js';
import type { Removal, Room, SendInput } from './room.js';
import { roomWriting } from './room-writing.js';
import {
  createInfoStore,
  createMessageStore,
  createPresenceStore,
  createStreamingStore,
  JUMP,
  overlaps,
  type ConnectionStore,
  type MessageStore,
  type StoreEvent,
} from './stores/index.js';
import { typingSignal } from './typing-signal.js';

const PAGE = 50;
/** Default time to undo a removal, in milliseconds. */
const UNDO = 5_000;

export interface RoomPorts {
  readonly connection: ConnectionStore;
  readonly me$: Observable<Author | undefined>;
  me(): Author | undefined;
  send<C extends Command>(command: C): Promise<ResultOf<C>>;
  readonly limits$: Observable<ServerLimits | undefined>;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly window: number | undefined;
  reconnect(): void;
  onLeft(): void;
  /** Enters the room again, over a new line if none is open. */
  reopen(): void;
}

export interface RoomParts {
  readonly room: Room;
  readonly messages: MessageStore;
  readonly events$: Subject<StoreEvent>;
  /** Ends the room without a command to the server. */
  dispose(): void;
}

export function createRoom(id: string, ports: RoomPorts): RoomParts {
  const events$ = new OrderedSubject<StoreEvent>();
  const ended$ = new Subject<void>();
  const keystrokes$ = new Subject<boolean>();
  const messages = createMessageStore(ports.window);
  const presence = createPresenceStore();
  const streaming = createStreamingStore();
  const info = createInfoStore();
  const writing = roomWriting(id, ports.outbox);
  // Stores subscribe before a synchronous transport can emit.
  const subscriptions = new Subscription();
  for (const store of [messages, presence, streaming, info]) subscriptions.add(store.connect(events$));
  subscriptions.add(
    typingSignal(keystrokes$)
      // `execute` emits the failure; the next keystroke tries again.
      .pipe(mergeMap((typing) => execute({ type: 'typing.set', room: id, typing }).catch(() => undefined), 1))
      .subscribe(),
  );
  // Last, so that the stores complete first.
  events$.subscribe({ complete: () => subscriptions.unsubscribe() });

  function emit(event: StoreEvent): void {
    events$.next(event);
  }

  /** Emits a failure as an event, and throws it. */
  async function execute<C extends Command>(command: C): Promise<ResultOf<C>> {
    try {
      return await ports.send(command);
    } catch (error) {
      emit({ type: 'command.failed', command: command.type, error: failureOf(error) });
      throw error;
    }
  }

  async function openAround(target: string, shown: string): Promise<void> {
    emit({ type: 'window.opened', window: JUMP, target: shown, page: await execute({ type: 'history.read', room: id, around: target, limit: PAGE * 2 }) });
  }

  async function reportFailure<T>(command: 'message.edit' | 'message.remove', change: Promise<T>): Promise<T> {
    try {
      return await change;
    } catch (error) {
      if (!(error instanceof LoquiError && error.code === 'discarded')) emit({ type: 'command.failed', command, error: failureOf(error) });
      throw error;
    }
  }

  /** Refuses to edit another's message here: a text that the server refuses would be kept and shown as our own. */
  async function edit(messageId: string, parts: readonly Part[]): Promise<void> {
    const [message, me] = [messages.get(messageId), ports.me()];
    if (message?.offset !== undefined && me && message.author.id !== me.id)
      throw new LoquiError({ code: 'forbidden', message: 'Only its author may edit a message.' }, { status: 403 });
    await writing.edit(messageId, parts);
  }

  /** Waiting removals by message id, so that each failure is emitted once. */
  const removals = new Map<string, Removal>();

  function removal(messageId: string, undo: number): Removal {
    const known = removals.get(messageId);
    if (known) return known;
    const { done, ...rest } = writing.remove(messageId, undo);
    const begun = { ...rest, done: reportFailure('message.remove', done).finally(() => removals.delete(messageId)) };
    removals.set(messageId, begun);
    // Emitted above, even if nobody awaits it.
    begun.done.catch(() => undefined);
    return begun;
  }

  function dispose(): void {
    ended$.next();
    ended$.complete();
    events$.complete();
  }

  const room: Room = {
    id,
    messages,
    presence,
    streaming,
    events$: events$.asObservable(),
    info$: info.state$,
    get info() {
      return info.state;
    },
    connection$: ports.connection.state$.pipe(takeUntil(ended$)),
    get connection() {
      return ports.connection.state;
    },
    me$: ports.me$.pipe(takeUntil(ended$)),
    get me() {
      return ports.me();
    },
    limits$: ports.limits$.pipe(takeUntil(ended$)),
    draft$: defer(() => ports.drafts.of(id)),
    async send(input) {
      const message = newMessageOf(input);
      keystrokes$.next(false);
      return writing.send(message);
    },
    async retry(messageId) {
      const answer = writing.retry(messageId);
      if (ports.connection.state.status === 'waiting') ports.reconnect();
      return answer;
    },
    discard: (messageId) => writing.discard(messageId),
    edit: (messageId, parts) => reportFailure('message.edit', edit(messageId, partsOf(parts))),
    async remove(messageId) {
      const { done, extend } = removal(messageId, 0);
      extend(0);
      await done;
    },
    removeWithUndo: (messageId, milliseconds = UNDO) => removal(messageId, milliseconds),
    reconnect: () => ports.reconnect(),
    async stop(run) {
      await execute({ type: 'run.stop', room: id, run });
    },
    async regenerate(message) {
      await execute({ type: 'run.retry', room: id, message });
    },
    setTyping: (typing) => keystrokes$.next(typing),
    async loadOlder() {
      const { ids, more } = messages.shown;
      const before = messages.get(ids.at(0) ?? '')?.offset;
      if (!more || before === undefined || messages.state.paging === 'loading') return;
      const window = messages.shown === messages.live ? undefined : JUMP;
      emit({ type: 'history.requested' });
      try {
        emit({ type: 'history.loaded', window, before, page: await ports.send({ type: 'history.read', room: id, before, limit: PAGE }) });
      } catch (error) {
        emit({ type: 'history.failed', error: failureOf(error) });
        throw error;
      }
    },
    async loadNewer() {
      const { ids, target } = messages.shown;
      const last = ids.at(-1);
      if (target !== undefined && last !== undefined) await openAround(last, target);
    },
    releaseOlder: () => emit({ type: 'history.released' }),
    async jumpTo(messageId) {
      const { live, shown, state } = messages;
      if (![live, shown].some((window) => overlaps(state, window, [messageId]))) {
        try {
          await openAround(messageId, messageId);
        } catch (error) {
          if (error instanceof LoquiError && error.code === 'unknown-message') return undefined;
          throw error;
        }
      }
      return messages.get(messageId);
    },
    backToPresent: () => emit({ type: 'window.closed', window: JUMP }),
    saveDraft: (text) => ports.drafts.save(id, text),
    reopen() {
      if (info.state.phase === 'live' && ports.connection.state.status === 'open') return;
      emit({ type: 'room.reopening' });
      ports.reopen();
    },
    leave() {
      ports.drafts.flush(id);
      dispose();
      ports.onLeft();
    },
  };
  return { room, messages, events$, dispose };
}

function newMessageOf(input: SendInput): NewMessage {
  if (typeof input === 'string') return { id: uuidv7(), parts: partsOf(input) };
  const { text, parts, id = uuidv7(), ...rest } = input as { text?: string; parts?: readonly Part[] } & Partial<NewMessage>;
  return { ...rest, id, parts: parts ?? partsOf(text ?? '') };
}

function partsOf(input: string | readonly Part[]): readonly Part[] {
  return typeof input === 'string' ? [{ type: 'text', text: input }] : input;
}

function failureOf(error: unknown): { code: string; message: string } {
  return error instanceof LoquiError ? error.toFailure() : { code: 'unknown', message: String(error) };
}
