/** An icon from its shapes. */
import { html, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Drawn by `currentColor`. Hidden from assistive technology: the control around it carries the name. */
export function icon(shapes: SVGTemplateResult): TemplateResult {
  return html`<svg
    class="icon"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${shapes}
  </svg>`;
}
