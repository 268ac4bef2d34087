import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { inside } from '../../testing/inside.js';
import { accessibleInBothSchemes } from '../../testing/schemes.js';
import '../loqui-button/define.js';
import './define.js';

type LoquiToast = HTMLElementTagNameMap['loqui-toast'];

describe('loqui-toast', () => {
  it('is accessible in each variant', async () => {
    await accessibleInBothSchemes(
      (['neutral', 'success', 'warning', 'danger'] as const).map(
        (variant) => html`<loqui-toast variant=${variant}>The room was renamed.<loqui-button slot="action">Undo</loqui-button></loqui-toast>`,
      ),
    );
  });

  it('leaves the page by its button, and says so', async () => {
    const place = await fixture(html`<div><loqui-toast>Saved</loqui-toast></div>`);
    const element = place.querySelector('loqui-toast')!;
    const closed = oneEvent(element, 'close');
    inside(element, '[part="dismiss"]').click();
    await closed;
    expect(place.children).to.have.length(0);
  });

  it('stays where its dismissal is cancelled, but not where the page closes it', async () => {
    const place = await fixture(html`<div><loqui-toast>Saved</loqui-toast></div>`);
    const element = place.querySelector('loqui-toast')!;
    place.addEventListener('loqui-dismiss', (event) => event.preventDefault());
    inside(element, '[part="dismiss"]').click();
    expect(element.isConnected).to.equal(true);
    element.close();
    expect(element.isConnected).to.equal(false);
  });

  it('closes after its action, unless the click is cancelled', async () => {
    const element = await fixture<LoquiToast>(html`<loqui-toast>Deleted<button slot="action">Undo</button></loqui-toast>`);
    const button = element.querySelector('button')!;
    button.addEventListener('click', (event) => event.preventDefault(), { once: true });
    button.click();
    expect(element.isConnected).to.equal(true);
    button.click();
    expect(element.isConnected).to.equal(false);
  });
});
