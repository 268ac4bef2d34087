/** Markup that nobody allowed: shown letter by letter. */
import { directionIn } from './direction.js';
import { element, pushText, type View } from './view.js';

export function htmlText(source: string): View {
  const kids: View[] = [];
  pushText(kids, source.replace(/\n+$/, ''));
  const dir = directionIn(source);
  return element('p', { class: 'raw', ...(dir && { dir }) }, kids);
}
