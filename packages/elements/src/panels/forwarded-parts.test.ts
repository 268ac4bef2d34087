import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { inside } from '../testing/inside.js';
import { assistant, jonas, stage } from '../testing/room.js';
import './loqui-chat/define.js';

describe('the parts of a panel', () => {
  it('let the page style a code block, a mention and the text area through every shadow root', async () => {
    const on = stage();
    const page = await fixture(html`
      <div>
        <style>
          loqui-chat::part(code-block),
          loqui-chat::part(mention),
          loqui-chat::part(input) {
            outline: 3px solid rgb(1 2 3);
          }
        </style>
        <loqui-chat .handle=${on.room}></loqui-chat>
      </div>
    `);
    await on.live;
    const answer = on.say(assistant, '```ts\nconst a = 1;\n```');
    const asked = on.say(jonas, 'Thanks @assistant');
    const panel = page.querySelector('loqui-chat')!;
    const row = (id: string): string => `loqui-message[data-row="${id}"]`;
    const outline = (...path: string[]): string => {
      const { outlineColor, outlineWidth } = getComputedStyle(inside(panel, ...path));
      return `${outlineWidth} ${outlineColor}`;
    };
    await waitUntil(() =>
      panel.shadowRoot?.querySelector('loqui-message-list')?.shadowRoot?.querySelector(row(asked.id))?.shadowRoot?.querySelector('.mention'),
    );
    for (const path of [
      ['loqui-message-list', row(answer.id), 'loqui-markdown', 'loqui-code-block'],
      ['loqui-message-list', row(asked.id), '.mention'],
      ['loqui-room-composer', 'loqui-composer', 'textarea'],
    ]) {
      expect(outline(...path), path.at(-1)).to.equal('3px rgb(1, 2, 3)');
    }
  });
});
