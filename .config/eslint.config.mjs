// What the linter holds. Types are checked with the same programs as `npm run typecheck`.
import js from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { root } from './sources.mjs';

const sources = ['packages/*/src/**/*.ts', 'packages/server-adapter/faults/**/*.ts', 'stories/**/*.ts', 'examples/**/*.ts', 'examples/**/*.tsx', '.config/**/*.ts', '.storybook/*.ts'];
const tests = ['**/*.test.ts', '**/*.e2e.ts', '**/*.conformance.ts', '**/testing/**', 'stories/**', '.config/conformance/**', 'packages/server-adapter/faults/**'];

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**', '.tmp/**', 'storybook-static/**', 'coverage/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: sources,
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: ['packages/*/tsconfig.json', '.config/tsconfig.tests.json'], tsconfigRootDir: root },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description', 'ts-ignore': true, 'ts-nocheck': true, minimumDescriptionLength: 8 }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',

      // Numbers and booleans print in one way only.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // An arrow that returns the void of a call is how one writes a callback.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidOperator: true }],
      // A handler may be async: its errors are handled inside, and addEventListener ignores the promise.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false, properties: false } }],
      // A contract says Promise where one implementation needs no await (the memory store, a synchronous driver).
      '@typescript-eslint/require-await': 'off',
      // `type` or `interface`: unions and shapes stand side by side in the protocol, and read better alike.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // Lit's classes of static members, and classes that are a namespace for a decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowStaticOnly: true }],
      // noPropertyAccessFromIndexSignature is not set, so env['X'] and env.X are both fine.
      '@typescript-eslint/dot-notation': 'off',
      // `_` marks an argument which only keeps a place.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['packages/elements/src/**/*.ts', 'stories/**/*.ts'],
    extends: [wc['flat/best-practice'], lit['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    rules: {
      ...litA11y.configs.recommended.rules,
      'lit/no-legacy-template-syntax': 'error',
      'lit/no-private-properties': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/no-template-map': 'off', // for short, never reordered lists map says more than repeat
      'wc/guard-super-call': 'off', // our base classes always have the callback
      'wc/no-constructor-attributes': 'error',
    },
  },
  {
    // A define.ts registers through register.ts; tests and stories define their own elements.
    files: ['**/*.test.ts', '**/register.ts', 'stories/**', 'examples/**'],
    rules: { 'wc/file-name-matches-element': 'off', 'wc/guard-define-call': 'off', 'wc/max-elements-per-file': 'off', 'wc/define-tag-after-class-definition': 'off', 'wc/tag-name-matches-class': 'off' },
  },
  {
    files: tests,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off', // a test that meets undefined should break right there
      '@typescript-eslint/no-unused-expressions': 'off', // chai: expect(x).to.be.true
      '@typescript-eslint/explicit-module-boundary-types': 'off', // nobody imports a test
      '@typescript-eslint/unbound-method': 'off', // spies are passed around unbound
      '@typescript-eslint/no-empty-function': 'off', // doubles that do nothing
      'no-console': 'off', // the fault and conformance programs report to the terminal
    },
  },
  {
    files: ['examples/**', '.config/**', '.storybook/**', '*.mjs'],
    rules: { 'no-console': 'off' }, // programs for a terminal
  },
  {
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: Object.fromEntries(['process', 'console', 'fetch', 'URL', 'performance', 'setTimeout', 'clearTimeout', 'AbortController', 'Buffer', 'document', 'window', 'customElements'].map((name) => [name, 'readonly'])),
    },
  },
);
