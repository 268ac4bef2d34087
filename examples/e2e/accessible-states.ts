/** Each element of the houses `primitives/`, `layout/` and `views/` in one state that shows what it can say to a screen reader. */

/** What stands in the page, and what a module sets in it: `it` is the element, `loqui` what the bundle exports. */
interface State {
  readonly body: string;
  readonly script?: string;
  /** What opens it. */
  readonly keys?: readonly string[];
  /** What is shown when it is ready, where that comes later than its own code. */
  readonly until?: string;
}

/** Elements that are only a part of another: they stand in the tree of that one. */
export const WITHIN: Readonly<Record<string, string>> = {
  'loqui-menu-group': 'loqui-menu',
  'loqui-menu-item': 'loqui-menu',
  'loqui-menu-separator': 'loqui-menu',
  'loqui-panel': 'loqui-panels',
  'loqui-radio': 'loqui-radio-group',
  'loqui-tab': 'loqui-tabs',
  'loqui-tab-panel': 'loqui-tabs',
  'loqui-toast': 'loqui-toasts',
  'loqui-tree-item': 'loqui-tree',
};

const field = (tag: string, more = ''): State => ({
  body: `<${tag} name="field" label="Name" hint="As it is on the list." error="It is not there." required ${more}></${tag}>`,
});

const AUTHORS = `const [mara, jonas, assistant] = [
  { id: 'mara', name: 'Mara Lindt', kind: 'person' }, { id: 'jonas', name: 'Jonas', kind: 'person' }, { id: 'assistant', name: 'Assistant', kind: 'agent' }];
const message = { id: 'm1', author: mara, role: 'user', status: 'completed', createdAt: Date.UTC(2026, 2, 4, 9, 41), parts: [{ type: 'text', text: 'Let us ask *before* guessing.' }] };`;

const view = (tag: string, script: string, more = ''): State => ({ body: `<${tag} ${more}></${tag}>`, script: `${AUTHORS}${script}` });

const COMMANDS = `it.commands = [
  { id: 'new', title: 'New conversation', group: 'Conversation', shortcut: '$mod+Shift+KeyO', run() {} },
  { id: 'theme', title: 'Change the theme', group: 'View', children: [{ id: 'dark', title: 'Dark', run() {} }] }];
it.open = true;`;

