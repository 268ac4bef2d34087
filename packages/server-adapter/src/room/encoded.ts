/** Frames as bytes: encoded once, then shared by all subscribers and by the ring. */
import { frameToSse, type Frame } from '@loqui/core/protocol';

const encoder = new TextEncoder();

/** One frame as event-stream bytes; its JSON text is a view into the same memory, so a WebSocket needs no second encoding. */
export class EncodedFrame {
  readonly sse: Uint8Array;
  /** Where the JSON begins in `sse`. Before it stands ASCII only, so characters and bytes count alike. */
  readonly #jsonAt: number;
  #json: Uint8Array | undefined;

  /** `ephemeral`: may be left out for a subscriber that lags behind. */
  constructor(
    frame: Frame,
    readonly ephemeral = false,
  ) {
    const text = frameToSse(frame);
    this.sse = encoder.encode(text);
    this.#jsonAt = text.indexOf('data: ') + 'data: '.length;
  }

  /** The frame's JSON text in UTF-8. */
  get json(): Uint8Array {
    return (this.#json ??= this.sse.subarray(this.#jsonAt, this.sse.length - 2));
  }
}

/** Frames that are written together: one write per subscriber, whatever their number. */
export class Batch {
  #sse: Uint8Array | undefined;
  #chunk: Uint8Array | undefined;
  #lasting: Batch | undefined;

  constructor(readonly frames: readonly EncodedFrame[]) {}

  /** One frame has one batch, however many subscribers it goes to: a stalled line keeps no copy of a snapshot. */
  static of(frames: readonly EncodedFrame[]): Batch {
    const [only] = frames;
    if (frames.length !== 1 || !only) return new Batch(frames);
    let batch = alone.get(only);
    if (!batch) alone.set(only, (batch = new Batch(frames)));
    return batch;
  }

  /** All frames as event-stream bytes. */
  get sse(): Uint8Array {
    const [only] = this.frames;
    return (this.#sse ??= this.frames.length === 1 && only ? only.sse : concat(this.frames.map((frame) => frame.sse)));
  }

  /** The same as one HTTP/1.1 chunk, for lines that write to the bare socket. */
  get chunk(): Uint8Array {
    return (this.#chunk ??= concat([encoder.encode(`${this.sse.length.toString(16)}\r\n`), this.sse, encoder.encode('\r\n')]));
  }

  /** The batch without ephemeral frames, for a subscriber that lags. */
  get lasting(): Batch {
    return (this.#lasting ??= this.frames.some((frame) => frame.ephemeral) ? new Batch(this.frames.filter((frame) => !frame.ephemeral)) : this);
  }
}

const alone = new WeakMap<EncodedFrame, Batch>();

function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
