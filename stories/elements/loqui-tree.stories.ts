/** Items below items. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { LoquiTreeItem } from '@loqui/elements';
import { html } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-tree.js';
import { settle } from '../play/settle.js';
import { find, focused } from '../play/shadow.js';

interface Args {
  selection: 'none' | 'single' | 'multiple';
  size: 'small' | 'medium' | 'large';
  dir: 'ltr' | 'rtl';
  onSelect: (value: string) => void;
}

const folder = html`<svg slot="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75"><path d="M3 6h6l2 2h10v11H3z" /></svg>`;

const meta = {
  title: 'Primitives/loqui-tree',
  component: 'loqui-tree',
  afterEach: settle,
  args: { selection: 'none', size: 'medium', dir: 'ltr', onSelect: fn() },
  argTypes: {
    selection: { control: 'inline-radio', options: ['none', 'single', 'multiple'] },
    size: { control: 'inline-radio', options: ['small', 'medium', 'large'] },
    dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
  },
  render: ({ selection, size, dir, onSelect }) =>
    html`<div dir=${dir} style="max-inline-size: 320px">
      <loqui-tree label="Files" .selection=${selection} .size=${size} @loqui-select=${({ value }: { value: string }) => onSelect(value)}>
        <loqui-tree-item value="src" expanded
          >${folder}src
          <loqui-tree-item value="api" expanded
            >${folder}api
            <loqui-tree-item value="get" selected>get.ts</loqui-tree-item>
            <loqui-tree-item value="post">post.ts</loqui-tree-item>
          </loqui-tree-item>
          <loqui-tree-item value="main" disabled>main.ts</loqui-tree-item>
        </loqui-tree-item>
        <loqui-tree-item value="docs">${folder}docs<loqui-tree-item value="guide">guide.md</loqui-tree-item></loqui-tree-item>
        <loqui-tree-item value="readme">README.md</loqui-tree-item>
      </loqui-tree>
    </div>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Files: Story = {};
export const OneSelected: Story = { args: { selection: 'single' } };
export const SeveralSelected: Story = { args: { selection: 'multiple' } };
export const Small: Story = { args: { size: 'small' } };
export const Large: Story = { args: { size: 'large' } };
export const RightToLeft: Story = { args: { dir: 'rtl', selection: 'multiple' } };

const value = (): string => ((focused()?.getRootNode() as ShadowRoot | undefined)?.host as LoquiTreeItem | undefined)?.value ?? '';

export const ByKeyboard: Story = {
  args: { selection: 'single' },
  play: async ({ canvasElement, args }) => {
    const src = await find(canvasElement, 'loqui-tree-item[value="src"]');
    await find(src, '[role="treeitem"]');
    src.focus();
    await userEvent.keyboard('d');
    await expect(value()).toBe('docs');
    await userEvent.keyboard('{ArrowRight}');
    await waitFor(() => expect(canvasElement.querySelector<LoquiTreeItem>('[value="docs"]')?.expanded).toBe(true));
    await userEvent.keyboard('{ArrowRight}{Enter}');
    await expect(args.onSelect).toHaveBeenCalledWith('guide');
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    await waitFor(() => expect(canvasElement.querySelector<LoquiTreeItem>('[value="docs"]')?.expanded).toBe(false));
  },
};

async function loadLater(item: LoquiTreeItem): Promise<void> {
  const child = document.createElement('loqui-tree-item');
  child.textContent = 'late.ts';
  await Promise.resolve();
  item.append(child);
}

export const Loaded: Story = {
  render: () =>
    html`<loqui-tree label="Files" .load=${loadLater}>
      <loqui-tree-item value="lazy" lazy>${folder}node_modules</loqui-tree-item>
      <loqui-tree-item>README.md</loqui-tree-item>
    </loqui-tree>`,
  play: async ({ canvasElement }) => {
    const lazy = await find<LoquiTreeItem>(canvasElement, 'loqui-tree-item[value="lazy"]');
    await userEvent.click(await find(lazy, '[role="treeitem"]'));
    await waitFor(() => expect(lazy.items.map(({ text }) => text)).toEqual(['late.ts']));
    await waitFor(() => expect(lazy.expanded).toBe(true));
  },
};

export const Loading: Story = {
  render: () =>
    html`<loqui-tree label="Files" .load=${async () => new Promise(() => undefined)}>
      <loqui-tree-item lazy expanded>${folder}node_modules</loqui-tree-item>
    </loqui-tree>`,
};

export const NotLoaded: Story = {
  render: () =>
    html`<loqui-tree label="Files" .load=${async () => Promise.reject(new Error('offline'))}>
      <loqui-tree-item lazy expanded>${folder}node_modules</loqui-tree-item>
    </loqui-tree>`,
};
