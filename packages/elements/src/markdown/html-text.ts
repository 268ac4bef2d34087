/** Markup that nobody allowed: shown letter by letter. */
import { element, pushText, type View } from './view.js';

export function htmlText(source: string): View {
  const kids: View[] = [];
  pushText(kids, source.replace(/\n+$/, ''));
  return element('p', { class: 'raw' }, kids);
}
