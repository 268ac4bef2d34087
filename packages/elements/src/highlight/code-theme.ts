/** A TextMate theme whose stand-in colours name a `CodeColour`: one pass serves light and dark, and no theme is loaded. */
import type { ThemeRegistration } from 'shiki/core';
import type { CodeColour } from './code-colour.js';

const scopes: Readonly<Record<CodeColour, readonly string[]>> = {
  comment: ['comment', 'punctuation.definition.comment', 'string.comment'],
  keyword: [
    'keyword',
    'storage',
    'storage.type',
    'storage.modifier',
    'variable.language',
    'keyword.control',
    'keyword.operator.new',
    'keyword.operator.expression',
    'entity.name.directive',
    'support.type.sys-types',
    'keyword.other.unit',
  ],
  string: [
    'string',
    'punctuation.definition.string',
    'string.regexp',
    'constant.other.symbol',
    'markup.inline.raw',
    'markup.raw',
    'string.unquoted.plain.out.yaml',
  ],
  constant: [
    'constant',
    'constant.numeric',
    'constant.language',
    'constant.character.escape',
    'variable.other.constant',
    'support.constant',
    'variable.other.enummember',
    'constant.other.color',
  ],
  function: [
    'entity.name.function',
    'support.function',
    'meta.function-call.generic',
    'variable.function',
    'entity.name.command',
    'entity.name.section.group-title',
  ],
  type: [
    'entity.name.type',
    'entity.name.class',
    'support.type',
    'support.class',
    'entity.other.inherited-class',
    'entity.name.namespace',
    'storage.type.java',
    'storage.type.cs',
    'storage.type.generic',
  ],
  property: [
    'support.type.property-name',
    'entity.other.attribute-name',
    'meta.object-literal.key',
    'variable.other.property',
    'variable.other.object.property',
    'support.variable',
    'entity.name.tag.yaml',
    'variable.css',
    'variable.parameter.keyword',
    'keyword.other.definition.ini',
    'variable.other.key.toml',
  ],
  tag: ['entity.name.tag', 'support.class.component', 'punctuation.definition.list.begin.markdown', 'keyword.other.important'],
  heading: ['markup.heading', 'entity.name.section', 'meta.diff.range', 'meta.diff.header', 'punctuation.definition.range', 'punctuation.definition.heading'],
  added: ['markup.inserted', 'meta.diff.header.to-file', 'punctuation.definition.inserted', 'punctuation.definition.to-file'],
  removed: ['markup.deleted', 'invalid', 'meta.diff.header.from-file', 'punctuation.definition.deleted', 'punctuation.definition.from-file'],
};

/** Scopes that keep the colour of text, though a rule above matches them. */
const bare = [
  'keyword.operator',
  'punctuation',
  'variable',
  'meta.embedded',
  'meta.template.expression',
  'source',
  'string variable',
  'punctuation.section.embedded',
];

const names = Object.keys(scopes) as CodeColour[];
const standIn = (index: number): string => `#0000${(index + 16).toString(16).padStart(2, '0')}`;
const byStandIn = new Map(names.map((name, index) => [standIn(index), name]));
const BARE = '#000001';

export function colourOf(themeColour: string | undefined): CodeColour | undefined {
  return themeColour === undefined ? undefined : byStandIn.get(themeColour.toLowerCase());
}

export const codeTheme: ThemeRegistration = {
  name: 'loqui',
  type: 'light',
  colors: { 'editor.foreground': BARE, 'editor.background': '#ffffff' },
  settings: [
    { settings: { foreground: BARE, background: '#ffffff' } },
    { scope: bare, settings: { foreground: BARE } },
    ...names.map((name, index) => ({ scope: [...scopes[name]], settings: { foreground: standIn(index) } })),
  ],
};
