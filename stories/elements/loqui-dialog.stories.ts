/** A modal dialog. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-dialog.js';
import { settle } from '../play/settle.js';
import { find, focused } from '../play/shadow.js';

interface Args {
  open: boolean;
  heading: string;
  size: 'small' | 'medium' | 'large';
  closedBy: 'any' | 'closerequest' | 'none';
}

const open = (event: Event): void => (event.currentTarget as HTMLElement).parentElement?.querySelector('loqui-dialog')?.show();
const close = (event: Event): void => (event.currentTarget as HTMLElement).closest('loqui-dialog')?.close();

const meta = {
  title: 'Primitives/loqui-dialog',
  component: 'loqui-dialog',
  afterEach: settle,
  parameters: { docs: { story: { inline: false, height: '420px' } } },
  args: { open: true, heading: 'Leave this room?', size: 'medium', closedBy: 'closerequest' },
  argTypes: {
    size: { control: 'inline-radio', options: ['small', 'medium', 'large'] },
    closedBy: { control: 'inline-radio', options: ['any', 'closerequest', 'none'] },
  },
  render: (args) =>
    html`<div>
      <button type="button" @click=${open}>Open</button>
      <loqui-dialog ?open=${args.open} .heading=${args.heading} .size=${args.size} .closedBy=${args.closedBy}>
        <p>Its messages stay, but you will not be told of new ones until somebody invites you again.</p>
        <button slot="footer" type="button" @click=${close}>Stay</button>
        <button slot="footer" type="button" @click=${close}>Leave</button>
      </loqui-dialog>
    </div>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Open: Story = {};
export const Small: Story = { args: { size: 'small' } };
export const Large: Story = { args: { size: 'large' } };
/** Only the page's own buttons close it. */
export const ClosedByThePage: Story = { args: { closedBy: 'none' } };

/** The focus goes in, and back to the button when Escape closes it. */
export const OpensAndCloses: Story = {
  args: { open: false },
  play: async ({ canvasElement }) => {
    const button = await find(canvasElement, 'button');
    await userEvent.click(button);
    const dialog = canvasElement.querySelector('loqui-dialog');
    await expect(dialog?.open).toBe(true);
    const closed = fn();
    dialog?.addEventListener('close', closed);
    await userEvent.click(await find(canvasElement, 'button[aria-label="Close"]'));
    await waitFor(() => expect(closed).toHaveBeenCalledOnce());
    await expect(focused()).toBe(button);
  },
};

/** A form of the method `dialog` closes it with the value of its button. */
export const Form: Story = {
  args: { heading: 'Rename' },
  render: ({ heading }) =>
    html`<loqui-dialog open .heading=${heading} size="small">
      <form method="dialog" id="rename">
        <label>Name <input ?autofocus=${true} name="name" value="Design" /></label>
      </form>
      <button slot="footer" form="rename" value="renamed">Rename</button>
    </loqui-dialog>`,
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(focused()).toBe(canvasElement.querySelector('input')));
    await userEvent.click(await find(canvasElement, 'button[value="renamed"]'));
    const dialog = canvasElement.querySelector('loqui-dialog');
    await waitFor(() => expect(dialog?.open).toBe(false));
    await expect(dialog?.returnValue).toBe('renamed');
  },
};

/** The body scrolls; the header and the footer stay. */
export const LongText: Story = {
  args: { heading: 'What the agent may do in this room, and what it has to ask for before it does it' },
  render: ({ heading }) =>
    html`<loqui-dialog open .heading=${heading}>
      <button slot="header-actions" type="button">Print</button>
      ${Array.from({ length: 30 }, () => html`<p>It reads every message of this room and answers when somebody asks it by its name.</p>`)}
      <button slot="footer" type="button" @click=${close}>Accept</button>
    </loqui-dialog>`,
};

/** Escape closes the inner one only. */
export const InADialog: Story = {
  render: () =>
    html`<loqui-dialog open heading="Members">
      <p>Three people and an agent.</p>
      <div>
        <button type="button" @click=${open}>Invite</button>
        <loqui-dialog heading="Invite" size="small" closedby="any"><p>Whoever has the link may read and write.</p></loqui-dialog>
      </div>
    </loqui-dialog>`,
  play: async ({ canvasElement }) => {
    const [outer, inner] = canvasElement.querySelectorAll('loqui-dialog');
    await userEvent.click(await find<HTMLButtonElement>(canvasElement, 'loqui-dialog div > button'));
    await expect(inner?.open).toBe(true);
    await expect(outer?.open).toBe(true);
  },
};

export const RightToLeft: Story = {
  render: () =>
    html`<loqui-dialog open dir="rtl" lang="ar" heading="مغادرة الغرفة؟" aria-label="مغادرة">
      <p>تبقى رسائلها، لكنك لن تُبلَّغ بالجديد منها.</p>
      <button slot="footer" type="button">بقاء</button>
    </loqui-dialog>`,
};
