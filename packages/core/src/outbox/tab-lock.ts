/** One at a time among all tabs of this browser, by Web Locks; where there are none, within this page. */

const inPage = new Map<string, Promise<unknown>>();

/** Does the work when nobody else holds the lock of this name. */
export async function locked<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = webLocks();
  if (locks) {
    const outcome: { begun?: true; value?: T } = {};
    try {
      await locks.request(name, async () => {
        outcome.begun = true;
        outcome.value = await work();
      });
    } catch (cause) {
      // What the work throws is its own. A browser that has locks and refuses them (a sandboxed page) has none for us.
      if (outcome.begun) throw cause;
    }
    if (outcome.begun) return outcome.value as T;
  }
  const before = inPage.get(name);
  const mine = (before ?? Promise.resolve()).then(work, work);
  inPage.set(name, mine);
  try {
    return await mine;
  } finally {
    if (inPage.get(name) === mine) inPage.delete(name);
  }
}

/** Asking is enough to throw in some browsers. */
function webLocks(): LockManager | undefined {
  try {
    return typeof document === 'undefined' ? undefined : navigator.locks;
  } catch {
    // Refused: the page alone is kept in order, and the server takes each message once in any case.
    return undefined;
  }
}
