/** How long a button is held before it repeats, and how often it does then, in ms. */
const FIRST = 400;
const NEXT = 60;

/** Calls `step` now and again and again, until it gives false or the returned function is called. */
export function repeat(step: () => boolean): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = (wait: number): void => {
    if (step()) timer = setTimeout(() => run(NEXT), wait);
  };
  run(FIRST);
  return () => clearTimeout(timer);
}
