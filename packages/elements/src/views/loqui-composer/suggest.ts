/** Fetches the list of suggestions with the first sign that may begin one. All that a composer has of it until then. */
import type { LitElement } from 'lit';
import { once, tellMissing } from '../../lazy.js';

const suggestions = once(() => import('./suggestions.js'));
const asked = new WeakSet<LitElement>();

/** Call when the person has typed. */
export function suggestFor(composer: LitElement & { insert(text: string): void }, text: string): void {
  if (asked.has(composer) || !/^\/|(?:^|\s)[@#]/.test(text)) return;
  asked.add(composer);
  suggestions()
    .then(({ Suggestions }) => new Suggestions(composer).look())
    .catch((cause: unknown) => {
      asked.delete(composer);
      tellMissing('The list of suggestions', cause);
    });
}
