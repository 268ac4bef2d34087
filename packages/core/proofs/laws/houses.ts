/**
 * Who may know whom: section 4 of the design as a table, read from top to bottom. A file lives in the first house whose pattern it matches.
 * `may` lists other houses by name, npm packages and `node:` modules by specifier (`*` at the end: any that begins so); a leading `type ` permits
 * types only. A house knows itself, and nobody else that is not listed.
 */
export interface House {
  readonly name: string;
  readonly files: RegExp;
  readonly may: readonly string[];
}

const inPackage = (name: string, pattern: string): RegExp => new RegExp(`^packages/${name}/src/${pattern}`);
const core = (pattern: string): RegExp => inPackage('core', pattern);
const elements = (pattern: string): RegExp => inPackage('elements', pattern);
const server = (pattern: string): RegExp => inPackage('server-adapter', pattern);

const coreHouses = ['core/protocol', 'core/codecs', 'core/transport', 'core/stores', 'core/storage', 'core/outbox'];
/** What every part of the screen may use: none of it knows a store or the network. */
const tools = [
  'elements/styles',
  'elements/events',
  'elements/register',
  'elements/states',
  'elements/property',
  'elements/strings',
  'elements/localize',
  'elements/frame',
  'elements/lazy',
  'elements/commands',
  'lit',
  'lit/*',
  '@lit/task',
];
const engines = ['elements/markdown', 'elements/highlight', 'elements/list'];
const types = ['type core', 'type core/protocol', 'type core/transport'];
/** What translates between foreign protocols and ours. */
const providers = ['core/protocol', 'core/codecs'];

