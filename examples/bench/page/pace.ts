/** Waiting: for a frame, for a task of one's own, for a while, for something to hold. */

export const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

export const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** Ends the running task: what comes after it runs in the next one, without the wait of a timer. */
export const task = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });

/** After the next frame was painted, or very nearly. */
export async function painted(): Promise<void> {
  await frame();
  await task();
}

/** Looks once per frame. Gives the frames it took, or -1 when `holds` did not come true in time. */
export async function framesUntil(holds: () => boolean, milliseconds: number): Promise<number> {
  const deadline = performance.now() + milliseconds;
  for (let frames = 1; performance.now() < deadline; frames += 1) {
    await painted();
    if (holds()) return frames;
  }
  return -1;
}
