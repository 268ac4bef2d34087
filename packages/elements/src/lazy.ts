/** Code that is fetched when it is first needed: elements that many rooms never show, the core, a language. A page that needs none of it waits for none. */
import { whenIdle } from './idle.js';

/** After a failure, so long before the next try, in milliseconds. */
const PAUSE = 5000;

/** Fetches something once. After a failure whoever asks within five seconds gets the same failure; then it is tried again. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let promise: Promise<T> | undefined;
  return () =>
    (promise ??= load().catch((cause: unknown) => {
      setTimeout(() => (promise = undefined), PAUSE);
      throw cause;
    }));
}

const told = new Set<string>();

/** Says in the console that `what` could not be fetched, and what to do. Once: the page goes on without it. */
export function tellMissing(what: string, cause: unknown): void {
  if (told.has(what)) return;
  told.add(what);
  console.error(`${what} could not be loaded and is left out until it can. Is the line up, and are all of Loqui's files served?`, cause);
}

const definitions = new Map<string, () => Promise<unknown>>();

/** Says where an element is defined that is only sometimes needed. For the `define.ts` of an element that may show it. */
export function lazily(tag: `loqui-${string}`, load: () => Promise<unknown>): void {
  if (!definitions.has(tag)) definitions.set(tag, once(load));
}

/**
 * Has an element defined, if that is still to be done and its place is known. Called wherever a template is about to show it: what was put into it before
 * (properties, listeners) is there when its definition comes.
 */
export function need(tag: string): void {
  if (customElements.get(tag)) return;
  definitions
    .get(tag)?.()
    .catch((cause: unknown) => tellMissing(`<${tag}>`, cause));
}

/** As `need`, when the browser has time: for what must be there once the line is down, and can then no longer be fetched. */
export function needSoon(tag: string): void {
  whenIdle(() => need(tag));
}

/** Needs every element of ours in `root` that is not defined yet. */
export function needAll(root: ParentNode): void {
  for (const { localName } of root.querySelectorAll(':not(:defined)')) need(localName);
  if (root instanceof Element) need(root.localName);
}
