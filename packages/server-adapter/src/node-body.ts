import type { IncomingMessage } from 'node:http';
import { refusal } from './guard/refusal.js';

/** Milliseconds from the first read to the end of a body. */
const BODY_WITHIN = 30_000;
/** Most bytes, and milliseconds, of an unread body that is discarded after the answer. */
export const DISCARDED = 16 * 1024 * 1024;
const DISCARD_WITHIN = 5000;

/** Reads nothing before the first pull, so that an unread body can be discarded and its connection used again. */
export function requestBody(incoming: IncomingMessage): BodyInit {
  const { body } = incoming as { body?: unknown };
  if (incoming.readableEnded && body !== undefined) {
    return typeof body === 'string' || body instanceof Uint8Array ? (body as string | Uint8Array<ArrayBuffer>) : JSON.stringify(body);
  }
  let release: (() => void) | undefined;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        release ??= read(incoming, controller);
        incoming.resume();
      },
      cancel() {
        release?.();
        incoming.pause();
      },
    },
    { highWaterMark: 0 },
  );
}

function read(incoming: IncomingMessage, controller: ReadableStreamDefaultController<Uint8Array>): () => void {
  const late = setTimeout(() => {
    fail(refusal(408, 'slow-body', `The body did not arrive within ${String(BODY_WITHIN / 1000)} seconds. Send it again over a better line.`));
  }, BODY_WITHIN);
  const onData = (chunk: Uint8Array): void => {
    controller.enqueue(chunk);
    incoming.pause();
  };
  const onEnd = (): void => {
    stop();
    controller.close();
  };
  const onGone = (): void => fail(refusal(400, 'bad-body', 'The body broke off.'));
  function stop(): void {
    clearTimeout(late);
    incoming.off('data', onData).off('end', onEnd).off('close', onGone).off('error', onGone);
  }
  function fail(error: Error): void {
    stop();
    controller.error(error);
  }
  incoming.on('data', onData).on('end', onEnd).on('close', onGone).on('error', onGone);
  if (incoming.readableEnded) onEnd();
  else if (incoming.destroyed) onGone();
  return stop;
}

/** Discards the rest of the body, so that the connection is free for its next request. False: too large, too slow, or closed. */
export function discardBody(incoming: IncomingMessage): Promise<boolean> {
  if (incoming.readableEnded) return Promise.resolve(true);
  if (incoming.destroyed) return Promise.resolve(false);
  return new Promise((resolve) => {
    let bytes = 0;
    const late = setTimeout(() => settle(false), DISCARD_WITHIN);
    const onData = (chunk: Uint8Array): void => {
      bytes += chunk.byteLength;
      if (bytes > DISCARDED) settle(false);
    };
    const onEnd = (): void => settle(true);
    const onGone = (): void => settle(false);
    function settle(free: boolean): void {
      clearTimeout(late);
      incoming.off('data', onData).off('end', onEnd).off('close', onGone);
      if (!free) incoming.pause();
      resolve(free);
    }
    incoming.on('data', onData).on('end', onEnd).on('close', onGone);
    incoming.resume();
  });
}
