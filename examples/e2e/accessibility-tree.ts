/** The accessibility tree of a page as Chrome hands it to a screen reader: one line for each node, without what differs from run to run. */
import type { Page } from 'playwright-core';

interface AxValue {
  readonly value?: unknown;
}

interface AxNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: AxValue;
  readonly name?: AxValue;
  readonly description?: AxValue;
  readonly value?: AxValue;
  readonly properties?: readonly { readonly name: string; readonly value: AxValue }[];
  readonly childIds?: readonly string[];
}

/** States that are worth a word. Where they are false, they are not said, save those which a person can change. */
const STATES = [
  'disabled',
  'required',
  'readonly',
  'modal',
  'multiselectable',
  'busy',
  'live',
  'level',
  'hasPopup',
  'orientation',
  'valuetext',
  'keyshortcuts',
];
const CHANGING = ['checked', 'pressed', 'expanded', 'selected', 'invalid'];
const SILENT = ['RootWebArea', 'none', 'generic', 'InlineTextBox', 'LineBreak', 'ListMarker'];

/** A field of the browser's own, whose parts are in its own language. */
const CLOSED = ['Date'];

function textOf(value: AxValue | undefined): string {
  if (typeof value?.value === 'number') return String(Number(value.value.toPrecision(6)));
  return typeof value?.value === 'string' ? value.value : '';
}

function statesOf({ properties = [] }: AxNode): string {
  return properties
    .filter(({ name, value: { value } }) => CHANGING.includes(name) || (STATES.includes(name) && value !== false && value !== '' && value !== 'off'))
    .filter(({ name, value: { value } }) => name !== 'invalid' || value !== 'false')
    .map(({ name, value: { value } }) => (value === true ? name : `${name}=${String(value)}`))
    .sort()
    .join(' ');
}

/** What stands in the page; in an open modal dialog, only that is reached. */
export async function treeOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { readonly nodes: readonly AxNode[] };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const put = (node: AxNode | undefined, depth: number, above: string): void => {
    if (!node) return;
    const [role, name] = [textOf(node.role), textOf(node.name)];
    // A text that names what it stands in is said once.
    const isSilent = node.ignored || SILENT.includes(role) || (role === 'StaticText' && above.includes(name.trim()));
    if (!isSilent) {
      const [description, value, states] = [textOf(node.description), textOf(node.value), statesOf(node)];
      const words = [role, JSON.stringify(name), states && `[${states}]`, value && `= ${JSON.stringify(value)}`, description && `(${description})`];
      lines.push('  '.repeat(depth) + words.filter(Boolean).join(' '));
    }
    if (CLOSED.includes(role)) return;
    for (const id of node.childIds ?? []) put(byId.get(id), isSilent ? depth : depth + 1, isSilent ? above : name);
  };
  put(nodes[0], 0, '');
  return `${lines.join('\n')}\n`;
}
