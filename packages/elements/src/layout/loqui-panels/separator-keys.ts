/** What a key does to a separator. */
import { panelOf, reachOf, type Placed } from './moving.js';

/** Of the arrow keys, in percent. */
const STEP = 1;
const LARGE_STEP = 10;

/** @returns by how many percent it moves, `toggle` for collapse and restore, `undefined` for any other key */
export function separatorKey(event: KeyboardEvent, placed: readonly Placed[], at: number, isVertical: boolean, isRtl: boolean): number | 'toggle' | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const step = event.shiftKey ? LARGE_STEP : STEP;
  const index = panelOf(placed, at);
  const size = placed[index]?.size ?? 0;
  const reach = reachOf(placed, at, index);
  // Home makes the panel small, whichever side it is on.
  const sign = index === at ? 1 : -1;
  switch (event.key) {
    case isVertical ? 'ArrowDown' : isRtl ? 'ArrowLeft' : 'ArrowRight':
      return step;
    case isVertical ? 'ArrowUp' : isRtl ? 'ArrowRight' : 'ArrowLeft':
      return -step;
    case 'Home':
      return (reach.min - size) * sign;
    case 'End':
      return (reach.max - size) * sign;
    case 'Enter':
      return placed[index]?.collapsible ? 'toggle' : undefined;
    default:
      return undefined;
  }
}
