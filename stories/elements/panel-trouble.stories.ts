/** What goes wrong in a panel, and what is then seen and offered. */
import { LoquiError, type Command } from '@loqui/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { throwError } from 'rxjs';
import { expect, userEvent, waitFor } from 'storybook/test';
import { all, find, gone, says } from '../play/shadow.js';
import { write } from '../play/write.js';
import { assistant, chat, onStage, type PanelArgs } from '../stage/panel.js';
import { stageOf } from '../stage/stage.js';

const meta = {
  ...onStage,
  title: 'Panels/When something fails',
  args: { ...onStage.args, width: 480 },
  render: (args, context) => chat(args, context),
} satisfies Meta<PanelArgs>;

export default meta;
type Story = StoryObj<PanelArgs>;

const notInvited = new LoquiError({ code: 'forbidden', message: 'You are not a member of this room. Ask its owner to invite you.' });

/** The server refuses the line for good: the reader is told in words, the developer in the console, and nothing is tried again. */
export const Refused: Story = {
  render: (args, context) => chat(args, context, { stage: { line: (transport) => ({ ...transport, open: () => throwError(() => notInvited) }) } }),
  play: async ({ canvasElement }) => {
    await says(canvasElement, 'loqui-connection-status', 'You may not do this here');
  },
};

/** Refuses each message once. */
function refusing(): (command: Command) => undefined {
  const seen = new Set<string>();
  return (command) => {
    if (command.type !== 'message.send' || seen.has(command.message.id)) return;
    seen.add(command.message.id);
    throw new LoquiError({ code: 'rate-limited', message: 'That was a lot at once. Wait a moment, then retry.' });
  };
}

/** A message that was refused stays, says why, and goes out again at a press. Nothing is sent twice. */
export const FailedSend: Story = {
  render: (args, context) => chat(args, context, { stage: { onCommand: refusing() } }),
  play: async ({ canvasElement, id }) => {
    await write(canvasElement, 'The fix is on staging.');
    const failed = await says(canvasElement, 'loqui-message', 'That was too much at once. Wait a moment');
    await expect(failed.matches(':state(failed)')).toBe(true);
    const before = stageOf(id).server.messages('release').length;
    const retry = all<HTMLButtonElement>(failed, 'button')
      .concat(all<HTMLButtonElement>(failed.shadowRoot!, 'button'))
      .find((button) => button.textContent.trim() === 'Retry');
    await userEvent.click(retry!);
    await waitFor(() => expect(stageOf(id).server.messages('release')).toHaveLength(before + 1));
    await waitFor(() => expect(failed.matches(':state(failed)')).toBe(false));
    await gone(failed.shadowRoot!, '.status');
  },
};

/** The same, as it stands before the press. */
export const NotSent: Story = {
  render: (args, context) => chat(args, context, { stage: { onCommand: refusing() } }),
  play: async ({ canvasElement }) => {
    await write(canvasElement, 'The fix is on staging.');
    await says(canvasElement, 'loqui-message', 'Not sent');
  },
};

/** The model failed: what it wrote stays, with the reason and a way on. */
export const FailedAnswer: Story = { args: { script: 'failed-answer' }, render: (args, context) => assistant(args, context) };

/** A person stopped it. */
export const StoppedAnswer: Story = { args: { script: 'stopped-answer' }, render: (args, context) => assistant(args, context) };

/** The server went down in the middle. */
export const InterruptedAnswer: Story = { args: { script: 'interrupted-answer' }, render: (args, context) => assistant(args, context) };

/** An answer that failed is asked for again: the new one takes its place. */
export const AnswerAgain: Story = {
  args: { script: 'failed-answer', speed: 0 },
  render: (args, context) => assistant(args, context),
  play: async ({ canvasElement, id }) => {
    const failed = await says(canvasElement, 'loqui-message', 'The model has too much to do just now');
    await userEvent.click(all<HTMLButtonElement>(failed.shadowRoot!, '.status button')[0]!);
    await says(canvasElement, 'loqui-message', 'This answer is a recording');
    await expect(stageOf(id).server.messages('failed')).toHaveLength(2);
  },
};

/** An act that cannot be carried out is told above the composer, and can be put away. */
export const RefusedStop: Story = {
  args: { script: 'long-answer', speed: 1 },
  render: (args, context) =>
    assistant(args, context, {
      stage: {
        onCommand: (command) => {
          if (command.type === 'run.stop') throw new LoquiError({ code: 'forbidden', message: 'Only who asked may stop this answer.' });
          return undefined;
        },
      },
    }),
  play: async ({ canvasElement, id }) => {
    await userEvent.click(await find(canvasElement, 'loqui-composer [part="stop"], [part="stop"]'));
    await says(canvasElement, 'loqui-error-state', 'You may not do this here.');
    stageOf(id).player.finish();
  },
};
