/** Calls `callback` when the page is idle, within 1.5 s, never before the next paint. Returns a function that cancels the call. */
export function whenIdle(callback: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(callback, { timeout: 1500 });
    return () => cancelIdleCallback(id);
  }
  // WebKit has no `requestIdleCallback`: 200 ms are well behind the first paint.
  const id = setTimeout(callback, 200);
  return () => clearTimeout(id);
}
