/** An icon: one `<svg>` with one `<path>`. Not a CSS mask: a site whose content security policy does not allow `data:` images would see none. */
import { html, type TemplateResult } from 'lit';

/**
 * Drawn in `currentColor`. Hidden from assistive technology: the control around it carries the name.
 * @param path all strokes in a 24 × 24 box, as the `d` of one path
 */
export function icon(path: string): TemplateResult {
  // White space between the tags would be a node in every icon.
  // prettier-ignore
  return html`<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path} /></svg>`;
}
