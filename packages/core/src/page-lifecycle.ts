import { Observable } from 'rxjs';

/** Emits when a retry makes sense: the network is back, or the page is visible again. */
export function reasonsToRetry(): Observable<void> {
  return new Observable((subscriber) => {
    if (typeof window === 'undefined' || typeof document === 'undefined') return;
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('online', () => subscriber.next(), { signal });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && subscriber.next(), { signal });
    return () => stop.abort();
  });
}

/** Emits true when the page is closed, left or frozen by the browser, and false when it comes back. */
export function pageAway(): Observable<boolean> {
  return new Observable((subscriber) => {
    if (typeof window === 'undefined' || typeof document === 'undefined') return;
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('pagehide', () => subscriber.next(true), { signal });
    window.addEventListener('pageshow', ({ persisted }) => persisted && subscriber.next(false), { signal });
    return () => stop.abort();
  });
}

/** Emits false when the page is hidden: it may be discarded without a further event. */
export function pageHidden(): Observable<false> {
  return new Observable((subscriber) => {
    if (typeof document === 'undefined') return;
    const stop = new AbortController();
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && subscriber.next(false), { signal: stop.signal });
    return () => stop.abort();
  });
}
