import { expect, fixture, html } from '@open-wc/testing';
import { LoquiSendEvent } from '../../events.js';
import { inside } from '../../testing/inside.js';
import { frames, stage } from '../../testing/room.js';
import '../../provider/define.js';
import './define.js';
import type { LoquiRoomEmpty } from './loqui-room-empty.js';

async function show(properties: Partial<LoquiRoomEmpty>): Promise<LoquiRoomEmpty> {
  const on = stage();
  const provider = await fixture(html`<loqui-provider .handle=${on.room}><loqui-room-empty></loqui-room-empty></loqui-provider>`);
  await on.live;
  const element = Object.assign(provider.querySelector('loqui-room-empty')!, properties);
  await frames();
  return element;
}

const textOf = (element: Element): string => inside(element, 'loqui-empty-state').shadowRoot!.textContent;

describe('loqui-room-empty', () => {
  it('greets in the name of the agent, and sends a suggestion to it', async () => {
    const element = await show({ assistant: true, suggestions: ['What is new?'] });
    expect(textOf(element)).to.contain('What can Assistant do for you?');
    let sent: LoquiSendEvent | undefined;
    element.addEventListener(LoquiSendEvent.type, (event) => {
      sent = event;
      event.preventDefault();
    });
    inside(element, 'loqui-empty-state', 'button').click();
    expect([sent?.text, sent?.to]).to.deep.equal(['What is new?', ['assistant']]);
    await expect(element).to.be.accessible();
  });

  it('greets in a room of people, with the greeting of the page if it has one', async () => {
    const element = await show({});
    expect(textOf(element)).to.contain('No messages yet');
    element.greeting = 'Welcome aboard';
    await frames();
    expect(textOf(element)).to.contain('Welcome aboard');
    expect(textOf(element)).not.to.contain('No messages yet');
    await expect(element).to.be.accessible();
  });
});
