/** What every story gets: the manifest's documentation, an axe check that fails, and a light or a dark scheme. */
import type { Preview } from '@storybook/web-components-vite';
import { setCustomElementsManifest } from '@storybook/web-components-vite';
import { configure } from 'storybook/test';
import manifest from '../packages/elements/custom-elements.json' with { type: 'json' };

setCustomElementsManifest(manifest);
// A busy machine takes its time to load an element; what never comes fails all the same.
configure({ asyncUtilTimeout: 10_000 });

/** That of the system until the toolbar changes it. The tests run the whole catalogue in a light and in a dark one, see .config/vitest.storybook.config.ts. */
const theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';

/** The typeface of the examples' site: elements take that of the page. */
const FONT = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    controls: { expanded: true },
    options: { storySort: { order: ['Introduction', 'Panels', '*'] } },
  },
  globalTypes: {
    theme: {
      description: 'Colour scheme',
      toolbar: {
        title: 'Theme',
        icon: 'mirror',
        items: [
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
        ],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { theme },
  decorators: [
    (story, { globals }) => {
      const scheme = globals['theme'] === 'dark' ? 'dark' : 'light';
      const { style } = document.documentElement;
      style.colorScheme = scheme;
      style.backgroundColor = 'Canvas';
      style.color = 'CanvasText';
      style.fontFamily = FONT;
      document.body.style.background = 'transparent';
      return story();
    },
  ],
};

export default preview;
