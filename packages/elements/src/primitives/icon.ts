import { html, type TemplateResult } from 'lit';

/** One `<svg>`, hidden from assistive technology. Not a CSS mask, which needs `data:` images in the site's policy. @param path `d` in a 24 × 24 box */
export function icon(path: string): TemplateResult {
  // White space between the tags would add a node to every icon.
  // prettier-ignore
  return html`<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path} /></svg>`;
}
