const inPage = new Map<string, Promise<unknown>>();

/** Runs the work alone among all tabs of a browser (Web Locks); without locks, alone in this page. */
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
      // A failure of the work itself. A sandboxed page may have locks and refuse them.
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

/** Reading the property throws in some browsers. */
function webLocks(): LockManager | undefined {
  try {
    return typeof document === 'undefined' ? undefined : navigator.locks;
  } catch {
    // Refused: only this page is in order; the server accepts each message once in any case.
    return undefined;
  }
}
