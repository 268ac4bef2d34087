/** Pages of messages. The store is read in small steps, so large messages do not fill the memory. */
import type { Message, Page } from '@loqui/core/protocol';
import type { Store } from '../store/store.js';

/** Most bytes of JSON in one page. Each side gets its first message whatever its size, so paging always advances. */
export const PAGE_BYTES = 512 * 1024;

/** Messages in one read from the store. */
const STEP = 8;

const encoder = new TextEncoder();
/** Bytes of each message's JSON. Messages are replaced, never changed. */
const sizes = new WeakMap<Message, number>();

export function bytesOf(message: Message): number {
  const known = sizes.get(message);
  if (known !== undefined) return known;
  const size = encoder.encode(JSON.stringify(message)).byteLength;
  sizes.set(message, size);
  return size;
}

class PageBuilder {
  readonly messages: Message[] = [];
  bytes = 0;
  more = false;

  constructor(
    private readonly limit: number,
    private readonly budget: number,
  ) {}

  /** False, and sets `more`, when the message does not fit. */
  add(message: Message): boolean {
    const size = bytesOf(message);
    if (this.left === 0 || (this.messages.length > 0 && this.bytes + size > this.budget)) {
      this.more = true;
      return false;
    }
    this.messages.push(message);
    this.bytes += size;
    return true;
  }

  get left(): number {
    return this.limit - this.messages.length;
  }
}

type Reader = Pick<Store, 'messages' | 'messagesAround' | 'message'>;
/** The message with the text being written, which the store does not have yet. */
type Current = (message: Message) => Message;
const asStored: Current = (message) => message;

/** At most `limit` messages and about `budget` bytes, oldest first. */
export async function pageBefore(store: Reader, room: string, before: number | undefined, limit: number, budget: number, current = asStored): Promise<Page> {
  const { messages, more } = await older(store, room, before, limit, budget, current);
  return { messages: messages.reverse(), more };
}

/** The message in the middle; near an end of the room the other side is longer. `undefined`: there is no such message. */
export async function pageAround(store: Reader, room: string, id: string, limit: number, budget: number, current = asStored): Promise<Page | undefined> {
  const found = await store.message(room, id);
  if (found?.offset === undefined) return undefined;
  const target = current(found);
  const places = Math.max(0, limit - 1);
  const half = Math.ceil(places / 2);
  const bytes = Math.max(0, budget - bytesOf(target));
  let after = await newer(store, room, found, half, bytes / 2, current);
  const before = await older(store, room, found.offset, places - after.messages.length, bytes - after.bytes, current);
  // The newer side may use what the older side left.
  const rest = places - before.messages.length;
  if (after.more && rest > after.messages.length && !before.more) after = await newer(store, room, found, rest, bytes - before.bytes, current);
  return { messages: [...before.messages.reverse(), target, ...after.messages], more: before.more, moreAfter: after.more };
}

async function older(store: Reader, room: string, before: number | undefined, limit: number, budget: number, current: Current): Promise<PageBuilder> {
  const page = new PageBuilder(Math.max(0, limit), budget);
  for (let from = before; ;) {
    const size = Math.max(1, Math.min(STEP, page.left));
    const { messages, more } = await store.messages(room, { limit: size, ...(from !== undefined && { before: from }) });
    for (const message of [...messages].reverse()) if (!page.add(current(message))) return page;
    from = messages[0]?.offset;
    page.more = more && from !== undefined;
    if (!page.more || page.left === 0) return page;
  }
}

async function newer(store: Reader, room: string, message: Message, limit: number, budget: number, current: Current): Promise<PageBuilder> {
  const page = new PageBuilder(Math.max(0, limit), budget);
  let last: Message | undefined = message;
  while (last?.offset !== undefined) {
    const offset: number = last.offset;
    const around: Page | undefined = await store.messagesAround(room, last.id, STEP);
    const following: readonly Message[] = around?.messages.filter((one) => (one.offset ?? 0) > offset) ?? [];
    for (const one of following) if (!page.add(current(one))) return page;
    page.more = around?.moreAfter === true;
    if (!page.more) return page;
    last = following.at(-1);
  }
  return page;
}
