/** Arbitrary visits to a room: the server's events and the reader's acts, in any order. */
import fc from 'fast-check';
import type { Message, Page } from '../protocol/index.js';
import type { StoreEvent } from '../stores/local-events.js';
import { messagesIn, type NaiveState } from './naive-messages.js';
import { answerOf, completed, created, delta, messageOf, messagesOf, snapshotWith } from './samples.js';

const acts = [
  'say',
  'say',
  'say',
  'answer',
  'delta',
  'delta',
  'complete',
  'edit',
  'remove',
  'echo',
  'accept',
  'take',
  'answer late',
  'tell',
  'reject',
  'retry',
  'discard',
] as const;
const asks = ['older', 'older', 'late page', 'fail', 'jump', 'newer', 'close', 'release', 'snapshot', 'restore'] as const;

export type VisitStep = { readonly act: (typeof acts)[number] | (typeof asks)[number]; readonly pick: number };

export const anyVisit: fc.Arbitrary<VisitStep[]> = fc.array(fc.record({ act: fc.constantFrom(...acts, ...asks), pick: fc.nat(200) }), {
  minLength: 20,
  maxLength: 90,
  size: 'max',
});

const error = { code: 'forbidden', message: 'No.' };

/** A room of forty messages. `next` returns the events of a step, given what the reader sees. */
export class Room {
  #messages: Message[] = messagesOf(1, 40);
  #offset = 40;
  #own = 0;
  /** Our messages that the room has accepted and not emitted yet. */
  #untold: Message[] = [];
  /** Our messages that the room has accepted, with their command still unanswered. */
  #unanswered: Message[] = [];

  /** The messages the room holds and has emitted, oldest first. */
  get told(): readonly Message[] {
    return this.#messages.filter((message) => !this.#untold.includes(message));
  }

  next({ act, pick }: VisitStep, naive: NaiveState): StoreEvent[] {
    const among = <T>(list: readonly T[]): T | undefined => list[pick % Math.max(1, list.length)];
    const key = pick % 3 === 0 ? 'jump' : 'search';
    const ours = naive.live.filter(({ offset }) => offset === undefined);
    const mine = among(ours);
    const one = among(this.#messages);
    const writing = among(this.#messages.filter(({ status }) => status === 'streaming'));
    switch (act) {
      case 'say':
        return [...this.#tell(), created(this.#add(messageOf(`m${this.#offset + 1}`)))];
      case 'answer':
        return [...this.#tell(), created(this.#add(answerOf(`a${this.#offset + 1}`, '')))];
      case 'delta':
        return writing ? [delta(writing.id, 0, 'x'.repeat(pick % 3))] : [];
      case 'complete':
        if (writing) this.#messages = this.#messages.map((message) => (message === writing ? { ...message, status: 'completed' } : message));
        return writing ? [completed(writing.id, 'Done.')] : [];
      case 'edit':
        this.#messages = this.#messages.map((message) => (message === one ? { ...message, parts: [], editedAt: pick } : message));
        return one ? [...this.#tell(), { type: 'message.edited', id: one.id, parts: [], editedAt: pick }] : [];
      case 'remove':
        this.#messages = this.#messages.filter((message) => message !== one);
        this.#untold = this.#untold.filter((message) => message !== one);
        return one ? [{ type: 'message.removed', id: one.id }] : [];
      case 'echo':
        this.#own += 1;
        return [created(messageOf(`own${this.#own}`, { status: 'pending' }))];
      case 'accept': {
        if (!mine || this.#messages.some(({ id }) => id === mine.id)) return [];
        const taken = this.#add({ ...mine, status: 'completed' });
        this.#untold.push(taken);
        return [{ type: 'message.accepted', id: taken.id, offset: taken.offset ?? 0 }];
      }
      case 'take':
        if (mine && this.#messages.every(({ id }) => id !== mine.id)) {
          const taken = this.#add({ ...mine, status: 'completed' });
          this.#untold.push(taken);
          this.#unanswered.push(taken);
        }
        return [];
      case 'answer late': {
        const taken = this.#unanswered.shift();
        return taken ? [{ type: 'message.accepted', id: taken.id, offset: taken.offset ?? 0 }] : [];
      }
      case 'tell':
        return this.#tell();
      case 'reject':
        return mine ? [{ type: 'message.rejected', id: mine.id, error }] : [];
      case 'retry':
        return mine ? [{ type: 'message.retried', id: mine.id }] : [];
      case 'discard':
        return mine?.status === 'failed' ? [{ type: 'message.discarded', id: mine.id }] : [];
      case 'older':
      case 'late page': {
        const window = pick % 2 === 0 ? undefined : key;
        const before = act === 'older' ? messagesIn(naive, window)?.[0]?.offset : one?.offset;
        if (before === undefined) return [];
        const older = this.#messages.filter(({ offset = 0 }) => offset < before);
        return [{ type: 'history.requested' }, { type: 'history.loaded', window, before, page: { messages: older.slice(-6), more: older.length > 6 } }];
      }
      case 'fail':
        return [{ type: 'history.requested' }, { type: 'history.failed', error }];
      case 'jump':
        return one ? [{ type: 'window.opened', window: key, target: one.id, page: this.#around(one) }] : [];
      case 'newer': {
        const window = naive.windows[key];
        const last = this.#messages.find(({ id }) => id === window?.messages.at(-1)?.id);
        return window && last ? [{ type: 'window.opened', window: key, target: window.target, page: this.#around(last) }] : [];
      }
      case 'close':
        return [{ type: 'window.closed', window: key }];
      case 'release':
        return [{ type: 'history.released' }];
      case 'snapshot': {
        const newest = 1 + (pick % 15);
        this.#untold = [];
        return [snapshotWith({ messages: this.#messages.slice(-newest), more: newest < this.#messages.length })];
      }
      case 'restore':
        return [{ type: 'room.restored', messages: this.#messages.slice(-4), more: true }];
    }
  }

  /** A room emits in the order of its log. */
  #tell(): StoreEvent[] {
    return this.#untold.splice(0).map((message) => created(message));
  }

  #add(message: Message): Message {
    this.#offset += 1;
    const placed = { ...message, offset: this.#offset };
    this.#messages.push(placed);
    return placed;
  }

  #around(target: Message): Page {
    const at = this.#messages.indexOf(target);
    const first = Math.max(0, at - 4);
    return { messages: this.#messages.slice(first, at + 5), more: first > 0, moreAfter: at + 5 < this.#messages.length };
  }
}
