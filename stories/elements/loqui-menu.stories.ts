/** Acts and choices beside a button, at the pointer, and in submenus. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { openMenu, type LoquiMenu } from '@loqui/elements';
import { html } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-button.js';
import '@loqui/elements/loqui-menu.js';
import { settle } from '../play/settle.js';
import { find, focused } from '../play/shadow.js';

interface Args {
  open: boolean;
  placement: 'bottom-start' | 'bottom-end' | 'top-start' | 'end-start';
  dir: 'ltr' | 'rtl';
  onSelect: (value: string) => void;
}

const replyIcon = html`<svg slot="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75">
  <path d="M20 18v-2a4 4 0 0 0-4-4H4M9 17l-5-5 5-5" />
</svg>`;

const items = html`<loqui-menu-item value="reply" shortcut="R">${replyIcon}Reply</loqui-menu-item>
  <loqui-menu-item value="copy" shortcut="Ctrl+C">Copy</loqui-menu-item>
  <loqui-menu-item value="share"
    >Share
    <loqui-menu slot="submenu">
      <loqui-menu-item value="mail">By mail</loqui-menu-item>
      <loqui-menu-item value="link">Copy link</loqui-menu-item>
    </loqui-menu>
  </loqui-menu-item>
  <loqui-menu-item value="move" disabled>Move</loqui-menu-item>
  <loqui-menu-separator></loqui-menu-separator>
  <loqui-menu-item value="delete" variant="danger">Delete</loqui-menu-item>`;

const meta = {
  title: 'Primitives/loqui-menu',
  component: 'loqui-menu',
  afterEach: settle,
  parameters: { docs: { story: { inline: false, height: '360px' } } },
  args: { open: true, placement: 'bottom-start', dir: 'ltr', onSelect: fn() },
  argTypes: {
    placement: { control: 'select', options: ['bottom-start', 'bottom-end', 'top-start', 'end-start'] },
    dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
  },
  render: ({ open, placement, dir, onSelect }) =>
    html`<div dir=${dir} style="min-block-size: 300px" @loqui-select=${({ value }: { value: string }) => onSelect(value)}>
      <loqui-button id="opener">Actions</loqui-button>
      <loqui-menu for="opener" ?open=${open} .placement=${placement}>${items}</loqui-menu>
    </div>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

const isShown = (element: Element | null): boolean => element?.matches(':popover-open') === true;
/** Words of the item with the focus. */
const words = (): string => ((focused()?.getRootNode() as ShadowRoot).host as Partial<LoquiMenu>).textContent?.trim() ?? '';

export const Open: Story = {};
export const AtTheEnd: Story = { args: { placement: 'end-start' } };
export const RightToLeft: Story = { args: { dir: 'rtl' } };

export const ByKeyboard: Story = {
  args: { open: false },
  play: async ({ canvasElement, args }) => {
    const button = await find(canvasElement, 'button');
    const menu = canvasElement.querySelector('loqui-menu');
    button.focus();
    await userEvent.keyboard('{ArrowDown}');
    await expect(isShown(menu)).toBe(true);
    await waitFor(() => expect(words()).toBe('Reply'));
    await userEvent.keyboard('sh');
    await waitFor(() => expect(words()).toContain('Share'));
    await userEvent.keyboard('{ArrowRight}');
    await waitFor(() => expect(words()).toBe('By mail'));
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect(args.onSelect).toHaveBeenCalledWith('link');
    await expect(isShown(menu)).toBe(false);
    await expect(focused()).toBe(button);
  },
};

export const Submenu: Story = {
  play: async ({ canvasElement }) => {
    const share = await find(canvasElement, '[value="share"]');
    await waitFor(() => expect(isShown(canvasElement.querySelector('loqui-menu'))).toBe(true));
    share.click();
    await waitFor(() => expect(isShown(share.querySelector('loqui-menu'))).toBe(true));
  },
};

export const Choices: Story = {
  render: ({ open, onSelect }) =>
    html`<div style="min-block-size: 300px" @loqui-select=${({ value }: { value: string }) => onSelect(value)}>
      <loqui-button id="view">View</loqui-button>
      <loqui-menu for="view" ?open=${open}>
        <loqui-menu-group label="Density">
          <loqui-menu-item type="radio" value="comfortable" checked>Comfortable</loqui-menu-item>
          <loqui-menu-item type="radio" value="compact">Compact</loqui-menu-item>
        </loqui-menu-group>
        <loqui-menu-separator></loqui-menu-separator>
        <loqui-menu-item type="checkbox" value="times" checked>Show times</loqui-menu-item>
        <loqui-menu-item type="checkbox" value="names">Show names</loqui-menu-item>
        <loqui-menu-item href="https://example.org" target="_blank">Help</loqui-menu-item>
      </loqui-menu>
    </div>`,
  play: async ({ canvasElement, args }) => {
    const names = await find(canvasElement, '[value="names"]');
    await waitFor(() => expect(isShown(canvasElement.querySelector('loqui-menu'))).toBe(true));
    names.focus();
    await userEvent.keyboard(' ');
    await expect(args.onSelect).toHaveBeenCalledWith('names');
    await expect(names.hasAttribute('checked') || (names as HTMLElement & { checked: boolean }).checked).toBe(true);
    await expect(isShown(canvasElement.querySelector('loqui-menu'))).toBe(true);
  },
};

export const ContextMenu: Story = {
  render: () =>
    html`<div>
      <div id="area" tabindex="0" role="group" aria-label="Drawing" style="display: grid; place-items: center; block-size: 260px; border: 1px dashed">
        Right click, the menu key, or a long press
      </div>
      <loqui-menu for="area" trigger="context" aria-label="Drawing">${items}</loqui-menu>
    </div>`,
  play: async ({ canvasElement }) => {
    const area = await find(canvasElement, '#area');
    const menu = canvasElement.querySelector('loqui-menu');
    await waitFor(() => expect(menu?.hasUpdated).toBe(true));
    area.focus();
    await userEvent.keyboard('{Shift>}{F10}{/Shift}');
    await waitFor(() => expect(isShown(menu)).toBe(true));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(isShown(menu)).toBe(false));
    await expect(focused()).toBe(area);
    await userEvent.pointer({ keys: '[MouseRight]', target: area, coords: { clientX: 120, clientY: 90 } });
    await waitFor(() => expect(isShown(menu)).toBe(true));
  },
};

/** The code of the menu is fetched with the first click. */
export const FetchedWhenOpened: Story = {
  render: () => html`<div style="min-block-size: 260px"><button type="button" @click=${onMore}>More actions</button></div>`,
  play: async ({ canvasElement }) => {
    const button = await find(canvasElement, 'button');
    await expect(canvasElement.querySelector('loqui-menu')).toBeNull();
    await userEvent.click(button);
    await waitFor(() => expect(isShown(canvasElement.querySelector('loqui-menu'))).toBe(true));
    await expect(button.getAttribute('aria-expanded')).toBe('true');
  },
};

function onMore(event: Event): void {
  void openMenu(event.currentTarget as HTMLElement, () => items);
}