export const houses: readonly House[] = [
  // ── core ──
  { name: 'core/protocol', files: core('protocol/'), may: [] },
  { name: 'core/codecs', files: core('codecs/'), may: ['core/protocol', 'eventsource-parser', 'eventsource-parser/*'] },
  { name: 'core/transport', files: core('transport/'), may: ['core/protocol', 'core/codecs', 'rxjs', 'eventsource-parser', 'eventsource-parser/*'] },
  { name: 'core/stores', files: core('stores/'), may: ['core/protocol', 'rxjs'] },
  { name: 'core/storage', files: core('storage/'), may: ['core/protocol', 'core/transport', 'rxjs', 'idb'] },
  { name: 'core/outbox', files: core('outbox/'), may: ['core/protocol', 'core/transport', 'core/storage', 'type core/stores'] },
  { name: 'core', files: core(''), may: [...coreHouses, 'rxjs'] },

  // ── elements ──
  // The words of each element, beside it: they know only each other.
  { name: 'elements/strings', files: elements('(.*\\.strings|markdown/words)\\.ts$'), may: ['type elements/markdown'] },
  { name: 'elements/styles', files: elements('styles/'), may: ['lit'] },
  { name: 'elements/register', files: elements('register\\.ts$'), may: [] },
  { name: 'elements/frame', files: elements('frame\\.ts$'), may: [] },
  { name: 'elements/lazy', files: elements('lazy\\.ts$'), may: ['elements/frame'] },
  { name: 'elements/commands', files: elements('commands/'), may: ['elements/lazy', 'tinykeys'] },
  { name: 'elements/states', files: elements('states\\.ts$'), may: [] },
  { name: 'elements/property', files: elements('property(-shapes)?\\.ts$'), may: ['lit', 'lit/*'] },
  { name: 'elements/events', files: elements('events(\\.ts$|/)'), may: ['type elements/commands', ...types] },
  { name: 'elements/context', files: elements('context\\.ts$'), may: ['@lit/context', 'lit', ...types] },
  { name: 'elements/observe', files: elements('observe\\.ts$'), may: ['lit', 'lit/*', 'type rxjs', 'elements/frame'] },
  { name: 'elements/localize', files: elements('localize/'), may: ['@shoelace-style/localize', 'elements/strings', 'elements/lazy', 'lit', ...types] },
  { name: 'elements/highlight', files: elements('highlight/'), may: ['elements/frame', 'elements/styles', 'lit', 'shiki', 'shiki/*', '@shikijs/*'] },
  { name: 'elements/markdown', files: elements('markdown/'), may: ['elements/lazy', 'elements/strings', 'temml'] },
  { name: 'elements/list', files: elements('list/'), may: ['elements/frame', 'lit', 'lit/*'] },
  {
    name: 'elements/primitives',
    files: elements('primitives/'),
    may: ['@cfworker/json-schema', '@floating-ui/dom', '@leeoniya/ufuzzy', ...tools, ...engines, ...types],
  },
  // What it opens is fetched when it is opened, so that a page pays for the bubble alone.
  {
    name: 'elements/launcher',
    files: elements('layout/loqui-launcher/'),
    may: ['elements/layout', 'elements/panels', 'elements/primitives', ...tools, ...types],
  },
  { name: 'elements/layout', files: elements('layout/'), may: ['elements/primitives', ...tools, ...types] },
  { name: 'elements/views', files: elements('views/'), may: ['elements/primitives', ...tools, ...engines, ...types] },
  {
    name: 'elements/connected',
    files: elements('connected/'),
    may: ['elements/views', 'elements/primitives', 'elements/context', 'elements/observe', '@lit/context', 'type rxjs', ...tools, ...engines, ...types],
  },
  {
    name: 'elements/provider',
    files: elements('provider/'),
    may: ['elements/context', 'elements/observe', '@lit/context', 'core', 'core/*', 'type rxjs', ...tools],
  },
  {
    name: 'elements/panels',
    files: elements('panels/'),
    may: [
      'elements/connected',
      'elements/views',
      'elements/primitives',
      'elements/provider',
      'elements/context',
      'elements/observe',
      '@lit/context',
      ...tools,
      ...types,
    ],
  },
  { name: 'elements', files: elements(''), may: ['elements/*'] },

  // ── server-adapter ── runs where Request and Response are: only the files of the Node binding name Node's servers, only a driver's own its driver.
  // room ← run ← commands ← line: nothing in room/ knows a run, a command or a connection; those who follow a room are its `Subscriber`s.
  {
    name: 'server/sqlite',
    files: server('store/sqlite[^/]*\\.ts$'),
    may: ['core/protocol', 'server/store', 'better-sqlite3', 'libsql', 'node:sqlite', 'node:module', 'node:fs', 'node:path'],
  },
  { name: 'server/store', files: server('store/'), may: ['core/protocol'] },
  { name: 'server/guard', files: server('guard/'), may: ['core/protocol', 'server/store', 'valibot', 'rate-limiter-flexible'] },
  { name: 'server/guide', files: server('agents/guide[^/]*\\.ts$'), may: [...providers, 'server/agents', 'minisearch', 'node:fs/promises', 'node:path'] },
  { name: 'server/agents', files: server('agents/'), may: providers },
  { name: 'server/room', files: server('room/'), may: ['core/protocol', 'server/store', 'server/guard'] },
  { name: 'server/run', files: server('run/'), may: [...providers, 'server/store', 'server/guard', 'server/room', 'server/agents', 'valibot'] },
  { name: 'server/commands', files: server('commands/'), may: ['core/protocol', 'server/store', 'server/guard', 'server/room', 'server/run', 'valibot'] },
  { name: 'server/line', files: server('line/'), may: [...providers, 'server/guard', 'server/room', 'server/commands', 'valibot'] },
  { name: 'server/node', files: server('node[^/]*\\.ts$'), may: ['server', 'server/guard', 'server/line', 'ws', 'node:*'] },
  { name: 'server', files: server(''), may: ['core/protocol', 'server/*'] },
];

/** Workspace specifiers, and the house behind each. Everything else of `@loqui/…` is for those outside the packages. */
export const entryPoints: Readonly<Record<string, string>> = {
  '@loqui/core': 'core',
  '@loqui/core/protocol': 'core/protocol',
  '@loqui/core/codecs': 'core/codecs',
  '@loqui/core/transport': 'core/transport',
  '@loqui/core/storage': 'core/storage',
};
