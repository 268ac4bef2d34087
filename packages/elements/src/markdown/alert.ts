/** The first line of an alert: its sign and its name. */
import type { Alert } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
/** Lucide's info, lightbulb, message-square-warning, triangle-alert and octagon-alert. */
const SIGNS: Readonly<Record<Alert, string>> = {
  note: 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20zM12 16v-4M12 8h.01',
  tip: 'M15 14c.2-1 .7-1.7 1.5-2.5 1-.9 1.5-2.2 1.5-3.5A6 6 0 0 0 6 8c0 1 .2 2.2 1.5 3.5.7.7 1.3 1.5 1.5 2.5M9 18h6M10 22h4',
  important: 'M21 15a2 2 0 0 1-2 2H7l-4 4V5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2zM12 7v2M12 13h.01',
  warning: 'm21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01',
  caution: 'M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9zM12 8v4M12 16h.01',
};

export function alertTitle(alert: Alert, name: string): HTMLElement {
  const title = document.createElement('p');
  title.className = 'alert-title';
  const sign = document.createElementNS(SVG, 'svg');
  sign.setAttribute('viewBox', '0 0 24 24');
  sign.setAttribute('aria-hidden', 'true');
  sign.appendChild(document.createElementNS(SVG, 'path')).setAttribute('d', SIGNS[alert]);
  // The word is the page's, and says nothing of how the alert reads.
  const word = document.createElement('bdi');
  word.textContent = name;
  title.append(sign, word);
  return title;
}
