/**
 * Finished Mermaid as a picture. The library is the page's (`mermaid: () => import('mermaid')`): it may be large, and none of ours needs it. The drawing is
 * shown as an `<img>`: in there nothing runs, nothing is fetched and nothing is clickable, whatever the text made the library write.
 */
import type { CodeBlock } from './node-renderers.js';
import type { Handle } from './view.js';
import type { MarkdownWords } from './words.js';

/** What is used of Mermaid. Anything else that makes an SVG of a text fits too. */
export interface DiagramLibrary {
  initialize?(config: Readonly<Record<string, unknown>>): void;
  render(id: string, text: string): Promise<{ readonly svg: string }>;
}

/** Fetches the library: a module with a default export, or the library itself. */
export type DiagramLoader = () => Promise<DiagramLibrary | { readonly default: DiagramLibrary }>;

let count = 0;
/** One after the other: the library keeps state while it draws. */
let queue: Promise<unknown> = Promise.resolve();
const prepared = new WeakSet<DiagramLibrary>();

async function svgOf(text: string, load: DiagramLoader): Promise<string> {
  const loaded = await load();
  const library = 'default' in loaded ? loaded.default : loaded;
  if (!prepared.has(library)) {
    prepared.add(library);
    library.initialize?.({ startOnLoad: false, securityLevel: 'strict', htmlLabels: false, flowchart: { htmlLabels: false } });
  }
  return (await library.render(`loqui-diagram-${String(++count)}`, text)).svg;
}

/** Draws `text` and gives the figure. @throws what the library throws, when the text is no diagram */
export async function drawDiagram(text: string, load: DiagramLoader, words: MarkdownWords, code: Handle<CodeBlock>): Promise<HTMLElement> {
  const turn = queue.then(() => svgOf(text, load));
  queue = turn.catch(() => undefined);
  const svg = await turn;
  const image = document.createElement('img');
  image.alt = `${words.diagram}: ${text}`;
  const size = /viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"/.exec(svg);
  if (size) {
    image.width = Math.ceil(Number(size[1]));
    image.height = Math.ceil(Number(size[2]));
  }
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const figure = document.createElement('figure');
  figure.className = 'diagram';
  const details = document.createElement('details');
  details.appendChild(document.createElement('summary')).textContent = words.diagramSource;
  details.append(code.node);
  figure.append(image, details);
  return figure;
}
