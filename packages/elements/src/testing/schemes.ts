/** For the tests: an element in a light and in a dark place, each checked by axe. */
import { expect, fixture, html } from '@open-wc/testing';
import type { LitElement } from 'lit';

/** Checks what is rendered in both schemes, on the page's own background. */
export async function accessibleInBothSchemes(template: unknown): Promise<void> {
  for (const scheme of ['light', 'dark']) {
    const place = await fixture(html`<div style="color-scheme: ${scheme}; background: Canvas; color: CanvasText; padding: 8px">${template}</div>`);
    for (const child of place.children) await (child as Partial<LitElement>).updateComplete;
    settle(place);
    await expect(place).to.be.accessible();
  }
}

/** Ends what appears, shadow roots included: axe shall not judge the colours of a fade. What moves for ever goes on. */
export function settle(root: Element | ShadowRoot): void {
  for (const element of root.querySelectorAll('*')) {
    for (const animation of element.getAnimations()) if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
    if (element.shadowRoot) settle(element.shadowRoot);
  }
}

/** Runs `check` once in each scheme of the page. */
export async function inBothSchemes(check: () => Promise<unknown>): Promise<void> {
  const { style } = document.documentElement;
  try {
    for (const scheme of ['light', 'dark']) {
      style.colorScheme = scheme;
      style.backgroundColor = 'Canvas';
      await check();
    }
  } finally {
    style.colorScheme = '';
    style.backgroundColor = '';
  }
}
