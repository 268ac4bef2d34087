/** The people of the screenshots, as clients of a running server. */
import { createClient, type Client, type Message, type Room } from '@loqui/core';

export class Cast {
  readonly #clients = new Map<string, Client>();

  constructor(private readonly url: string) {}

  /** The room as `who` sees it, opened. */
  async room(who: string, id: string): Promise<Room> {
    const client =
      this.#clients.get(who) ?? createClient({ url: this.url, token: `guest.${secretOf(who)}.${Buffer.from(who).toString('base64url')}`, storage: false });
    this.#clients.set(who, client);
    const room = client.room(id);
    await until(() => room.info.phase === 'live');
    return room;
  }

  /** Script for a page that makes its visitor the same guest as `who` here, by whatever names its panels call them, and by that name on the examples' pages. */
  asVisitor(who: string, names: readonly string[]): string {
    const remembered = `localStorage.setItem('loqui-examples:name', ${JSON.stringify(who)});\n`;
    return remembered + names.map((name) => `localStorage.setItem(${JSON.stringify(`loqui:guest:${name}`)}, ${JSON.stringify(secretOf(who))});`).join('\n');
  }

  /** Resolves with the newest message once `ready`. */
  async newest(room: Room, ready: (message: Message) => boolean): Promise<void> {
    await until(() => {
      const newest = room.messages.items.at(-1);
      return newest !== undefined && ready(newest);
    });
  }

  leave(): void {
    for (const client of this.#clients.values()) client.dispose();
  }
}

/** The same at each taking, so that everybody keeps the same face. */
function secretOf(who: string): string {
  return `in-picture-543-${Buffer.from(who).toString('base64url')}`;
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('The conversation did not come to where the pictures need it.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
