/** What a panel does under a person's hands. Each story is a test that plays itself. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { all, find, focused, gone, look, says, textOf } from '../play/shadow.js';
import { input, write } from '../play/write.js';
import { question, reply } from '../scripts/busy-room.js';
import { at, idOf } from '../scripts/calendar.js';
import { said } from '../scripts/said.js';
import { mara } from '../scripts/people.js';
import { assistant, chat, onStage, type PanelArgs } from '../stage/panel.js';
import { stageOf } from '../stage/stage.js';

const meta = {
  ...onStage,
  title: 'Panels/Behaviour',
  args: { ...onStage.args, width: 480, speed: 0 },
  render: (args, context) => chat(args, context),
} satisfies Meta<PanelArgs>;

export default meta;
type Story = StoryObj<PanelArgs>;

const row = (root: ParentNode, id: string): HTMLElement | undefined => look(root, `loqui-message[data-row="${id}"]`);

/** Whether the middle of a row is inside the scroller. */
function inView(element: Element, scroller: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  return bottom > view.top && top < view.bottom;
}

const atEnd = (scroller: Element): boolean => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop <= 10;

/** Type and press Enter: the message stands at the end, the composer is empty and keeps the focus. */
export const SendByKeyboard: Story = {
  play: async ({ canvasElement, id }) => {
    await says(canvasElement, 'loqui-message', 'Twice in a row');
    await write(canvasElement, 'Good. I will write the note.');
    const message = await says(canvasElement, 'loqui-message', 'I will write the note.');
    await waitFor(() => expect(message.matches(':state(pending)')).toBe(false));
    await expect(message.matches(':state(own)')).toBe(true);
    const field = await input(canvasElement);
    await expect(field.value).toBe('');
    await expect(focused()).toBe(field);
    await expect(stageOf(id).server.messages('release').at(-1)?.parts).toEqual([{ type: 'text', text: 'Good. I will write the note.' }]);
    await waitFor(() => expect(atEnd(look(canvasElement, '[part="scroller"]')!)).toBe(true));
  },
};

/** Stop reaches the run; what was written stays, for everybody. */
export const StopARun: Story = {
  args: { script: 'long-answer', speed: 2 },
  render: (args, context) => assistant(args, context),
  play: async ({ canvasElement, id }) => {
    await says(canvasElement, 'loqui-message', 'What goes wrong', 8_000);
    await userEvent.click(await find(canvasElement, '[part="stop"]'));
    const message = await says(canvasElement, 'loqui-message', 'Stopped');
    await expect(message.matches(':state(stopped)')).toBe(true);
    const kept = stageOf(id).server.messages('paging').at(-1);
    await expect(kept?.status).toBe('stopped');
    await stageOf(id).player.finished;
    await expect(stageOf(id).server.messages('paging').at(-1)).toBe(kept);
    await expect(textOf(message)).not.toContain('Before you release');
    await gone(canvasElement, '[part="stop"]');
  },
};

/** A page that cancels `loqui-send` keeps the message from being sent. */
export const VetoedByThePage: Story = {
  play: async ({ canvasElement, id }) => {
    await says(canvasElement, 'loqui-message', 'Twice in a row');
    const before = stageOf(id).server.messages('release').length;
    canvasElement.addEventListener('loqui-send', (event) => event.preventDefault(), { once: true });
    await write(canvasElement, 'The password is');
    await expect((await input(canvasElement)).value).toBe('The password is');
    // Messages of a room arrive in order: once the second try is there, the first would be.
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(stageOf(id).server.messages('release').length).toBeGreaterThan(before));
    await expect(stageOf(id).server.messages('release')).toHaveLength(before + 1);
  },
};

