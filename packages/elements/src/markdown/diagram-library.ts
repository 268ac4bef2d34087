/**
 * What is asked of Mermaid, and how: one drawing at a time, as the page would have it and not as the text would, on a stage that nobody sees and that leaves
 * nothing behind, and never with a text that would have it load something.
 */
import { applyStyles, FONT, stageOf } from './diagram-stage.js';
import { legible, wouldLoad } from './diagram-text.js';
import type { DiagramTheme } from './diagram-theme.js';

/** What is used of Mermaid. Anything else that makes an SVG of a text fits too. */
export interface DiagramLibrary {
  initialize?(config: Readonly<Record<string, unknown>>): void;
  /** `stage` is on the page while it draws, and may be measured in. */
  render(id: string, text: string, stage?: Element): Promise<{ readonly svg: string }>;
}

/** Fetches the library: a module with a default export, or the library itself. */
export type DiagramLoader = () => Promise<DiagramLibrary | { readonly default: DiagramLibrary }>;

/** Characters. Of more than its own limit, Mermaid draws a picture of the limit. */
const LONGEST = 50_000;
/** What belongs to the page, whatever the text says of it. The first six are Mermaid's own list. */
const OURS = [
  ...['secure', 'securityLevel', 'startOnLoad', 'maxTextSize', 'suppressErrorRendering', 'maxEdges'],
  ...['htmlLabels', 'theme', 'themeVariables', 'themeCSS', 'darkMode', 'fontFamily', 'altFontFamily', 'dompurifyConfig'],
];

let count = 0;
/** One after the other: the library keeps its settings, and more, while it draws. */
let queue: Promise<unknown> = Promise.resolve();

/** How the place looks, asked when its turn has come. */
export type Look = () => { readonly theme: DiagramTheme; readonly width: number };

/** The SVG of a text, and how it was drawn. @throws what the library throws, when the text is no diagram, and where it is none to draw */
export function svgOf(text: string, load: DiagramLoader, look: Look): Promise<{ readonly svg: string; readonly theme: DiagramTheme }> {
  const turn = queue.then(() => drawn(text, load, look));
  queue = turn.catch(() => undefined);
  return turn;
}

async function drawn(text: string, load: DiagramLoader, look: Look): Promise<{ svg: string; theme: DiagramTheme }> {
  if (text.length > LONGEST) throw new Error('The diagram is too long to be drawn.');
  const loaded = await load();
  const library = 'default' in loaded ? loaded.default : loaded;
  const { theme, width } = look();
  // Each time: the page may use the library too, with other settings.
  library.initialize?.({
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    secure: OURS,
    maxTextSize: LONGEST,
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    fontFamily: FONT,
    theme,
  });
  const id = `loqui-diagram-${String(++count)}`;
  const stage = stageOf(width);
  document.body.append(stage);
  const endStyles = applyStyles(stage);
  try {
    const readable = legible(text, stage);
    if (wouldLoad(readable)) throw new Error('The diagram would load something.');
    const { svg } = await library.render(id, readable, stage);
    // A picture of a bomb says less than the code does.
    if (svg.includes('aria-roledescription="error"')) throw new Error('The text is no diagram.');
    return { svg, theme };
  } finally {
    endStyles();
    stage.remove();
    for (const left of document.querySelectorAll(`#${id}, #d${id}, #i${id}`)) left.remove();
  }
}
