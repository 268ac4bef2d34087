/** Links marked `data-somebody` lead to the team room under a name that is not ours: the second window is another person. */
import { otherName } from './visitor-name.js';

/** @param mine the name this window has */
export function linkToSomebodyElse(mine: string): void {
  for (const link of document.querySelectorAll('a[data-somebody]')) link.setAttribute('href', `/team-room/?as=${encodeURIComponent(otherName(mine))}`);
}
