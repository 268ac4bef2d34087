// The play functions of the catalogue in Chromium, each story with an axe check, in the projects `light` and `dark`: the stories follow the browser's scheme.
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { chromeArgs, findChrome } from './browser.mjs';

const root = path.resolve(import.meta.dirname, '..');
const chrome = await findChrome();
Object.assign(process.env, chrome.env);

function chromium(colorScheme: 'light' | 'dark'): ReturnType<typeof playwright> {
  return playwright({
    launchOptions: { executablePath: chrome.path, args: chromeArgs },
    // Axe shall judge the colours, not a moment of a fade.
    contextOptions: { reducedMotion: 'reduce', colorScheme },
  });
}

export default defineConfig({
  root,
  cacheDir: path.join(root, '.tmp/vite-storybook'),
  // One Lit, found before the first story: else Vite optimises it late and the page holds two.
  resolve: { dedupe: ['lit', 'lit-html', 'lit-element', '@lit/reactive-element'] },
  optimizeDeps: {
    include: [
      'lit',
      'lit/decorators.js',
      'lit/directive.js',
      'lit/async-directive.js',
      'lit/directive-helpers.js',
      'lit/static-html.js',
      'lit/directives/class-map.js',
      'lit/directives/if-defined.js',
      'lit/directives/live.js',
      'lit/directives/ref.js',
      'lit/directives/repeat.js',
      'lit/directives/style-map.js',
      'lit/directives/when.js',
      '@lit/context',
      '@shoelace-style/localize',
      'rxjs',
      'eventsource-parser',
    ],
  },
  test: {
    projects: [
      {
        extends: true,
        plugins: [storybookTest({ configDir: path.join(root, '.storybook') })],
        test: {
          name: 'storybook',
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            provider: chromium('light'),
            instances: (['light', 'dark'] as const).map((scheme) => ({ browser: 'chromium', name: scheme, provider: chromium(scheme) })),
          },
        },
      },
    ],
  },
});
