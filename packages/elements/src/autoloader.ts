/** Defines each Loqui element that the document uses: `<script type="module" src="…/autoloader.js">`. An element imports those in its shadow root. */
import { loaders } from './loaders.js';
import { onSight } from './sight.js';

/** Tags that are requested, loaded, or reported as unknown. */
const requested = new Set<string>();

/** Lazy imports of a panel, requested together with it to save a round trip. */
const WITH_PANEL = ['loqui-markdown', 'loqui-room-activity'];

/** Defines every undefined element in `root` and `root` itself. Settles when they are loaded; reports a failure to the page's `error` event. */
export async function load(root: ParentNode): Promise<void> {
  const tags = [...root.querySelectorAll(':not(:defined)')].map((element) => element.localName);
  if (root instanceof Element) tags.push(root.localName);
  await Promise.all(tags.map(loadTag));
}

async function loadTag(tag: string): Promise<void> {
  if (!tag.startsWith('loqui-') || requested.has(tag) || customElements.get(tag)) return;
  requested.add(tag);
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
    requested.delete(tag); // retried when the tag appears again
    reportError(new Error(`<${tag}> could not be loaded. Is the folder beside autoloader.js served too?`, { cause: error }));
  }
}

onSight((root) => void load(root));
