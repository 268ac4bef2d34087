/** Signs that trying again makes sense now: the network is back, the page is looked at again. Silent where there is no page. */
import { Observable } from 'rxjs';

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

/** True when the page goes (closed, left, or put aside by the browser), false when it comes back as it was. Silent where there is no page. */
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

/** The page is looked at no more: it may be put aside without another word. False each time, as it need not go. Silent where there is no page. */
export function pageHidden(): Observable<false> {
  return new Observable((subscriber) => {
    if (typeof document === 'undefined') return;
    const stop = new AbortController();
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && subscriber.next(false), { signal: stop.signal });
    return () => stop.abort();
  });
}
