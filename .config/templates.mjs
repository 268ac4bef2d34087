// Takes out of css`…`, html`…` and svg`…` what only people read: comments, indentation, line breaks. By the plugin of Lit, before TypeScript is compiled.
import minifyLiterals from '@lit-labs/rollup-plugin-minify-html-literals';
import { defaultStrategy } from '@lit-labs/rollup-plugin-minify-html-literals/lib/strategy.js';
import { transformSync } from 'esbuild';

const strategy = {
  ...defaultStrategy,
  // Stands for each expression: a value in CSS, a name in HTML.
  getPlaceholder: () => 'var(--expression)',
  // White space only, by esbuild. The plugin's own Lightning CSS changes the order of declarations, so that expressions would change places.
  minifyCSS: (css) => transformSync(css, { loader: 'css', minifyWhitespace: true, logLevel: 'silent' }).code.trim(),
};

const minifyOptions = {
  minifyJS: false,
  removeEmptyAttributes: false,
  // White space beside these is a visible space.
  inlineCustomElements: ['loqui-avatar', 'loqui-connection-status', 'loqui-delivery', 'loqui-time', 'loqui-typing'],
};

export const minifyTemplates = () => minifyLiterals({ filter: (id) => id.endsWith('.ts'), failOnError: true, options: { strategy, minifyOptions } });
