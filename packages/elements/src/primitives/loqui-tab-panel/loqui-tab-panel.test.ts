import { expect, fixture, html } from '@open-wc/testing';
import { accessibleInBothSchemes } from '../../testing/schemes.js';
import '../loqui-tabs/define.js';

describe('loqui-tab-panel', () => {
  it('can have the focus, is named by its tab, and is hidden without one', async () => {
    const tabs = await fixture<HTMLElementTagNameMap['loqui-tabs']>(
      html`<loqui-tabs>
        <loqui-tab panel="a" id="tab-a">One</loqui-tab>
        <loqui-tab-panel name="a">Text</loqui-tab-panel>
        <loqui-tab-panel name="b" tabindex="-1">More</loqui-tab-panel>
      </loqui-tabs>`,
    );
    const [a, b] = tabs.panels;
    expect([a!.tabIndex, a!.getAttribute('aria-labelledby'), a!.hidden, a!.matches(':state(active)')]).to.deep.equal([0, 'tab-a', false, true]);
    expect([b!.tabIndex, b!.getAttribute('aria-labelledby'), b!.hidden]).to.deep.equal([-1, null, true]);
    await accessibleInBothSchemes(html`<loqui-tabs><loqui-tab panel="a">One</loqui-tab><loqui-tab-panel name="a">Text</loqui-tab-panel></loqui-tabs>`);
  });
});
