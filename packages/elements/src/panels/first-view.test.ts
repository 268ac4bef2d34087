import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import './loqui-chat/define.js';
import { inside } from '../testing/inside.js';
import { frames, jonas, stage } from '../testing/room.js';

// The first panel of the page: its lazy elements are defined while the list is already shown.
it('a panel shows the end of its room while its elements are defined one after the other', async () => {
  const on = stage();
  for (let index = 0; index < 40; index += 1) on.say(jonas, `Message ${String(index)}`);
  const panel = await fixture<HTMLElement>(html`<loqui-chat style="height: 400px" .handle=${on.room}></loqui-chat>`);
  await on.live;
  const list = panel.shadowRoot!.querySelector('loqui-message-list')!;
  await waitUntil(() => (list.shadowRoot?.querySelectorAll('loqui-message').length ?? 0) >= 40, 'all messages are mounted');
  await Promise.all(['loqui-room-activity', 'loqui-room-announcer'].map((tag) => customElements.whenDefined(tag)));
  await frames(6);
  const scroller = inside(panel, 'loqui-message-list', '.scroller');
  expect(scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop).to.be.lessThan(2);
});
