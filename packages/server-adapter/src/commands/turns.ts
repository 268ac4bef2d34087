/** A queue per member that bounds the pages of history in memory. */
import { refusal } from '../guard/refusal.js';

/** Most tasks of one member at the same time, and most that wait. */
const AT_ONCE = 2;
const WAITING = 8;
/** Milliseconds after which a turn ends by itself, in case the binding never reports its end. */
const AT_MOST = 60_000;

interface Member {
  active: number;
  readonly waiting: (() => void)[];
}

export class Turns {
  readonly #members = new Map<string, Member>();

  /** Resolves with a function that ends the turn. @throws LoquiError 429 `too-many-reads` */
  async begin(id: string): Promise<() => void> {
    const member = this.#members.get(id) ?? { active: 0, waiting: [] };
    this.#members.set(id, member);
    if (member.active < AT_ONCE) member.active += 1;
    else if (member.waiting.length >= WAITING) {
      throw refusal(429, 'too-many-reads', 'You read history faster than you take the answers. Wait for those under way.', { retryAfter: 1000 });
    }
    // A turn that ends passes its place on, so `active` stays the same.
    else await new Promise<void>((resolve) => member.waiting.push(resolve));
    let ended = false;
    const end = (): void => {
      if (ended) return;
      ended = true;
      clearTimeout(late);
      const next = member.waiting.shift();
      if (next) next();
      else if ((member.active -= 1) === 0) this.#members.delete(id);
    };
    const late = setTimeout(end, AT_MOST);
    (late as { unref?: () => void }).unref?.();
    return end;
  }
}
