/** A connection as the body of a `Response`, for every platform with Fetch. */
import { CLOSE_GRACE, type Sink } from './connection.js';

export interface PendingStream {
  start(sink: Sink): () => void;
}

const pending = new WeakMap<Response, PendingStream>();

/** For a binding that writes to the socket itself. The body must then not be read. */
export function pendingStreamOf(response: Response): PendingStream | undefined {
  return pending.get(response);
}

/** Holds the whole request: Node's abort signal falls silent when its request is collected as garbage. */
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
      // With a high-water mark of 0 the desired size is minus the queued bytes; null once the stream has failed.
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
      const cut = setTimeout(() => controller.error(new Error('The stream was closed and its rest not read in time.')), CLOSE_GRACE);
      (cut as { unref?: () => void }).unref?.();
    },
  };
}
