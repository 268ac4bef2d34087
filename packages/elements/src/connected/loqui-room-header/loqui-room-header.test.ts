import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { inside } from '../../testing/inside.js';
import { frames, jonas, rest, stage, type Stage } from '../../testing/room.js';
import '../../provider/define.js';
import './define.js';
import type { LoquiRoomHeader } from './loqui-room-header.js';

async function show(on: Stage): Promise<LoquiRoomHeader> {
  const provider = await fixture(html`<loqui-provider .handle=${on.room}><loqui-room-header></loqui-room-header></loqui-provider>`);
  await on.live;
  await frames();
  return provider.querySelector('loqui-room-header')!;
}

const titleOf = (header: Element): string => inside(header, '[part="title"]').textContent.trim();
const subtitleOf = (header: Element): string => inside(header, '[part="subtitle"] > bdi').textContent.trim();

describe('loqui-room-header', () => {
  it('names the room, and counts the people and agents in it', async () => {
    const on = stage();
    const header = await show(on);
    expect(titleOf(header)).to.equal('Lobby');
    on.server.emit('lobby', { type: 'presence.changed', joins: { jonas: { member: jonas, connections: [{ id: 'x', since: 1 }] } }, leaves: {} });
    await waitUntil(() => subtitleOf(header) === '2 here · 1 agent', `the line below: ${subtitleOf(header)}`);
    await waitUntil(() => header.shadowRoot?.querySelector('loqui-presence')?.members.some(({ name }) => name === 'Jonas'));
    await rest();
    await expect(header).to.be.accessible();
  });

  it('has a heading with a name before the room has a title', async () => {
    const header = await fixture<LoquiRoomHeader>(html`<loqui-room-header></loqui-room-header>`);
    expect(titleOf(header)).to.equal('');
    expect(inside(header, '[part="title"]').getAttribute('aria-label')).to.equal('Conversation');
    await expect(header).to.be.accessible();
  });

  it('shows the heading of the page in place of the title of the room', async () => {
    const header = await show(stage());
    header.heading = 'Support';
    await header.updateComplete;
    expect(titleOf(header)).to.equal('Support');
  });

  it('shows the avatar of an assistant’s agent, and none of people', async () => {
    const header = await show(stage());
    header.assistant = true;
    await header.updateComplete;
    expect(inside(header, 'loqui-avatar').author?.id).to.equal('assistant');
    expect(header.shadowRoot?.querySelector('loqui-presence')).to.equal(null);
  });

  it('shows that the connection is lost in place of who is here', async () => {
    const on = stage();
    const header = await show(on);
    // The connection recovers sooner than the test could read it.
    const seen: string[] = [];
    new MutationObserver(() => {
      if (!header.shadowRoot?.querySelector('[part="subtitle"] > bdi')) seen.push('connection');
      else if (seen.length > 0) seen.push('people');
    }).observe(header.shadowRoot!, { childList: true, subtree: true });
    on.server.cut();
    await waitUntil(() => seen.includes('people'), 'it is back', { timeout: 6_000 });
    expect(seen[0]).to.equal('connection');
  });
});
