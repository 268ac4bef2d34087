/** JSON as a response that knows its length, so that a binding can write it at once. */

const encoder = new TextEncoder();

export interface JsonResponseOptions {
  readonly status?: number;
  readonly headers?: HeadersInit;
  /** Called when the whole answer was read, or nobody reads it any more. */
  readonly sent?: () => void;
}

export function jsonResponse(value: unknown, { status = 200, headers = {}, sent }: JsonResponseOptions = {}): Response {
  const body = encoder.encode(JSON.stringify(value));
  const response = new Response(sent ? onceRead(body, sent) : body, { status, headers });
  response.headers.set('content-type', 'application/json');
  response.headers.set('content-length', String(body.byteLength));
  response.headers.set('cache-control', 'no-store');
  return response;
}

// A second pull means that the first chunk was read.
function onceRead(body: Uint8Array, sent: () => void): ReadableStream<Uint8Array> {
  let given = false;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (!given) controller.enqueue(body);
        else {
          sent();
          controller.close();
        }
        given = true;
      },
      cancel: sent,
    },
    { highWaterMark: 0 },
  );
}
