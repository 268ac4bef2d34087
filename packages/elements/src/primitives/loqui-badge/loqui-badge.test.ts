import { expect, fixture, html } from '@open-wc/testing';
import { inside } from '../../testing/inside.js';
import { accessibleInBothSchemes } from '../../testing/schemes.js';
import './define.js';

type LoquiBadge = HTMLElementTagNameMap['loqui-badge'];

const shown = (element: Element): string => inside(element, '[part="base"]').textContent.trim();
const spoken = (element: Element): string => element.shadowRoot?.querySelector('.visually-hidden')?.textContent ?? '';

describe('loqui-badge', () => {
  it('shows its words in each variant, legibly in light and dark', async () => {
    await accessibleInBothSchemes(
      (['neutral', 'primary', 'success', 'warning', 'danger', 'quiet'] as const).map(
        (variant) => html`<loqui-badge variant=${variant}>Beta</loqui-badge><loqui-badge variant=${variant} count="7"></loqui-badge>`,
      ),
    );
  });

  it('counts up to its maximum, and says in words when there are more', async () => {
    const element = await fixture<LoquiBadge>(html`<loqui-badge lang="en" count="99"></loqui-badge>`);
    expect([shown(element), spoken(element)]).to.deep.equal(['99', '99']);
    element.count = 100;
    await element.updateComplete;
    expect([shown(element), spoken(element)]).to.deep.equal(['99+', 'more than 99']);
    element.max = 1000;
    element.count = 1200;
    await element.updateComplete;
    expect(shown(element)).to.equal('1,000+');
  });

  it('says its label instead of its count', async () => {
    const element = await fixture<LoquiBadge>(html`<loqui-badge count="5" label="5 unread messages"></loqui-badge>`);
    expect([shown(element), spoken(element)]).to.deep.equal(['5', '5 unread messages']);
    expect(inside(element, '[part="base"]').getAttribute('aria-hidden')).to.equal('true');
  });

  it('shows nothing for 0, and its words again without a count', async () => {
    const element = await fixture<LoquiBadge>(html`<loqui-badge count="0">New</loqui-badge>`);
    expect(element.shadowRoot?.querySelector('[part]')).to.equal(null);
    expect(element.matches(':state(empty)')).to.equal(true);
    expect(element.getBoundingClientRect().width).to.equal(0);
    element.removeAttribute('count');
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('slot')).not.to.equal(null);
    expect(element.matches(':state(empty)')).to.equal(false);
  });

  it('is a dot that is silent without a label', async () => {
    const element = await fixture<LoquiBadge>(html`<loqui-badge dot variant="success"></loqui-badge>`);
    expect(spoken(element)).to.equal('');
    expect(inside(element, '[part="base"]').getBoundingClientRect().width).to.equal(8);
    element.label = 'Online';
    await element.updateComplete;
    expect(spoken(element)).to.equal('Online');
    await expect(element).to.be.accessible();
  });
});
