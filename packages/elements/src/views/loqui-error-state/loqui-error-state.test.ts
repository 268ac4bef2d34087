import { expect, fixture, html } from '@open-wc/testing';
import './define.js';

describe('loqui-error-state', () => {
  it('shows the failure as an alert, and can be dismissed', async () => {
    const element = await fixture(html`<loqui-error-state text="No such run." dismissible></loqui-error-state>`);
    expect(element.shadowRoot?.querySelector('[role="alert"]')?.textContent).to.contain('No such run.');
    let dismissals = 0;
    element.addEventListener('loqui-dismiss', () => (dismissals += 1));
    element.shadowRoot?.querySelector('button')?.click();
    expect(dismissals).to.equal(1);
    await expect(element).to.be.accessible();
  });
});
