/** Work that nobody waits for: done when the browser has time, at the latest after a second and a half. */

/** Calls `callback` when the page is idle, never before the next paint. Returns a function that takes the call back. */
export function whenIdle(callback: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(callback, { timeout: 1500 });
    return () => cancelIdleCallback(id);
  }
  // WebKit: two hundred milliseconds are well behind the first paint.
  const id = setTimeout(callback, 200);
  return () => clearTimeout(id);
}