/** A reader who has scrolled up is not moved; a pill counts what came, and leads to it. */
export const NewMessagesPill: Story = {
  args: { script: 'busy-room' },
  play: async ({ canvasElement, id }) => {
    const { server } = stageOf(id);
    await says(canvasElement, 'loqui-message', 'let us wait for Jonas');
    const scroller = await find(canvasElement, '[part="scroller"]');
    await waitFor(() => expect(atEnd(scroller)).toBe(true));
    scroller.scrollTop = Math.round(scroller.scrollHeight / 3);
    scroller.dispatchEvent(new Event('scrollend'));
    const inSight = (): Element | undefined => all(canvasElement, 'loqui-message').find((each) => inView(each, scroller));
    await waitFor(() => expect(inSight()).toBeDefined());
    const read = inSight()!;
    const place = read.getBoundingClientRect().top;
    server.emit('operations', said(0x60, mara, at('12:10'), 'It is back.'));
    server.emit('operations', said(0x61, mara, at('12:11'), 'For good, I hope.'));
    const pill = await says(canvasElement, 'loqui-new-messages', '2 new messages');
    await expect(Math.abs(read.getBoundingClientRect().top - place)).toBeLessThan(2);
    await userEvent.click(await find(pill.shadowRoot!, 'button'));
    await waitFor(() => expect(atEnd(scroller)).toBe(true));
    await gone(canvasElement, 'loqui-new-messages');
    await expect(inView(row(canvasElement, idOf(0x61))!, scroller)).toBe(true);
  },
};

/** At the end, the list follows what comes. */
export const FollowsAtTheEnd: Story = {
  args: { script: 'busy-room', speed: 8 },
  play: async ({ canvasElement, id }) => {
    const scroller = await find(canvasElement, '[part="scroller"]');
    await stageOf(id).player.finished;
    await says(canvasElement, 'loqui-message', 'let us wait for Jonas');
    await waitFor(() => expect(atEnd(scroller)).toBe(true));
    await expect(look(canvasElement, 'loqui-new-messages')).toBeUndefined();
  },
};

/** What comes while the list is just going to the end does not leave it behind. */
export const FollowsWhatComesInBetween: Story = {
  args: { script: 'busy-room' },
  play: async ({ canvasElement, id }) => {
    const { server } = stageOf(id);
    await says(canvasElement, 'loqui-message', 'let us wait for Jonas');
    const scroller = await find(canvasElement, '[part="scroller"]');
    await waitFor(() => expect(atEnd(scroller)).toBe(true));
    let count = 0;
    const another = (): void => {
      count += 1;
      if (count <= 4) server.emit('operations', said(0x70 + count, mara, at('12:20'), `It is back, ${String(count)}.`));
    };
    scroller.addEventListener('scroll', another);
    another();
    await says(canvasElement, 'loqui-message', 'It is back, 4.');
    await waitFor(() => expect(atEnd(scroller)).toBe(true));
    await expect(look(canvasElement, 'loqui-new-messages')).toBeUndefined();
  },
};

/** The line is cut in mid-answer: it is said, and then nothing is lost, doubled or loaded anew. */
export const LostLineRecovers: Story = {
  args: { script: 'lost-line', speed: 4 },
  render: (args, context) => assistant(args, context, { stage: { away: 1_500 } }),
  play: async ({ canvasElement, id }) => {
    const { server, player, room } = stageOf(id);
    await says(canvasElement, 'loqui-connection-status', 'Next try in', 8_000);
    const during = textOf(await find(canvasElement, `loqui-message[data-row="${idOf(2)}"]`));
    await player.finished;
    const whole = 'nothing is shown twice, and nothing is missing.';
    await expect(during).not.toContain(whole);
    await says(canvasElement, 'loqui-message', whole, 4_000);
    await says(canvasElement, 'loqui-message', 'I wondered too.');
    await waitFor(() => expect(look(canvasElement, 'loqui-connection-status:state(silent)')).toBeDefined());
    await expect(room.messages.items).toEqual(server.messages('tunnel'));
    await expect(all(canvasElement, 'loqui-message')).toHaveLength(3);
    await expect(room.info.gaps).toBe(0);
  },
};

/** What an agent thought, opened. */
export const ExpandReasoning: Story = {
  args: { script: 'tool-call' },
  render: (args, context) => assistant(args, context),
  play: async ({ canvasElement }) => {
    const reasoning = await find(canvasElement, 'loqui-reasoning:defined');
    await userEvent.click(await find(reasoning.shadowRoot!, 'summary'));
    await says(reasoning.shadowRoot!, 'loqui-markdown', 'I should search for its constructor first');
  },
};

