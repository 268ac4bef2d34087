/** Draws finished Mermaid as an `<img>`: in an image nothing runs, is fetched or can be clicked, whatever the library wrote. */
import { themeIn, themeOf, watchTheme } from './diagram-theme.js';
import { svgOf, type DiagramLoader } from './mermaid.js';
import type { MarkdownWords } from './words.js';

/** Pixels: a narrower chart is not legible. */
const MIN_WIDTH = 600;
/** Smallest scale of a wide diagram; a wider one scrolls. */
const MIN_SCALE = 0.6;

/**
 * Replaces `code` by a figure that has `code` as its source. Draws again, in the same box, when the text around turns dark or light.
 * @throws what the library throws when `text` is no diagram
 */
export async function drawDiagram(text: string, load: DiagramLoader, words: MarkdownWords, code: Node): Promise<HTMLElement> {
  const place = code.parentElement;
  const width = Math.max(MIN_WIDTH, place?.clientWidth ?? 0);
  const first = await svgOf(text, load, () => ({ theme: themeIn(place), width }));
  const image = await imageOf(first.svg);
  image.alt = `${words.diagram}: ${text}`;
  image.style.maxInlineSize = `max(100%, ${String(Math.round(image.width * MIN_SCALE))}px)`;

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
      // The picture that was drawn before stays.
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

async function imageOf(svg: string): Promise<HTMLImageElement> {
  const size = sizeOf(svg);
  const image = document.createElement('img');
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(asXml(svg, size))}`;
  await image.decode();
  image.width = size?.[0] ?? image.naturalWidth;
  image.height = size?.[1] ?? image.naturalHeight;
  return image;
}

const ROOT = /<svg\b[^>]*/i;

/** In whole pixels, from `viewBox`, else from width and height unless these are percentages. */
function sizeOf(svg: string): readonly [number, number] | undefined {
  const root = ROOT.exec(svg)?.[0] ?? '';
  const box = /\sviewBox="([^"]*)"/
    .exec(root)?.[1]
    ?.trim()
    .split(/[\s,]+/);
  const given = [/\swidth="([\d.]+)(?:px)?"/, /\sheight="([\d.]+)(?:px)?"/].map((attribute) => attribute.exec(root)?.[1]);
  for (const pair of [box?.slice(2), given]) {
    const [width = 0, height = 0] = pair?.map(Number) ?? [];
    if (width > 0 && height > 0 && width + height < Infinity) return [Math.ceil(width), Math.ceil(height)];
  }
  return undefined;
}

/** An image needs XML: no named characters, no unclosed tags, all prefixes declared. Sets the size, which the page's layout would otherwise decide. */
function asXml(svg: string, size: readonly [number, number] | undefined): string {
  return svg
    .replace(ROOT, (root) => {
      let tag = root;
      if (size)
        tag = `${tag.replace(/\s(?:width|height)="[^"]*"/g, '').replace(/max-width:[^;"]*;?/, '')} width="${String(size[0])}" height="${String(size[1])}"`;
      if (!tag.includes(' xmlns=')) tag += ' xmlns="http://www.w3.org/2000/svg"';
      if (!tag.includes(' xmlns:xlink=')) tag += ' xmlns:xlink="http://www.w3.org/1999/xlink"';
      return tag;
    })
    .replaceAll('&nbsp;', '&#160;')
    .replace(/<(br|hr|img|input|wbr)\b([^>]*?)\/?>/gi, '<$1$2/>')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}
