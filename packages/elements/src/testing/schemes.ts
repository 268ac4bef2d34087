/** For the tests: an element in a light and in a dark place, each checked by axe. */
import { expect, fixture, html } from '@open-wc/testing';

/** Checks what is rendered in both schemes, on the page's own background. */
export async function accessibleInBothSchemes(template: unknown): Promise<void> {
  for (const scheme of ['light', 'dark']) {
    const place = await fixture(html`<div style="color-scheme: ${scheme}; background: Canvas; color: CanvasText; padding: 8px">${template}</div>`);
    await expect(place).to.be.accessible();
  }
}
