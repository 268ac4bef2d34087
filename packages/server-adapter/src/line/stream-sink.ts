/** A connection as the body of a `Response`, for every platform with Fetch. Node's binding writes to the bare socket instead. */
import { CLOSE_GRACE, type Sink } from './connection.js';

/** A stream that has not begun: whoever starts it decides where it is written. */
export interface PendingStream {
  /** Begins to write to `sink`; the connection exists from now on. Returns what must be called when the client is gone. */
  start(sink: Sink): () => void;
}

const pending = new WeakMap<Response, PendingStream>();

/** The stream behind a response of ours, for a binding that writes to the socket itself. The response's body must then not be read. */
export function pendingStreamOf(response: Response): PendingStream | undefined {
  return pending.get(response);
}

/**
 * A response whose body is the stream. It begins when the body is read; the request's signal is aborted when the caller is gone.
 * The whole request is held, not its signal alone: in Node the signal falls silent once its request was collected as garbage.
 */
export function streamResponse(stream: PendingStream, headers: Headers, request: Request): Response {
  let gone: (() => void) | undefined;
  const leave = (): void => {
    request.signal.removeEventListener('abort', leave);
    gone?.();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (gone) return;
        if (request.signal.aborted) {
          controller.close();
          return;
        }
        gone = stream.start(controllerSink(controller, () => request.signal.removeEventListener('abort', leave)));
        request.signal.addEventListener('abort', leave);
      },
      cancel: leave,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
  );
  const response = new Response(body, { headers });
  pending.set(response, stream);
  return response;
}

function controllerSink(controller: ReadableStreamDefaultController<Uint8Array>, onClose: () => void): Sink {
  let closed = false;
  return {
    write(batch) {
      if (!closed) controller.enqueue(batch.sse);
    },
    get buffered() {
      // With a high-water mark of 0 the desired size is what is queued, below zero; null once the stream has failed.
      return Math.max(0, -(controller.desiredSize ?? 0));
    },
    close() {
      if (closed) return;
      closed = true;
      onClose();
      const waiting = (controller.desiredSize ?? 0) < 0;
      try {
        controller.close();
      } catch (error) {
        // The reader cancelled, so the stream is closed already.
        if (error instanceof TypeError) return;
        throw error;
      }
      if (!waiting) return;
      // What is queued stays readable for a while, then it is released.
      const cut = setTimeout(() => controller.error(new Error('The stream was closed and its rest not read in time.')), CLOSE_GRACE);
      (cut as { unref?: () => void }).unref?.();
    },
  };
}
