/** Builds a room out of its stores and the ways up that the client hands it. */
import { defer, mergeMap, Subject, Subscription, takeUntil, type Observable } from 'rxjs';
import { OrderedSubject } from './ordered-subject.js';
import { LoquiError, uuidv7, type Author, type Command, type Draft, type Message, type Part, type ResultOf } from './protocol/index.js';
import type { Room, SendInput } from './room.js';
import {
  createInfoStore,
  createMessageStore,
  createPresenceStore,
  createStreamingStore,
  type ConnectionStore,
  type MessageStore,
  type StoreEvent,
} from './stores/index.js';
import type { Storage } from './storage/index.js';
import { typingSignal } from './typing-signal.js';

/** How many messages a page of history has. */
const PAGE = 50;

/** What a room needs from the client; it does not know the client itself. */
export interface RoomPorts {
  readonly connection: ConnectionStore;
  readonly me$: Observable<Author | undefined>;
  me(): Author | undefined;
  send<C extends Command>(command: C): Promise<ResultOf<C>>;
  /** Tells its failures itself, and never rejects. */
  readonly storage: Storage | undefined;
  readonly window: number | undefined;
  left(): void;
}

export interface RoomParts {
  readonly room: Room;
  readonly messages: MessageStore;
  /** Where the client drops the room's events. */
  readonly events$: Subject<StoreEvent>;
  /** Ends the room without telling the server. */
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
  // Stores listen before anything can arrive: a synchronous transport would else lose its first events.
  const subscriptions = new Subscription();
  for (const store of [messages, presence, streaming, info]) subscriptions.add(store.connect(events$));
  subscriptions.add(
    typingSignal(keystrokes$)
      // A failure is told by `act`; the next keystroke tries again.
      .pipe(mergeMap((typing) => act({ type: 'typing.set', room: id, typing }).catch(() => undefined), 1))
      .subscribe(),
  );
  // Last, so that the stores have completed before they are let go.
  events$.subscribe({ complete: () => subscriptions.unsubscribe() });

  function tell(event: StoreEvent): void {
    events$.next(event);
  }

  /** Carries a command; a failure is told as an event, and thrown to whoever asked. */
  async function act<C extends Command>(command: C): Promise<ResultOf<C>> {
    try {
      return await ports.send(command);
    } catch (error) {
      tell({ type: 'command.failed', command: command.type, error: failureOf(error) });
      throw error;
    }
  }

  /** The last message on its way: the next one waits, so that what was said first stands first. */
  let underway: Promise<unknown> = Promise.resolve();

  async function deliver(draft: Draft): Promise<string> {
    try {
      const sent = underway.then(() => ports.send({ type: 'message.send', room: id, message: draft }));
      // A message that fails holds up nobody; whoever sent it is told below.
      underway = sent.catch(() => undefined);
      tell({ type: 'message.accepted', id: draft.id, offset: (await sent).offset });
      return draft.id;
    } catch (error) {
      // The answer was lost, but the message came down: it is there.
      if (messages.get(draft.id)?.offset !== undefined) return draft.id;
      tell({ type: 'message.rejected', id: draft.id, error: failureOf(error) });
      throw error;
    }
  }

  async function history(before: string | undefined): Promise<void> {
    const first = before === undefined ? undefined : messages.get(before);
    if (first?.offset === undefined || messages.state.paging === 'loading') return;
    tell({ type: 'history.requested' });
    try {
      tell({ type: 'history.loaded', before: first.offset, page: await ports.send({ type: 'history.read', room: id, before: first.offset, limit: PAGE }) });
    } catch (error) {
      tell({ type: 'history.failed', error: failureOf(error) });
      throw error;
    }
  }

  async function around(target: string, shown: string): Promise<void> {
    tell({ type: 'window.opened', target: shown, page: await act({ type: 'history.read', room: id, around: target, limit: PAGE * 2 }) });
  }

  function own(messageId: string): Message {
    const message = messages.get(messageId);
    if (message?.status !== 'failed' || message.offset !== undefined) {
      throw new LoquiError({ code: 'not-found', message: `Message ${messageId} is not a failed message of yours. Only those can be sent again.` });
    }
    return message;
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
    draft$: defer(async () => (await ports.storage?.draft(id)) ?? ''),
    send(input) {
      const draft = draftOf(input);
      tell({ type: 'message.created', message: echoOf(draft, ports.me()) });
      keystrokes$.next(false);
      return deliver(draft);
    },
    async retry(messageId) {
      const { id: draftId, parts, to, replyTo, thread, parent, metadata } = own(messageId);
      tell({ type: 'message.retried', id: draftId });
      return deliver({
        id: draftId,
        parts,
        ...(to && { to }),
        ...(replyTo && { replyTo }),
        ...(thread && { thread }),
        ...(parent && { parent }),
        ...(metadata && { metadata }),
      });
    },
    discard: (messageId) => tell({ type: 'message.discarded', id: own(messageId).id }),
    async edit(messageId, parts) {
      await act({ type: 'message.edit', room: id, id: messageId, parts: partsOf(parts) });
    },
    async remove(messageId) {
      await act({ type: 'message.remove', room: id, id: messageId });
    },
    async stop(run) {
      await act({ type: 'run.stop', room: id, run });
    },
    async regenerate(message) {
      await act({ type: 'run.retry', room: id, message });
    },
    setTyping: (typing) => keystrokes$.next(typing),
    async loadOlder() {
      const { detour, ids, more } = messages.state;
      if (detour ? detour.more : more) await history((detour?.ids ?? ids).at(0));
    },
    async loadNewer() {
      const { detour } = messages.state;
      const last = detour?.ids.at(-1);
      if (detour && last !== undefined) await around(last, detour.target);
    },
    releaseOlder: () => tell({ type: 'history.released' }),
    async jumpTo(messageId) {
      // What is known stands in a window.
      if (!messages.get(messageId)) {
        try {
          await around(messageId, messageId);
        } catch (error) {
          if (error instanceof LoquiError && error.code === 'unknown-message') return undefined;
          throw error;
        }
      }
      return messages.get(messageId);
    },
    backToPresent: () => tell({ type: 'window.closed' }),
    saveDraft(text) {
      void ports.storage?.saveDraft(id, text);
    },
    leave() {
      dispose();
      ports.left();
    },
  };
  return { room, messages, events$, dispose };
}

function draftOf(input: SendInput): Draft {
  if (typeof input === 'string') return { id: uuidv7(), parts: partsOf(input) };
  const { text, parts, id = uuidv7(), ...rest } = input as { text?: string; parts?: readonly Part[] } & Partial<Draft>;
  return { ...rest, id, parts: parts ?? partsOf(text ?? '') };
}

function partsOf(input: string | readonly Part[]): readonly Part[] {
  return typeof input === 'string' ? [{ type: 'text', text: input }] : input;
}

/** What we show of our own message until the room tells it back. */
function echoOf(draft: Draft, me: Author | undefined): Message {
  return { ...draft, author: me ?? { id: '', name: '', kind: 'person' }, role: 'user', status: 'pending', createdAt: Date.now() };
}

function failureOf(error: unknown): { code: string; message: string } {
  return error instanceof LoquiError ? error.toFailure() : { code: 'unknown', message: String(error) };
}
