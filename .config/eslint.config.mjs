// What the linter holds. Types are checked with the same programs as `npm run typecheck`.
import js from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { root } from './sources.mjs';

const sources = [
  'packages/*/src/**/*.ts',
  'packages/*/proofs/**/*.ts',
  'packages/server-adapter/faults/**/*.ts',
  'packages/server-adapter/fuzz/**/*.ts',
  'stories/**/*.ts',
  'examples/**/*.ts',
  'examples/**/*.tsx',
  '.config/**/*.ts',
  '.storybook/*.ts',
];
const tests = [
  '**/*.test.ts',
  '**/*.e2e.ts',
  '**/*.conformance.ts',
  '**/testing/**',
  'stories/**',
  'packages/*/proofs/**',
  'packages/server-adapter/faults/**',
  'packages/server-adapter/fuzz/**',
];

/** What plain scripts may name without importing it; TypeScript knows by itself. */
const globals = {
  shared: ['AbortController', 'URL', 'URLSearchParams', 'console', 'crypto', 'fetch', 'performance', 'setTimeout', 'clearTimeout', 'structuredClone'],
  node: ['Buffer', 'process'],
  browser: [
    'CustomEvent',
    'Event',
    'EventSource',
    'FormData',
    'HTMLElement',
    'WebSocket',
    'customElements',
    'document',
    'history',
    'localStorage',
    'location',
    'matchMedia',
    'navigator',
    'requestAnimationFrame',
    'window',
  ],
};
const named = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

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
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', 'ts-ignore': true, 'ts-nocheck': true, minimumDescriptionLength: 8 },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-console': ['error', { allow: ['info', 'warn', 'error'] }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],

      // Numbers and booleans print in one way only.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // An arrow that returns the void of a call is how one writes a callback.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true },
      ],
      // A handler may be async: its errors are handled inside, and addEventListener ignores the promise.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false, properties: false } }],
      // Spreading a string takes it apart by code points, which is what is meant where it stands.
      '@typescript-eslint/no-misused-spread': ['error', { allow: [{ from: 'lib', name: 'string' }, 'string'] }],
      // A contract says Promise where one implementation needs no await (the memory store, a synchronous driver).
      '@typescript-eslint/require-await': 'off',
      // `type` or `interface`: unions and shapes stand side by side in the protocol, and read better alike.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // With noUncheckedIndexedAccess an index that the loop has proven still needs its `!`; `as` would say the same less openly.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Lit's classes of static members, and classes that are a namespace for a decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowStaticOnly: true }],
      // noPropertyAccessFromIndexSignature is not set, so env['X'] and env.X are both fine.
      '@typescript-eslint/dot-notation': 'off',
      // `_` marks an argument which only keeps a place.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    // The core is made of factories: methods of an object literal use no `this`, and may be handed around.
    files: ['packages/core/src/**'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
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
    rules: {
      'wc/file-name-matches-element': 'off',
      'wc/guard-define-call': 'off',
      'wc/max-elements-per-file': 'off',
      'wc/define-tag-after-class-definition': 'off',
      'wc/tag-name-matches-class': 'off',
    },
  },
  {
    files: tests,
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off', // chai: expect(x).to.be.true
      '@typescript-eslint/unbound-method': 'off', // spies are passed around unbound
      '@typescript-eslint/no-empty-function': 'off', // doubles that do nothing
      // The types of @open-wc/testing call every expect(x).to.equal(y) a promise; it is one only for snapshots of the DOM.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', name: 'Equal', package: '@open-wc/semantic-dom-diff' }] },
      ],
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
      globals: { ...named(globals.shared), ...named(globals.node), ...named(globals.browser) },
    },
  },
);
