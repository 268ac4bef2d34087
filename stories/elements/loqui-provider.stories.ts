/** A room for all the elements inside: panels built from their pieces. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-chat.js';
import '@loqui/elements/loqui-message-list.js';
import '@loqui/elements/loqui-room-composer.js';
import '@loqui/elements/loqui-room-header.js';
import { all, says } from '../play/shadow.js';
import { input, write } from '../play/write.js';
import { inRoom, room, type ConnectedArgs } from '../stage/connected.js';
import { personMessage } from '../stage/samples.js';
import { stageOf } from '../stage/stage.js';

const meta = {
  ...inRoom,
  title: 'Provider/loqui-provider',
  component: 'loqui-provider',
  render: (args, context) =>
    room(
      args,
      context,
      html`<article style="display: grid; grid-template-rows: auto 1fr auto; block-size: 480px; max-inline-size: 420px">
        <loqui-room-header></loqui-room-header>
        <loqui-message-list></loqui-message-list>
        <loqui-room-composer style="padding: 12px"></loqui-room-composer>
      </article>`,
    ),
} satisfies Meta<ConnectedArgs>;

export default meta;
type Story = StoryObj<ConnectedArgs>;

/** Header, list and composer, laid out by the page. */
export const OwnLayout: Story = {};

/** Two panels of one room, one line. */
export const TwoPanels: Story = {
  render: (args, context) =>
    room(
      args,
      context,
      html`<div style="display: grid; grid-template-columns: repeat(auto-fit, minmax(280px, 1fr)); gap: 16px">
        <loqui-chat></loqui-chat><loqui-chat layout="flat" density="compact" heading="The same room"></loqui-chat>
      </div>`,
    ),
  play: async ({ canvasElement }) => {
    const [first, second] = all(canvasElement, 'loqui-chat');
    await write(first!, 'In both');
    await says(second!, 'loqui-message', 'In both');
  },
};

/** The page has the last word: a cancelled event is not carried out, and the text stays in the composer. */
export const Vetoed: Story = {
  play: async ({ canvasElement, id }) => {
    const { server } = stageOf(id);
    await says(canvasElement, '[part="title"]', 'Release room');
    const before = server.messages('release').length;
    const veto = fn((event: Event) => event.preventDefault());
    canvasElement.addEventListener('loqui-send', veto);
    await write(canvasElement, 'The password is');
    await expect(veto).toHaveBeenCalledOnce();
    canvasElement.removeEventListener('loqui-send', veto);
    await expect((await input(canvasElement)).value).toBe('The password is');
    await write(canvasElement, ' secret no more');
    await waitFor(() => expect(server.messages('release')).toHaveLength(before + 1));
  },
};

/** What a plain page can wait for: the room is ready, a message has come. The line above the panel shows the last one. */
export const News: Story = {
  render: (args, context) => {
    const report = ({ type, currentTarget }: Event): void => {
      const line = (currentTarget as Element).querySelector('output');
      if (line) line.textContent = type;
    };
    return html`<div @loqui-ready=${report} @loqui-message=${report} @loqui-run-start=${report} @loqui-run-end=${report}>
      <output style="font: 14px monospace">…</output>${room(args, context, html`<loqui-chat></loqui-chat>`)}
    </div>`;
  },
  play: async ({ canvasElement, id }) => {
    const line = canvasElement.querySelector('output');
    await waitFor(() => expect(line?.textContent).toBe('loqui-ready'));
    stageOf(id).server.emit('release', { type: 'message.created', message: { ...personMessage, id: 'news' } });
    await waitFor(() => expect(line?.textContent).toBe('loqui-message'));
  },
};
