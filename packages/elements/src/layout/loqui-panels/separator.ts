/** The line between two panels. */
import { html, type TemplateResult } from 'lit';
import { reachOf, panelOf, type Placed } from './moving.js';
import type { SeparatorActs } from './separator-acts.js';

export interface Separator {
  /** It stands after this panel. */
  readonly at: number;
  readonly placed: readonly Placed[];
  readonly isVertical: boolean;
  readonly label: string;
  /** Id of the panel it is about. */
  readonly controls: string;
  /** What a size in percent is called. */
  readonly say: (placed: Placed | undefined) => string;
  readonly acts: SeparatorActs;
}

export function separator({ at, placed, isVertical, label, controls, say, acts }: Separator): TemplateResult {
  const { drag } = acts;
  const index = panelOf(placed, at);
  const { min, max } = reachOf(placed, at, index);
  const isEdge = placed[at]?.collapsed === true || placed[at + 1]?.collapsed === true;
  return html`<div
    part="separator"
    role="separator"
    tabindex="0"
    class=${`${isEdge ? 'edge' : ''}${drag.at === at ? ' held' : ''}`}
    aria-label=${label}
    aria-orientation=${isVertical ? 'horizontal' : 'vertical'}
    aria-controls=${controls}
    aria-valuenow=${Math.round(placed[index]?.size ?? 0)}
    aria-valuemin=${Math.round(min)}
    aria-valuemax=${Math.round(max)}
    aria-valuetext=${say(placed[index])}
    @pointerdown=${(event: PointerEvent) => drag.down(event, at)}
    @pointermove=${drag.move}
    @pointerup=${drag.up}
    @pointercancel=${drag.cancel}
    @lostpointercapture=${drag.up}
    @dblclick=${() => acts.double(at)}
    @keydown=${(event: KeyboardEvent) => acts.key(event, at)}
  >
    <span part="grip"></span>
  </div>`;
}