export const STATES: Readonly<Record<string, State>> = {
  'loqui-avatar': view('loqui-avatar', 'it.author = mara;'),
  'loqui-avatar-group': view('loqui-avatar-group', 'it.members = [mara, jonas, assistant];', 'max="2"'),
  'loqui-badge': { body: '<loqui-badge count="120" max="99" label="Unread messages"></loqui-badge>' },
  'loqui-button': { body: '<loqui-button loading>Save</loqui-button>' },
  'loqui-checkbox': field('loqui-checkbox', 'checked'),
  'loqui-combobox': {
    body: field('loqui-combobox', `multiple value='["a"]'`).body,
    script: `it.options = [{ value: 'a', label: 'Apple', group: 'Fruit' }, { value: 'l', label: 'Leek', group: 'Roots', disabled: true }, { value: 'g', label: 'Grape', group: 'Fruit' }];`,
    keys: ['Tab', 'Tab', 'ArrowDown'],
  },
  'loqui-command-palette': { body: '<loqui-command-palette></loqui-command-palette>', script: COMMANDS, until: 'loqui-command-palette [role=option]' },
  'loqui-date-field': field('loqui-date-field', 'value="2026-03-04"'),
  'loqui-dialog': {
    body: '<loqui-dialog open heading="Leave this room?"><p>Its messages stay.</p><button slot="footer">Leave</button></loqui-dialog>',
  },
  'loqui-disclosure': { body: '<loqui-disclosure open summary="How it was found">By a search.</loqui-disclosure>' },
  'loqui-drawer': { body: '<loqui-drawer open heading="Members"><p>Mara and Jonas</p></loqui-drawer>' },
  'loqui-icon-button': { body: '<loqui-icon-button label="Pin" toggle pressed>★</loqui-icon-button>' },
  'loqui-input': field('loqui-input', 'value="Ada" clearable'),
  'loqui-launcher': {
    body: '<loqui-launcher heading="Ask us" unread="3"><template><p>Inside</p></template></loqui-launcher>',
    until: 'loqui-launcher [part~=bubble]',
  },
  'loqui-menu': {
    body: `<button id="opener">Actions</button><loqui-menu for="opener">
      <loqui-menu-group label="Message"><loqui-menu-item shortcut="R">Reply</loqui-menu-item><loqui-menu-item disabled>Move</loqui-menu-item></loqui-menu-group>
      <loqui-menu-separator></loqui-menu-separator>
      <loqui-menu-item type="checkbox" checked>Pinned</loqui-menu-item><loqui-menu-item type="radio">Quiet</loqui-menu-item>
      <loqui-menu-item>Share<loqui-menu slot="submenu"><loqui-menu-item>By mail</loqui-menu-item></loqui-menu></loqui-menu-item></loqui-menu>`,
    keys: ['Tab', 'ArrowDown'],
  },
  'loqui-number-field': field('loqui-number-field', 'value="4" min="1" max="8"'),
  'loqui-panels': {
    body: '<loqui-panels style="block-size: 200px"><loqui-panel label="List" size="30%" collapsible><p>A list</p></loqui-panel><loqui-panel label="Chat"><p>A chat</p></loqui-panel></loqui-panels>',
  },
  'loqui-popover': {
    body: '<button id="opener">Who is here</button><loqui-popover for="opener">Mara <button>Invite</button></loqui-popover>',
    keys: ['Tab', 'Enter'],
  },
  'loqui-progress': { body: '<loqui-progress label="Upload" value="0.4" show-value></loqui-progress>' },
  'loqui-radio-group': {
    body: '<loqui-radio-group label="Class" hint="For all." required value="biz"><loqui-radio value="eco">Economy</loqui-radio><loqui-radio value="biz" hint="A meal.">Business</loqui-radio><loqui-radio value="no" disabled>None</loqui-radio></loqui-radio-group>',
  },
  'loqui-schema-form': {
    body: '<loqui-schema-form label="Booking" hint="For one."></loqui-schema-form>',
    script: `it.schema = { type: 'object', required: ['name'], properties: { name: { type: 'string', title: 'Name' }, paid: { type: 'boolean', title: 'Paid' },
      stops: { type: 'array', title: 'Stops', items: { type: 'string', title: 'Stop' } }, kind: { title: 'Class', enum: ['eco', 'biz'] } } };
      it.defaultValue = { name: 'Ada', stops: ['Ulm'] };`,
  },
  'loqui-select': { body: '<loqui-select label="Meal" hint="On board." required><option>None</option><option selected>Vegetarian</option></loqui-select>' },
  'loqui-shortcuts': { body: '<loqui-shortcuts></loqui-shortcuts>', script: COMMANDS, until: 'loqui-shortcuts dialog[open]' },
  'loqui-skeleton': { body: '<loqui-skeleton lines="2"></loqui-skeleton>' },
  'loqui-switch': field('loqui-switch', 'checked'),
  'loqui-table': {
    body: '<loqui-table caption="Runs" selection="multiple" row-key="id"></loqui-table>',
    script: `it.columns = [{ key: 'agent', label: 'Agent', header: true, sortable: true }, { key: 'tokens', label: 'Tokens', sortable: true }];
      it.rows = [{ id: 1, agent: 'Guide', tokens: 1200 }, { id: 2, agent: 'Scribe', tokens: 30 }];
      it.sort = [{ key: 'tokens', direction: 'descending' }];`,
  },
  'loqui-tabs': {
    body: '<loqui-tabs label="Room"><loqui-tab panel="a">Messages</loqui-tab><loqui-tab panel="b" closable>Files</loqui-tab><loqui-tab panel="c" disabled>Members</loqui-tab><loqui-tab-panel name="a">All messages</loqui-tab-panel><loqui-tab-panel name="b">All files</loqui-tab-panel></loqui-tabs>',
  },
  'loqui-textarea': field('loqui-textarea', 'value="Some words" maxlength="20"'),
  'loqui-time': { body: '<loqui-time value="1772617260000" format="full"></loqui-time>' },
  'loqui-toasts': { body: '<loqui-toasts></loqui-toasts>', script: `it.show('The message was deleted.', { action: { label: 'Undo', run() {} } });` },
  'loqui-tooltip': { body: '<button id="pin">Pin</button><loqui-tooltip for="pin">Keeps it at the top</loqui-tooltip>', keys: ['Tab'] },
  'loqui-tree': {
    body: '<loqui-tree label="Files" selection="multiple"><loqui-tree-item expanded>src<loqui-tree-item selected>main.ts</loqui-tree-item><loqui-tree-item disabled>old.ts</loqui-tree-item></loqui-tree-item><loqui-tree-item>docs<loqui-tree-item>guide.md</loqui-tree-item></loqui-tree-item></loqui-tree>',
  },
  'loqui-workbench': {
    body: '<loqui-workbench style="block-size: 300px"><nav slot="conversations" aria-label="Rooms"><a href="#lobby">Lobby</a></nav><p slot="transcript">What was said</p><p slot="side">Files</p></loqui-workbench>',
  },
  'loqui-announcer': { body: '<loqui-announcer></loqui-announcer>', script: `it.announce('Mara: Hello');` },
  'loqui-code-block': { body: '<loqui-code-block language="ts" filename="page.ts"></loqui-code-block>', script: `it.code = 'const page = 1;';` },
  'loqui-composer': view(
    'loqui-composer',
    'it.mentions = [assistant];',
    'value="Hello" placeholder="Message Release room" reply-to="m1" reply-author="Mara" reply-text="Shall we?"',
  ),
  'loqui-connection-status': {
    ...view('loqui-connection-status', `it.connection = { status: 'connecting', attempt: 1 };`),
    until: 'loqui-connection-status [part=base]',
  },
  'loqui-day-separator': view('loqui-day-separator', 'it.value = Date.UTC(2024, 2, 4);'),
  'loqui-delivery': view('loqui-delivery', `it.message = { ...message, status: 'pending', delivery: { state: 'waiting-line' } };`),
  'loqui-empty-state': view(
    'loqui-empty-state',
    `it.agent = assistant; it.suggestions = ['What changed?'];`,
    'greeting="What can Assistant do?" text="Ask a question."',
  ),
  'loqui-error-state': view('loqui-error-state', '', 'text="Only who asked may stop this answer." dismissible'),
  'loqui-markdown': view(
    'loqui-markdown',
    `it.text = '## Steps\\n\\n1. Read *this*\\n2. [ ] not a task\\n\\n- [x] done\\n\\n| a | b |\\n| - | - |\\n| 1 | 2 |\\n\\n\`x\` and [a page](https://example.com).';`,
    'allowed-link-origins="*"',
  ),
  'loqui-message': view(
    'loqui-message',
    `it.message = { ...message, replyTo: 'm0' }; it.offers = ['reply', 'copy'];`,
    'reply-author="Jonas" reply-text="Shall we?"',
  ),
  'loqui-message-actions': view(
    'loqui-message-actions',
    `it.message = message; it.actions = ['reply', 'copy', 'retry', 'edit', 'remove']; it.reachable = true;`,
  ),
  'loqui-new-messages': view('loqui-new-messages', '', 'count="3"'),
  'loqui-presence': view('loqui-presence', 'it.members = [mara, jonas, assistant];', 'max="2"'),
  'loqui-reasoning': view('loqui-reasoning', '', 'text="The cursor is made in the exporter."'),
  'loqui-removal': view('loqui-removal', 'it.message = { ...message, removedAt: Date.now() + 600000 };'),
  'loqui-run-status': view(
    'loqui-run-status',
    `it.run = { id: 'r1', agent: 'assistant', status: 'running', message: 'm2', asked: 'm1', asker: 'mara', startedAt: 1, activity: 'writing', part: 0 }; it.agent = assistant;`,
  ),
  'loqui-sources': view(
    'loqui-sources',
    `it.sources = [{ type: 'source-url', sourceId: 's1', url: 'https://example.com/a', title: 'A page' }, { type: 'source-document', sourceId: 's2', mediaType: 'application/pdf', title: 'Notes', filename: 'notes.pdf' }];`,
  ),
  'loqui-tool-call': view(
    'loqui-tool-call',
    `it.call = { type: 'tool-search', toolCallId: 'c1', state: 'approval-requested', input: { query: 'cursor' }, approval: { id: 'a1' } };`,
  ),
  'loqui-typing': view('loqui-typing', 'it.members = [jonas, mara];'),
};
