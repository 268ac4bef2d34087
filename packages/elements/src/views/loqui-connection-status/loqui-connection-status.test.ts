import { expect, fixture, html } from '@open-wc/testing';
import { LoquiReconnectEvent } from '../../events.js';
import { withClock } from '../../testing/clock.js';
import { rest } from '../../testing/room.js';
import './define.js';

const textIn = (element: Element): string => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('loqui-connection-status', () => {
  it('shows nothing while the connection is open, nor during the first second of connecting', async () => {
    const element = await fixture<HTMLElementTagNameMap['loqui-connection-status']>(
      html`<loqui-connection-status .connection=${{ status: 'open' }}></loqui-connection-status>`,
    );
    expect(element.matches(':state(silent)')).to.equal(true);
    await withClock(async (clock) => {
      element.connection = { status: 'connecting', attempt: 1 };
      await element.updateComplete;
      await clock.tickAsync(999);
      expect(textIn(element)).to.equal('');
      await clock.tickAsync(1);
      expect(textIn(element)).to.equal('Connecting…');
    });
    await rest();
    await expect(element).to.be.accessible();
  });

  it('counts down to the next try, and keeps its text when that try begins', async () => {
    const error = { code: 'offline', message: 'No network.' };
    const element = await fixture<HTMLElementTagNameMap['loqui-connection-status']>(html`<loqui-connection-status></loqui-connection-status>`);
    let requests = 0;
    element.addEventListener(LoquiReconnectEvent.type, () => (requests += 1));
    await withClock(async (clock) => {
      element.connection = { status: 'waiting', attempt: 2, retryAt: Date.now() + 1900, error };
      await element.updateComplete;
      expect(textIn(element)).to.equal('Offline. Next try in 2 s Retry now');
      element.shadowRoot?.querySelector('button')?.click();
      expect(requests).to.equal(1);
      await clock.tickAsync(1100);
      expect(textIn(element)).to.equal('Offline. Next try in 1 s Retry now');
    });
    await rest();
    await expect(element).to.be.accessible();
    element.connection = { status: 'connecting', attempt: 3 };
    await element.updateComplete;
    expect(textIn(element)).to.equal('Connecting…');
  });

  it('shows why the connection is closed', async () => {
    const element = await fixture(
      html`<loqui-connection-status
        .connection=${{ status: 'closed', error: { code: 'unauthenticated', message: 'The token at /loqui was refused.' } }}
      ></loqui-connection-status>`,
    );
    expect(textIn(element)).to.equal('Sign in to do this. Try again');
    await rest();
    await expect(element).to.be.accessible();
  });
});
