/** The same elements in every page: each in a place of its own, with what they need to be drawn. */
import '@loqui/elements/loqui-button.js';
import '@loqui/elements/loqui-chat.js';
import '@loqui/elements/loqui-checkbox.js';
import '@loqui/elements/loqui-code-block.js';
import '@loqui/elements/loqui-dialog.js';
import '@loqui/elements/loqui-input.js';
import '@loqui/elements/loqui-menu.js';
import '@loqui/elements/loqui-popover.js';
import '@loqui/elements/loqui-radio-group.js';
import '@loqui/elements/loqui-schema-form.js';
import '@loqui/elements/loqui-select.js';
import '@loqui/elements/loqui-table.js';
import '@loqui/elements/loqui-tabs.js';
import '@loqui/elements/loqui-textarea.js';
import '@loqui/elements/loqui-tooltip.js';
import '@loqui/elements/loqui-tree.js';

const places: Readonly<Record<string, string>> = {
  chat: '<loqui-chat src="/loqui" room="lobby" name="Jonas Lind"></loqui-chat>',
  button: '<loqui-button variant="primary" style="justify-self: start">Send it</loqui-button>',
  input: '<loqui-input label="Name" hint="As it is in your passport" value="Mara"></loqui-input>',
  textarea: '<loqui-textarea label="Address" value="Harbour 4"></loqui-textarea>',
  select: '<loqui-select label="Country" value="lv"><option value="lv">Latvia</option><option value="nz">New Zealand</option></loqui-select>',
  checkbox: '<loqui-checkbox label="Keep me signed in" checked></loqui-checkbox>',
  radios: `<loqui-radio-group label="Size" value="small">
      <loqui-radio value="small">Small</loqui-radio><loqui-radio value="large">Large</loqui-radio>
    </loqui-radio-group>`,
  tabs: `<loqui-tabs>
      <loqui-tab panel="one">One</loqui-tab><loqui-tab panel="two">Two</loqui-tab>
      <loqui-tab-panel name="one">What the first has.</loqui-tab-panel><loqui-tab-panel name="two">What the second has.</loqui-tab-panel>
    </loqui-tabs>`,
  table: '<loqui-table caption="Runs" selection="multiple"></loqui-table>',
  tree: `<loqui-tree label="Files">
      <loqui-tree-item expanded>src<loqui-tree-item>page.ts</loqui-tree-item></loqui-tree-item><loqui-tree-item>README.md</loqui-tree-item>
    </loqui-tree>`,
  code: '<loqui-code-block language="ts"></loqui-code-block>',
  form: '<loqui-schema-form></loqui-schema-form>',
  menu: `<loqui-button id="acts" style="justify-self: start">Acts</loqui-button>
    <loqui-menu for="acts">
      <loqui-menu-item shortcut="R">Reply</loqui-menu-item><loqui-menu-item>Copy</loqui-menu-item>
      <loqui-menu-separator></loqui-menu-separator>
      <loqui-menu-group label="More"><loqui-menu-item variant="danger">Delete</loqui-menu-item></loqui-menu-group>
    </loqui-menu>`,
  popover: `<loqui-button id="more" style="justify-self: start">More</loqui-button>
    <loqui-popover for="more">What there is to say of it.</loqui-popover>`,
  tooltip: `<loqui-button id="hinted" style="justify-self: start">Hinted</loqui-button>
    <loqui-tooltip for="hinted">What it does</loqui-tooltip>`,
  dialog: `<loqui-dialog heading="Remove the room?">Nobody can read it afterwards.
      <loqui-button slot="footer" variant="primary">Remove</loqui-button>
    </loqui-dialog>`,
};

const schema = {
  title: 'Booking',
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', title: 'Name' },
    guests: { type: 'integer', title: 'Guests', minimum: 1, maximum: 8 },
    meal: { type: 'string', title: 'Meal', enum: ['fish', 'lentils'] },
    window: { type: 'boolean', title: 'At the window' },
    contact: { type: 'object', title: 'Contact', properties: { mail: { type: 'string', title: 'Mail', format: 'email' } } },
  },
};

const stage = document.querySelector('#stage');
if (!stage) throw new Error('The page has no stage.');
stage.innerHTML = Object.entries(places)
  .map(([name, content]) => `<div class="place" id="place-${name}">${content}</div>`)
  .join('\n');

Object.assign(stage.querySelector('loqui-table') ?? {}, {
  columns: [
    { key: 'agent', label: 'Agent', header: true, sortable: true },
    { key: 'tokens', label: 'Tokens', sortable: true },
  ],
  rows: [
    { agent: 'Researcher', tokens: 1200 },
    { agent: 'Translator', tokens: 80 },
  ],
});
Object.assign(stage.querySelector('loqui-code-block') ?? {}, { code: 'if (last) {\n\treturn rows;\n}\n' });
Object.assign(stage.querySelector('loqui-schema-form') ?? {}, { schema });
