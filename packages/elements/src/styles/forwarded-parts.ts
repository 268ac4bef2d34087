/** Parts of inner elements that an element exports, such as `loqui-chat::part(code-block)`. `proofs/manifest/parts.test.ts` compares them with the docs. */

/** Name inside → name outside. */
type Names = Readonly<Record<string, string>>;

const same = (...names: readonly string[]): Names => Object.fromEntries(names.map((name) => [name, name]));

const ofMarkdown = same('code-block');

const ofMessage: Names = {
  avatar: 'message-avatar',
  header: 'message-header',
  body: 'message-body',
  text: 'message-text',
  status: 'message-status',
  actions: 'message-actions',
  ...same('mention', 'reasoning', 'tool', 'file', 'sources'),
  ...ofMarkdown,
};

const ofList = same('scroller', 'content', 'message', ...Object.values(ofMessage), 'day', 'pill', 'trouble', 'paging');
const ofComposer: Names = { base: 'field', ...same('input', 'composing', 'cancel', 'tools', 'hint', 'excess', 'send', 'stop') };
const ofEmptyState = same('greeting', 'text', 'suggestion');

const ofPanel = {
  'loqui-room-header': same('title', 'subtitle'),
  'loqui-conversations': { item: 'conversations-item' },
  'loqui-message-list': ofList,
  'loqui-room-empty': same('greeting', 'suggestion'),
  'loqui-room-composer': { composer: 'composer-base', ...same(...Object.values(ofComposer)) },
} satisfies Record<string, Names>;

/** By exporting element, then by element inside it. */
export const FORWARDED = {
  'loqui-message': { 'loqui-markdown': ofMarkdown },
  'loqui-message-list': { 'loqui-message': ofMessage },
  'loqui-room-composer': { 'loqui-composer': ofComposer },
  'loqui-room-empty': { 'loqui-empty-state': ofEmptyState },
  'loqui-chat': ofPanel,
  'loqui-assistant': ofPanel,
} as const satisfies Record<string, Record<string, Names>>;

type Forwarded = typeof FORWARDED;

/** Cache of `exportparts` attributes. */
const written = new Map<Names, string>();

/** The `exportparts` attribute of an `inner` in the template of `outer`. */
export function exportparts<O extends keyof Forwarded>(outer: O, inner: keyof Forwarded[O]): string {
  const names = FORWARDED[outer][inner] as Names;
  let value = written.get(names);
  if (value === undefined) {
    value = Object.entries(names)
      .map(([inside, outside]) => (inside === outside ? inside : `${inside}: ${outside}`))
      .join(', ');
    written.set(names, value);
  }
  return value;
}
