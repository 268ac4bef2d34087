/** What the first message of a page costs and no later one: its styles are parsed and the clock is made while the line to the room opens. */
import { CSSResult, type LitElement } from 'lit';
import { whenIdle } from '../../idle.js';
import type { Localize } from '../../localize/localize.js';

const tags = ['loqui-message', 'loqui-markdown', 'loqui-avatar', 'loqui-day-separator', 'loqui-code-block'];
let warm = false;

/** Does it when the page is idle, once. */
export function warmUp(localize: Localize): void {
  if (warm) return;
  warm = true;
  whenIdle(() => {
    for (const tag of tags) {
      const element = customElements.get(tag) as typeof LitElement | undefined;
      // Reading it parses it.
      element?.elementStyles.forEach((style) => style instanceof CSSResult && style.styleSheet);
    }
    localize.clock(new Date());
    localize.date(new Date(), { weekday: 'long', day: 'numeric', month: 'long' });
  });
}
