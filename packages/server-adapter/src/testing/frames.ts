/** The frames of a test's connection, and ways to wait for more. */
import { isEnvelope, type Envelope, type Frame, type RoomEvent } from '@loqui/core/protocol';

export class Frames {
  readonly frames: Frame[] = [];
  readonly ids: string[] = [];
  ended = false;
  #wake: (() => void)[] = [];

  /** `id`: the cursor after the frame, if the wire gives one. */
  push(frame: Frame, id = ''): void {
    this.frames.push(frame);
    this.ids.push(id);
    this.#notify();
  }

  end(): void {
    this.ended = true;
    this.#notify();
  }

  #notify(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }

  /** Resolves with the first value `find` gives. @throws Error when the line ends before */
  async until<T>(find: (line: this) => T | undefined | false): Promise<T> {
    for (;;) {
      const found = find(this);
      if (found !== undefined && found !== false) return found;
      if (this.ended) throw new Error(`The line ended before. Frames: ${JSON.stringify(this.frames).slice(0, 2000)}`);
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
  }

  envelopes(room?: string): Envelope[] {
    return this.frames.filter(isEnvelope).filter((envelope) => room === undefined || envelope.room === room);
  }

  events<T extends RoomEvent['type']>(type: T): Extract<RoomEvent, { type: T }>[] {
    return this.envelopes()
      .map((envelope) => envelope.event)
      .filter((event): event is Extract<RoomEvent, { type: T }> => event.type === type);
  }

  /** Waits for the `count`th event of the type. */
  event<T extends RoomEvent['type']>(type: T, count = 1): Promise<Extract<RoomEvent, { type: T }>> {
    return this.until(() => this.events(type)[count - 1]);
  }

  signal(type: string): Promise<Frame> {
    return this.until(() => this.frames.find((frame) => 'type' in frame && frame.type === type));
  }

  /** Id of the connection, from its `hello`. */
  async connection(): Promise<string> {
    return ((await this.signal('hello')) as { readonly connection: string }).connection;
  }

  /** The cursor after the last envelope that has one. */
  get cursor(): string {
    return this.ids.findLast((id) => id !== '') ?? '';
  }
}
