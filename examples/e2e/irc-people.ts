/** The people of a chat log as guests of a room: each with a client of its own, and as many as it has devices. */
import { createClient, type Client, type Room } from '@loqui/core';

interface Device {
  readonly client: Client;
  readonly room: Room;
}

export class People {
  readonly #devices = new Map<string, Device[]>();

  constructor(
    private readonly url: string,
    private readonly room: string,
  ) {}

  /** How many people are here. */
  get count(): number {
    return this.#devices.size;
  }

  get connections(): number {
    return [...this.#devices.values()].reduce((sum, { length }) => sum + length, 0);
  }

  /** Comes in; resolves when the room has opened. Who is here already comes with a second device. */
  async join(name: string): Promise<void> {
    const client = createClient({ url: this.url, guest: name, storage: false, window: 20 });
    const room = client.room(this.room);
    this.#devices.set(name, [...(this.#devices.get(name) ?? []), { client, room }]);
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`The room did not open for ${name}: ${client.connection.status}.`)), 15_000);
      room.info$.subscribe(({ phase }) => {
        if (phase !== 'live') return;
        clearTimeout(late);
        resolve();
      });
    });
  }

  /** Leaves on purpose, with all devices. */
  leave(name: string): void {
    for (const { room } of this.#devices.get(name) ?? []) room.leave();
    this.#devices.delete(name);
  }

  /** Resolves with the message's id once the room has it. @throws Error when nobody of this name is here */
  say(name: string, text: string, replyTo: string | undefined): Promise<string> {
    const device = this.#devices.get(name)?.at(-1);
    if (device === undefined) throw new Error(`${name} is not in the room and cannot say ${JSON.stringify(text)}.`);
    return device.room.send({ text, ...(replyTo !== undefined && { replyTo }) });
  }

  close(): void {
    for (const { client } of [...this.#devices.values()].flat()) client.dispose();
    this.#devices.clear();
  }
}
