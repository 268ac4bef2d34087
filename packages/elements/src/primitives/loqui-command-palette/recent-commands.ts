/** Ids of the commands that were run last, the newest first. Kept by the browser. */

const MOST = 6;

export function recentIds(key: string): readonly string[] {
  try {
    const ids = JSON.parse(localStorage.getItem(key) ?? '[]') as unknown;
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string').slice(0, MOST) : [];
  } catch {
    // Storage is blocked, or holds something else.
    return [];
  }
}

export function rememberRun(key: string, id: string): void {
  try {
    localStorage.setItem(key, JSON.stringify([id, ...recentIds(key).filter((each) => each !== id)].slice(0, MOST)));
  } catch {
    // Storage is blocked or full: nothing is remembered.
  }
}
