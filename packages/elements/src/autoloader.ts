/**
 * Defines the elements a page uses, when it uses them: `<script type="module" src="…/autoloader.js">`. For sites that show a few of many
 * elements and do not wish to name them. It looks at the document, not into shadow roots: an element of ours brings the ones it is made of.
 */
import { loaders } from './loaders.js';
import { onSight } from './sight.js';

/** Tags already asked for: each is loaded, or reported, once. */
const asked = new Set<string>();

/** What a panel's file will ask for: these are asked for together with it, so that no file waits for another. */
const WITH_PANEL = ['loqui-markdown', 'loqui-room-activity'];

/** Loads the definitions of all not yet defined elements in `root`, and settles when they have come. A failure is reported to the page's `error` event. */
export async function load(root: ParentNode): Promise<void> {
  const tags = [...root.querySelectorAll(':not(:defined)')].map((element) => element.localName);
  if (root instanceof Element) tags.push(root.localName);
  await Promise.all(tags.map(loadTag));
}

async function loadTag(tag: string): Promise<void> {
  if (!tag.startsWith('loqui-') || asked.has(tag) || customElements.get(tag)) return;
  asked.add(tag);
  const loader = Object.hasOwn(loaders, tag) ? loaders[tag] : undefined;
  if (!loader) {
    console.warn(`Loqui has no element <${tag}>. Is it misspelt, or defined by the page itself?`);
    return;
  }
  try {
    const panel = loader();
    if (/^loqui-(?:assistant|chat)$/.test(tag)) WITH_PANEL.forEach((each) => void loadTag(each));
    await panel;
  } catch (error) {
    asked.delete(tag); // the line may be back when the next one appears
    reportError(new Error(`<${tag}> could not be loaded. Is the folder beside autoloader.js served too?`, { cause: error }));
  }
}

onSight((root) => void load(root));
