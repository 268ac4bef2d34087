import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { LoquiProvider } from '../../provider/loqui-provider.js';
import { inside } from '../../testing/inside.js';
import { stage } from '../../testing/room.js';
import '../../provider/define.js';
import './define.js';

const field = (root: Element): HTMLTextAreaElement => inside(root, 'loqui-composer', 'textarea');

function type(root: Element, text: string): void {
  field(root).value = text;
  field(root).dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

describe('the unsent text', () => {
  it('of a room is kept when another room is shown, and restored when the room is shown again', async () => {
    const on = stage();
    const provider = await fixture<LoquiProvider>(
      html`<loqui-provider .client=${on.client} room="one"><loqui-room-composer></loqui-room-composer></loqui-provider>`,
    );
    const composer = provider.querySelector('loqui-room-composer')!;
    await composer.updateComplete;
    type(composer, 'for the first room');
    provider.room = 'two';
    await provider.updateComplete;
    await waitUntil(() => field(composer).value === '', undefined, { timeout: 5_000 });
    type(composer, 'for the second');
    provider.room = 'one';
    await waitUntil(() => field(composer).value === 'for the first room', undefined, { timeout: 5_000 });
    provider.room = 'two';
    await waitUntil(() => field(composer).value === 'for the second', undefined, { timeout: 5_000 });
  });

  it('is shown to be too long before it is sent', async () => {
    const on = stage({ limits: { text: 10 } });
    const provider = await fixture<LoquiProvider>(
      html`<loqui-provider .client=${on.client} room="lobby"><loqui-room-composer></loqui-room-composer></loqui-provider>`,
    );
    await on.live;
    const composer = provider.querySelector('loqui-room-composer')!;
    type(composer, 'more than ten');
    await waitUntil(() => inside(composer, 'loqui-composer').matches(':state(excess)'), undefined, { timeout: 5_000 });
    expect(inside(composer, 'loqui-composer', '[part~="excess"]').textContent).to.equal('3 characters too many');
  });
});
