/// <reference types="vite/client" />
/** Puts a theme together, shows it, and writes its style sheet. */
import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-badge.js';
import '@loqui/elements/loqui-button.js';
import '@loqui/elements/loqui-code-block.js';
import '@loqui/elements/loqui-input.js';
import '@loqui/elements/loqui-progress.js';
import '@loqui/elements/loqui-schema-form.js';
import '@loqui/elements/loqui-switch.js';
import sheet from '@loqui/elements/themes.css?raw';
import { find, says } from '../play/shadow.js';
import { chat, onStage, type PanelArgs } from '../stage/panel.js';
import { themeCss, themeDeclarations, type ThemeChoice } from './theme-css.js';

const choices = {
  type: 'object',
  properties: {
    preset: { title: 'Preset', oneOf: options('default', 'paper', 'graphite') },
    scheme: { title: 'Scheme', oneOf: [{ const: 'page', title: 'As the page' }, ...options('light', 'dark'), { const: 'auto', title: 'As the system' }] },
    accent: { type: 'string', title: 'Accent', description: 'A colour as CSS writes it.', examples: ['teal', '#0a7', 'oklch(0.55 0.15 150)'] },
    radius: { title: 'Radius', enum: ['default', 'none', 'small', 'medium', 'large'] },
    density: { title: 'Density', oneOf: options('comfortable', 'compact') },
  },
  required: ['preset', 'scheme', 'radius', 'density'],
};

function options(...names: readonly string[]): readonly { readonly const: string; readonly title: string }[] {
  return names.map((name) => ({ const: name, title: name.charAt(0).toUpperCase() + name.slice(1) }));
}

const first: ThemeChoice = { preset: 'paper', scheme: 'page', radius: 'default', density: 'comfortable' };

const layout = html`<style>
  .theme-page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 32px;
    align-items: start;
    max-inline-size: 960px;
  }
  @media (min-width: 720px) {
    .theme-page {
      grid-template-columns: 220px minmax(0, 1fr);
    }
  }
  .theme-page .preview {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    padding: 20px;
    border-radius: 16px;
    background: var(--loqui-surface-sunken, light-dark(oklch(0.975 0.004 268), oklch(0.165 0.008 268)));
  }
  .theme-page .row {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    align-items: center;
  }
  .theme-page .written {
    grid-column: 1 / -1;
    min-inline-size: 0;
  }
</style>`;

/** Shows what the form says now. */
function show(page: HTMLElement): void {
  const choice = (page.querySelector('loqui-schema-form')?.value ?? first) as ThemeChoice;
  const preview = page.querySelector<HTMLElement>('.preview');
  const code = page.querySelector('loqui-code-block');
  if (!preview || !code) return;
  preview.removeAttribute('style');
  for (const [name, value] of themeDeclarations(choice, sheet)) preview.style.setProperty(name, value);
  code.code = themeCss(choice, sheet);
}

function page(args: PanelArgs, context: Pick<StoryContext, 'id'>): TemplateResult {
  const onInput = (event: Event): void => show(event.currentTarget as HTMLElement);
  return html`${layout}
    <div class="theme-page" @input=${onInput}>
      <loqui-schema-form label="Theme" .schema=${choices} .defaultValue=${first}></loqui-schema-form>
      <div class="preview" style=${[...themeDeclarations(first, sheet)].map(([name, value]) => `${name}: ${value}`).join('; ')}>
        ${chat(args, context)}
        <div class="row">
          <loqui-button variant="primary">Save</loqui-button><loqui-button>Cancel</loqui-button><loqui-button variant="danger">Delete</loqui-button>
          <loqui-badge>New</loqui-badge>
        </div>
        <loqui-input label="Name" value="Ada" hint="As others see it."></loqui-input>
        <loqui-switch label="Tell me of messages" checked></loqui-switch>
        <loqui-progress label="Uploading" value="60"></loqui-progress>
      </div>
      <div class="written"><loqui-code-block language="css" filename="theme.css" .code=${themeCss(first, sheet)}></loqui-code-block></div>
    </div>`;
}

const meta = {
  ...onStage,
  title: 'Theme/Theme',
  args: { ...onStage.args, width: 640 },
  render: (args, context) => page(args, context),
} satisfies Meta<PanelArgs>;

export default meta;
type Story = StoryObj<PanelArgs>;

/** Choose, look, and copy the style sheet. */
export const Builder: Story = {};

/** What is chosen is shown at once, and written down. */
export const Chosen: Story = {
  play: async ({ canvasElement }) => {
    const form = await find<HTMLElementTagNameMap['loqui-schema-form']>(canvasElement, 'loqui-schema-form');
    await form.updateComplete;
    form.value = { preset: 'graphite', scheme: 'dark', accent: 'oklch(0.8 0.12 150)', radius: 'none', density: 'compact' };
    form.dispatchEvent(new Event('input', { bubbles: true }));
    await says(canvasElement, 'loqui-code-block', '--loqui-accent: oklch(0.8 0.12 150)');
    const base = await find(canvasElement, '[part~=base].theme');
    await waitFor(() => expect(getComputedStyle(base).colorScheme).toBe('dark'));
    await expect(getComputedStyle(base).getPropertyValue('--loqui-radius')).toBe('0px');
  },
};
