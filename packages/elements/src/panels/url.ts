/** Deep links: `?room=lobby#message-id` names the room and the message that are shown, `?conversation=id` the private conversation. Back and forward work. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface Place {
  /** The room, where the address names one. */
  readonly room: string | undefined;
  /** Id of a private conversation, where the address names one; '' removes it from the address, `undefined` leaves it. */
  readonly conversation?: string | undefined;
  /** Id of a message, where the address ends in one. */
  readonly message: string | undefined;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Prefix of the ids of conversations, left out of the address. */
const CONVERSATION = 'conversation:';

/** The place an address names. Only a UUID counts as a message: any other hash belongs to the page. */
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

/** The address with another place, and all else as it was. */
export function addressOf(address: string, place: Place): string {
  const url = new URL(address);
  if (place.room !== undefined) url.searchParams.set('room', place.room);
  if (place.conversation) url.searchParams.set('conversation', place.conversation.slice(CONVERSATION.length));
  else if (place.conversation === '') url.searchParams.delete('conversation');
  url.hash = place.message ?? '';
  return url.href;
}

/** Follows the address of the page while the host is connected and `active()`. */
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

  /** Writes a place into the address, as a step to go back from; `quietly` replaces the present step. */
  write(place: Place, quietly = false): void {
    const address = addressOf(location.href, place);
    if (address === location.href) return;
    if (quietly) history.replaceState(history.state, '', address);
    else history.pushState(history.state, '', address);
  }

  /** True when the address names this message already. */
  names(message: string): boolean {
    return placeOf(location.href).message === message;
  }

  #listen(): void {
    if (this.#listening || !this.active()) return;
    this.#listening = true;
    // A changed hash fires popstate too.
    addEventListener('popstate', this.#onMove);
    this.#onMove();
  }

  #onMove = (): void => {
    this.moved(placeOf(location.href));
  };
}
