/** The list, fed by a real room: opened with messages the room holds already, paged back by what it asks for itself, and flooded. */
import '@loqui/elements/loqui-message.js';
import '@loqui/elements/loqui-message-list.js';
import '@loqui/elements/loqui-provider.js';
import type { Page } from '@loqui/core';
import type { Contestant } from '../contestant.js';
import type { Said } from '../documents/said.js';
import { createStage, live, messageOf, type Stage } from './stage.js';

const contestant: Contestant = {
  mount(place) {
    let stage: Stage;
    let giveOlder: () => void = () => undefined;
    // The list stands there empty before the conversation is opened, as those it is compared with do: in another room.
    const provider = document.createElement('loqui-provider');
    provider.handle = createStage().room;
    const list = document.createElement('loqui-message-list');
    list.style.blockSize = '100%';
    provider.append(list);
    place.append(provider);
    return {
      async stock(messages, older) {
        const given = new Promise<void>((resolve) => (giveOlder = resolve));
        let first = true;
        stage = createStage(async (before): Promise<Page> => {
          // Everything the room has but the newest, so that it is full; and what comes before that, when the time is ripe.
          const said = stage.server.messages(stage.name).filter((message) => (message.offset ?? 0) < before);
          if (first) {
            first = false;
            return { messages: said.slice(older.length), more: older.length > 0 };
          }
          await given;
          return { messages: said, more: false };
        });
        const tell = (each: Said): void => stage.emit({ type: 'message.created', message: messageOf(each) });
        older.forEach(tell);
        messages.forEach(tell);
        await live(stage);
        if (messages.length > stage.room.messages.items.length) await stage.room.loadOlder();
        if (stage.room.messages.items.length !== messages.length) throw new Error('the room does not hold the messages');
      },
      show() {
        provider.handle = stage.room;
      },
      // The list has asked by itself, being near the beginning.
      prepend: () => giveOlder(),
      append: (message) => stage.emit({ type: 'message.created', message: messageOf(message) }),
      scroller: () => list.shadowRoot!.querySelector('[part~="scroller"]')!,
    };
  },
};

export default contestant;
