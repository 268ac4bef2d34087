/** Turns keystrokes into typing commands: `true` at most every two seconds, `false` once at the end. */
import { asyncScheduler, defer, filter, map, merge, of, switchMap, timer, type Observable } from 'rxjs';

/** How often typing is renewed, in milliseconds. */
const RENEW = 2_000;
/** How long typing lasts without a keystroke, in milliseconds. */
const IDLE = 3_000;

export function typingSignal(keystrokes$: Observable<boolean>): Observable<boolean> {
  return defer(() => {
    let sent = false;
    let sentAt = Number.NEGATIVE_INFINITY;
    return keystrokes$.pipe(
      switchMap((typing) => (typing ? merge(of(true), timer(IDLE).pipe(map(() => false))) : of(false))),
      filter((typing) => {
        const now = asyncScheduler.now();
        if (typing === sent && (!typing || now - sentAt < RENEW)) return false;
        sent = typing;
        sentAt = now;
        return true;
      }),
    );
  });
}
