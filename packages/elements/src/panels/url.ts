import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface Place {
  readonly room: string | undefined;
  /** '' removes it from the address, `undefined` keeps it. */
  readonly conversation?: string | undefined;
  readonly message: string | undefined;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Prefix of conversation ids, which addresses leave out. */
const CONVERSATION = 'conversation:';

/** The place in an address. Only a UUID counts as a message: any other hash belongs to the page. */
export function placeOf(address: string): Place {
  const url = new URL(address);
  const hash = url.hash.slice(1);
  const conversation = url.searchParams.get('conversation') ?? '';
  return {
    room: url.searchParams.get('room') ?? undefined,
    ...(UUID.test(conversation) && { conversation: `${CONVERSATION}${conversation.toLowerCase()}` }),
    message: UUID.test(hash) ? hash : undefined,
  };
}

export function addressOf(address: string, place: Place): string {
  const url = new URL(address);
  if (place.room !== undefined) url.searchParams.set('room', place.room);
  if (place.conversation) url.searchParams.set('conversation', place.conversation.slice(CONVERSATION.length));
  else if (place.conversation === '') url.searchParams.delete('conversation');
  url.hash = place.message ?? '';
  return url.href;
}

/** Deep links: `?room=lobby#message-id`, `?conversation=id`. Follows the page's address, back and forward included, while connected and `active()`. */
export class UrlController implements ReactiveController {
  #listening = false;

  constructor(
    host: ReactiveControllerHost,
    private readonly active: () => boolean,
    private readonly moved: (place: Place) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#listen();
  }

  hostUpdate(): void {
    this.#listen();
  }

  hostDisconnected(): void {
    this.#listening = false;
    removeEventListener('popstate', this.#onMove);
  }

  /** Writes a place as a new history entry, or `quietly` into the current one. */
  write(place: Place, quietly = false): void {
    const address = addressOf(location.href, place);
    if (address === location.href) return;
    if (quietly) history.replaceState(history.state, '', address);
    else history.pushState(history.state, '', address);
  }

  names(message: string): boolean {
    return placeOf(location.href).message === message;
  }

  #listen(): void {
    if (this.#listening || !this.active()) return;
    this.#listening = true;
    // Changing the hash emits popstate too.
    addEventListener('popstate', this.#onMove);
    this.#onMove();
  }

  #onMove = (): void => {
    this.moved(placeOf(location.href));
  };
}
