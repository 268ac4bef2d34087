import type { Localize } from '../../localize/localize.js';
import type { strings } from './loqui-time.strings.js';

export function dayOf(date: Date, localize: Localize<typeof strings>): string {
  const midnight = (moment: Date): number => new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
  const now = new Date();
  // Rounded: a day on which the clock changes has 23 or 25 hours.
  const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  if (days === 0) return localize.term('today');
  if (days === 1) return localize.term('yesterday');
  const sameYear = date.getFullYear() === now.getFullYear();
  return localize.date(date, { weekday: 'long', day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) });
}
