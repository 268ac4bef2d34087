import { expect, waitUntil } from '@open-wc/testing';
import { createClient, createMemoryServer } from '@loqui/core';
import { lazily } from '../../lazy.js';
import '../../provider/define.js';
import { withClock } from '../../testing/clock.js';
import { mara, messageOf } from '../../testing/room.js';

describe('the list, while the element of its rows is on its way', () => {
  it('shows that the room opens, tries again after a failure, and then shows all rows', async () => {
    let arrive!: () => void;
    let tries = 0;
    const arrival = new Promise<void>((resolve) => (arrive = resolve));
    lazily('loqui-message', async () => {
      if ((tries += 1) === 1) throw new Error('The file could not be fetched.');
      await arrival;
      await import('../../views/loqui-message/define.js');
    });
    const { error } = console;
    const errors: string[] = [];
    console.error = (text: string) => errors.push(text);
    await withClock(async (clock) => {
      await import('./define.js');
      await clock.tickAsync(5_000);
    });
    console.error = error;
    expect(tries).to.equal(2);
    expect(errors).to.have.length(1);

    const server = createMemoryServer();
    for (let index = 0; index < 3; index += 1) server.emit('lobby', { type: 'message.created', message: messageOf(mara, `Message ${String(index)}`) });
    const client = createClient({ transport: server.transport(mara), storage: false });
    const provider = document.createElement('loqui-provider');
    provider.handle = client.room('lobby');
    provider.innerHTML = '<loqui-message-list style="height: 400px"></loqui-message-list>';
    document.body.append(provider);
    const list = provider.querySelector('loqui-message-list')!;
    const rows = (): number => list.shadowRoot!.querySelectorAll('loqui-message').length;
    await waitUntil(() => client.room('lobby').messages.shown.ids.length === 3);
    await list.updateComplete;
    expect(rows()).to.equal(0);
    arrive();
    await waitUntil(() => rows() === 3);
    provider.remove();
    client.dispose();
  });
});
