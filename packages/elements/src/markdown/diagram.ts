/**
 * Finished Mermaid as a picture. The library is the page's (`mermaid: () => import('mermaid')`): it may be large, and none of ours needs it. The drawing is
 * shown as an `<img>`: in there nothing runs, nothing is fetched and nothing is clickable, whatever the text made the library write.
 */
import { imageOf } from './diagram-image.js';
import { svgOf, type DiagramLoader } from './diagram-library.js';
import { themeIn, themeOf, watchTheme } from './diagram-theme.js';
import type { MarkdownWords } from './words.js';

export type { DiagramLibrary, DiagramLoader } from './diagram-library.js';

/** Pixels: a chart that fills its place is legible from here. */
const NARROWEST = 600;
/** The smallest that a wide drawing is shown, of its own size. From there on it scrolls. */
const SMALLEST = 0.6;

/**
 * Draws `text` and puts a figure in the place of `code`, which becomes its source. When the colours there turn dark or light, it is drawn again, in the same box.
 * @throws what the library throws, when the text is no diagram
 */
export async function drawDiagram(text: string, load: DiagramLoader, words: MarkdownWords, code: Node): Promise<HTMLElement> {
  const place = code.parentElement;
  const width = Math.max(NARROWEST, place?.clientWidth ?? 0);
  const first = await svgOf(text, load, () => ({ theme: themeIn(place), width }));
  const image = await imageOf(first.svg);
  image.alt = `${words.diagram}: ${text}`;
  image.style.maxInlineSize = `max(100%, ${String(Math.round(image.width * SMALLEST))}px)`;

  let shown = first.theme;
  const follow = async (): Promise<void> => {
    const now = themeOf(image);
    if (!now || now === shown) return;
    shown = now;
    try {
      const { svg, theme } = await svgOf(text, load, () => ({ theme: shown, width }));
      const { src } = await imageOf(svg);
      if (theme === shown) image.src = src;
    } catch {
      // It was drawn before: that picture stays.
    }
  };
  watchTheme(image, () => void follow());

  const figure = document.createElement('figure');
  figure.className = 'diagram';
  const box = figure.appendChild(document.createElement('div'));
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', words.diagram);
  box.tabIndex = 0;
  box.append(image);
  const details = figure.appendChild(document.createElement('details'));
  details.appendChild(document.createElement('summary')).textContent = words.diagramSource;
  code.parentNode?.replaceChild(figure, code);
  details.append(code);
  // The colours may have changed while it was drawn.
  void follow();
  return figure;
}
