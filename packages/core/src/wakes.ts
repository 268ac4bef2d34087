/** Signs that trying again makes sense now: the network is back, the page is looked at again. Silent where there is no page. */
import { filter, fromEvent, merge, NEVER, type Observable } from 'rxjs';

export function wakes(): Observable<unknown> {
  if (typeof window === 'undefined' || typeof document === 'undefined') return NEVER;
  return merge(fromEvent(window, 'online'), fromEvent(document, 'visibilitychange').pipe(filter(() => document.visibilityState === 'visible')));
}
