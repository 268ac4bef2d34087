import { frameToSse, type Frame } from '@loqui/core/protocol';

const encoder = new TextEncoder();

/** One frame, encoded once for all subscribers. Its JSON is a view into the bytes of the event stream. */
export class EncodedFrame {
  readonly sse: Uint8Array;
  /** Where the JSON begins in `sse`. Only ASCII stands before it, so this counts characters and bytes. */
  readonly #jsonAt: number;
  #json: Uint8Array | undefined;

  /** `ephemeral`: a subscriber that lags may miss it. */
  constructor(
    frame: Frame,
    readonly ephemeral = false,
  ) {
    const text = frameToSse(frame);
    this.sse = encoder.encode(text);
    this.#jsonAt = text.indexOf('data: ') + 'data: '.length;
  }

  get json(): Uint8Array {
    return (this.#json ??= this.sse.subarray(this.#jsonAt, this.sse.length - 2));
  }
}

export class Batch {
  #sse: Uint8Array | undefined;
  #chunk: Uint8Array | undefined;
  #lasting: Batch | undefined;

  constructor(readonly frames: readonly EncodedFrame[]) {}

  /** The same frame always gives the same batch, so stalled connections share one copy of a snapshot. */
  static of(frames: readonly EncodedFrame[]): Batch {
    const [only] = frames;
    if (frames.length !== 1 || !only) return new Batch(frames);
    let batch = alone.get(only);
    if (!batch) alone.set(only, (batch = new Batch(frames)));
    return batch;
  }

  get sse(): Uint8Array {
    const [only] = this.frames;
    return (this.#sse ??= this.frames.length === 1 && only ? only.sse : concat(this.frames.map((frame) => frame.sse)));
  }

  /** As one HTTP/1.1 chunk, for connections on the bare socket. */
  get chunk(): Uint8Array {
    return (this.#chunk ??= concat([encoder.encode(`${this.sse.length.toString(16)}\r\n`), this.sse, encoder.encode('\r\n')]));
  }

  /** Without ephemeral frames, for a subscriber that lags. */
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