/** A suggestion is sent as it stands, and the agent answers. */
export const SuggestionSends: Story = {
  args: { script: 'empty-assistant', suggestions: ['Explain keyset paging', 'Draft a note'] },
  render: (args, context) => assistant(args, context),
  play: async ({ canvasElement, id }) => {
    await userEvent.click(await says(canvasElement, '[part="suggestion"]', 'Explain keyset paging'));
    await says(canvasElement, 'loqui-message', 'Explain keyset paging');
    await says(canvasElement, 'loqui-message', 'This answer is a recording');
    await expect(stageOf(id).server.messages('new')[0]?.to).toEqual(['assistant']);
    await waitFor(() => expect(look(canvasElement, 'loqui-empty-state')?.checkVisibility() ?? false).toBe(false));
  },
};

/** A quote leads to the message it quotes, which is marked for a moment. */
export const JumpToTheQuote: Story = {
  args: { script: 'busy-room' },
  play: async ({ canvasElement }) => {
    const quoting = await find(canvasElement, `loqui-message[data-row="${reply}"]`);
    await userEvent.click(await find(quoting.shadowRoot!, '[part="reply"]'));
    const asked = await find(canvasElement, `loqui-message[data-row="${question}"]:state(highlighted)`);
    const scroller = await find(canvasElement, '[part="scroller"]');
    await waitFor(() => expect(inView(asked, scroller)).toBe(true));
  },
};

/** The address of the page names a message: the panel opens there. */
export const DeepLink: Story = {
  args: { script: 'busy-room', deepLink: true },
  beforeEach: () => {
    const address = location.href;
    history.replaceState(history.state, '', `#${idOf(5)}`);
    return () => history.replaceState(history.state, '', address);
  },
  play: async ({ canvasElement }) => {
    const linked = await find(canvasElement, `loqui-message[data-row="${idOf(5)}"]:state(highlighted)`);
    const scroller = await find(canvasElement, '[part="scroller"]');
    await waitFor(() => expect(inView(linked, scroller)).toBe(true));
    await expect(atEnd(scroller)).toBe(false);
  },
};

/** One tab stop, then arrows, Home and End from message to message. */
export const KeyboardRoving: Story = {
  args: { script: 'busy-room' },
  play: async ({ canvasElement }) => {
    await says(canvasElement, 'loqui-message', 'let us wait for Jonas');
    // A short conversation is in the page as a whole, once there was time for it.
    await waitFor(() => expect(all(canvasElement, 'loqui-message')[0]?.getAttribute('aria-posinset')).toBe('1'));
    const stops = (): HTMLElement[] => all(canvasElement, 'loqui-message[tabindex="0"]');
    await expect(stops()).toHaveLength(1);
    stops()[0]!.focus();
    const rows = all(canvasElement, 'loqui-message');
    await expect(focused()).toBe(rows.at(-1));
    await userEvent.keyboard('{ArrowUp}');
    await waitFor(() => expect(focused()).toBe(rows.at(-2)));
    await userEvent.keyboard('{Home}');
    await waitFor(() => expect(focused()).toBe(rows[0]));
    await expect(inView(rows[0]!, look(canvasElement, '[part="scroller"]')!)).toBe(true);
    await userEvent.keyboard('{ArrowDown}');
    await waitFor(() => expect(focused()).toBe(rows[1]));
    await userEvent.keyboard('{End}');
    await waitFor(() => expect(focused()).toBe(rows.at(-1)));
    await expect(stops()).toHaveLength(1);
  },
};

/** An answer as it is written: a caret, then the text as if it had come at once. */
export const StreamsToTheEnd: Story = {
  args: { script: 'long-answer', speed: 6 },
  render: (args, context) => assistant(args, context),
  play: async ({ canvasElement, id }) => {
    await find(canvasElement, 'loqui-message:state(streaming)');
    await find(canvasElement, '.caret');
    await stageOf(id).player.finished;
    const message = await says(canvasElement, 'loqui-message', 'More on keyset paging');
    await waitFor(() => expect(message.matches(':state(streaming)')).toBe(false));
    await gone(canvasElement, '.caret');
    await expect(all(message.shadowRoot!, 'loqui-code-block')).toHaveLength(2);
    await expect(all(message.shadowRoot!, 'table')).toHaveLength(1);
  },
};
