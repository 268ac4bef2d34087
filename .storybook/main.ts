/** The catalogue: how Storybook finds the stories, and that it runs on the sources. */
import type { StorybookConfig } from '@storybook/web-components-vite';
import { viteAlias } from '../.config/sources.mjs';

const config: StorybookConfig = {
  framework: { name: '@storybook/web-components-vite', options: {} },
  stories: ['../stories/**/*.@(mdx|stories.ts)'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal(vite) {
    const alias = vite.resolve?.alias;
    const given = Array.isArray(alias) ? alias : Object.entries(alias ?? {}).map(([find, replacement]) => ({ find, replacement: replacement as string }));
    return { ...vite, resolve: { ...vite.resolve, alias: [...viteAlias, ...given] } };
  },
};

export default config;
