/** Quotes and alerts (`> [!NOTE]`). A drawn quote becomes an alert, with its blocks, when its first line is complete. */
import { ContainerDrawing, ElementContainer } from './container.js';
import type { Drawing, Setting, Spot } from './drawing.js';
import type { BlockOf } from './parse/tree.js';
import { element, type ElementView } from './view.js';
import type { Alert } from './words.js';

/** Lucide's info, lightbulb, message-square-warning, triangle-alert and octagon-alert. */
const SIGNS: Readonly<Record<Alert, string>> = {
  note: 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20zM12 16v-4M12 8h.01',
  tip: 'M15 14c.2-1 .7-1.7 1.5-2.5 1-.9 1.5-2.2 1.5-3.5A6 6 0 0 0 6 8c0 1 .2 2.2 1.5 3.5.7.7 1.3 1.5 1.5 2.5M9 18h6M10 22h4',
  important: 'M21 15a2 2 0 0 1-2 2H7l-4 4V5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2zM12 7v2M12 13h.01',
  warning: 'm21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01',
  caution: 'M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9zM12 8v4M12 16h.01',
};

/** Visible without a style sheet, for the HTML of `renderMarkdown`. */
const SIGN = {
  viewBox: '0 0 24 24',
  width: '16',
  height: '16',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '2',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
};

export function drawQuote(quote: BlockOf<'quote'>, spot: Spot, setting: Setting): Drawing {
  const { nodes, words } = setting;
  const describe = ({ alert }: BlockOf<'quote'>): ElementView => {
    if (!alert) return element('blockquote');
    const name = words.alerts[alert];
    return element('div', { class: `alert ${alert}`, role: 'note', 'aria-label': name }, [titleView(alert, name)]);
  };
  return new ContainerDrawing(quote, new ElementContainer(spot, nodes, { describe }), setting);
}

function titleView(alert: Alert, name: string): ElementView {
  const sign = element('svg', { ...SIGN, 'aria-hidden': 'true' }, [element('path', { d: SIGNS[alert] }, [], true)], true);
  // The name is in the page's language: its direction is not the alert's.
  return element('p', { class: 'alert-title' }, [sign, element('bdi', undefined, [{ kind: 'text', text: name }])]);
}
