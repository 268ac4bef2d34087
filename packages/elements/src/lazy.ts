/** Code that is fetched when it is first needed: rarely shown elements, the core, a language. */
import { whenIdle } from './frame.js';

/** Time between a failure and the next try, in ms. */
const PAUSE = 5000;

/** Fetches once. For `PAUSE` after a failure all callers get this failure; later calls fetch again. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let promise: Promise<T> | undefined;
  return () =>
    (promise ??= load().catch((cause: unknown) => {
      setTimeout(() => (promise = undefined), PAUSE);
      throw cause;
    }));
}

const logged = new Set<string>();

/** Logs once that `what` could not be fetched, with the remedy. The page works without it. */
export function tellMissing(what: string, cause: unknown): void {
  if (logged.has(what)) return;
  logged.add(what);
  console.error(`${what} could not be loaded and is left out until it can. Is the line up, and are all of Loqui's files served?`, cause);
}

const definitions = new Map<string, () => Promise<unknown>>();

/** Elements whose file could not be fetched and will be fetched again. */
const retrying = new Set<string>();

/** Registers where a rarely needed element is defined. For the `define.ts` of each element that may show it. */
export function lazily(tag: `loqui-${string}`, load: () => Promise<unknown>): void {
  if (!definitions.has(tag)) definitions.set(tag, once(load));
}

/**
 * Defines a registered element. Called when a template is about to show it; it keeps properties and listeners that were set before. After a failure the file
 * is fetched again every five seconds.
 */
export function need(tag: string): void {
  if (customElements.get(tag)) return;
  definitions
    .get(tag)?.()
    .catch((cause: unknown) => {
      tellMissing(`<${tag}>`, cause);
      if (retrying.has(tag)) return;
      retrying.add(tag);
      setTimeout(() => {
        retrying.delete(tag);
        need(tag);
      }, PAUSE);
    });
}

/** Like `need`, when the page is idle: for elements that are shown when the line is closed and can no longer be fetched. */
export function needSoon(tag: string): void {
  whenIdle(() => need(tag));
}

export function needAll(root: ParentNode): void {
  for (const { localName } of root.querySelectorAll(':not(:defined)')) need(localName);
  if (root instanceof Element) need(root.localName);
}
