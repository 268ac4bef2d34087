import { expect, fixture, html } from '@open-wc/testing';
import { accessibleInBothSchemes } from '../../testing/schemes.js';
import '../loqui-tabs/define.js';

describe('loqui-tab', () => {
  it('takes its slot and an id by itself, and keeps those of the page', async () => {
    const box = await fixture(html`<div><loqui-tab>One</loqui-tab><loqui-tab id="mine" slot="elsewhere">Two</loqui-tab></div>`);
    const [one, two] = box.querySelectorAll('loqui-tab');
    expect([one!.slot, two!.slot, two!.id]).to.deep.equal(['tab', 'elsewhere', 'mine']);
    expect(one!.id).to.match(/^loqui-tab-\d+$/);
  });

  it('is accessible in each of its states', async () => {
    await accessibleInBothSchemes(
      html`<loqui-tabs label="States" value="b">
        <loqui-tab panel="a" closable><svg slot="icon" viewBox="0 0 24 24"></svg>Closable</loqui-tab>
        <loqui-tab panel="b">Shown</loqui-tab>
        <loqui-tab panel="c" disabled>Disabled</loqui-tab>
      </loqui-tabs>`,
    );
  });
});
