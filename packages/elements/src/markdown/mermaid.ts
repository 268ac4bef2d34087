/** Calls Mermaid: one diagram at a time, with the page's settings, in a hidden stage, and never with a text that makes it load something. */
import { isLight, lightnessOf, type DiagramTheme } from './diagram-theme.js';

/** The part of Mermaid that is used. Another library that makes an SVG of a text fits too. */
export interface DiagramLibrary {
  initialize?(config: Readonly<Record<string, unknown>>): void;
  /** `stage` is on the page while it draws, for measuring. */
  render(id: string, text: string, stage?: Element): Promise<{ readonly svg: string }>;
}

/** Fetches the library, or a module that exports it by default. */
export type DiagramLoader = () => Promise<DiagramLibrary | { readonly default: DiagramLibrary }>;

/** Characters. For a longer text Mermaid draws a picture of an error. */
const MAX_LENGTH = 50_000;
/** Settings that the text cannot change. The first six are Mermaid's own list. */
const FIXED_SETTINGS = [
  ...['secure', 'securityLevel', 'startOnLoad', 'maxTextSize', 'suppressErrorRendering', 'maxEdges'],
  ...['htmlLabels', 'theme', 'themeVariables', 'themeCSS', 'darkMode', 'fontFamily', 'altFontFamily', 'dompurifyConfig'],
];

let count = 0;
/** One diagram at a time: the library's settings are global. */
let queue: Promise<unknown> = Promise.resolve();

export type Look = () => { readonly theme: DiagramTheme; readonly width: number };

/** @throws what the library throws when `text` is no diagram; an Error when it is too long or would load something */
export function svgOf(text: string, load: DiagramLoader, look: Look): Promise<{ readonly svg: string; readonly theme: DiagramTheme }> {
  const turn = queue.then(() => drawn(text, load, look));
  queue = turn.catch(() => undefined);
  return turn;
}

async function drawn(text: string, load: DiagramLoader, look: Look): Promise<{ svg: string; theme: DiagramTheme }> {
  if (text.length > MAX_LENGTH) throw new Error('The diagram is too long to be drawn.');
  const loaded = await load();
  const library = 'default' in loaded ? loaded.default : loaded;
  const { theme, width } = look();
  // The page may use other settings.
  library.initialize?.({
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    secure: FIXED_SETTINGS,
    maxTextSize: MAX_LENGTH,
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
    if (svg.includes('aria-roledescription="error"')) throw new Error('The text is no diagram.');
    return { svg, theme };
  } finally {
    endStyles();
    stage.remove();
    for (const left of document.querySelectorAll(`#${id}, #d${id}, #i${id}`)) left.remove();
  }
}

/** An image cannot use the page's fonts: text measured with those would not fit. */
const FONT = 'system-ui, sans-serif';

/** Hidden, without inherited styles, and as wide as the diagram's place, which time charts fill. */
function stageOf(width: number): HTMLElement {
  const stage = document.createElement('div');
  stage.inert = true;
  stage.style.cssText = `all: initial; direction: ltr; position: fixed; inset: 0 auto auto 0; inline-size: ${String(width)}px; block-size: 0; overflow: clip; visibility: hidden; font: 16px ${FONT}`;
  return stage;
}

/** Applies the library's styles by script: a strict `style-src` blocks them, and text would be measured wrong. Returns a function that removes them. */
function applyStyles(stage: Element): () => void {
  const sheets: CSSStyleSheet[] = [];
  const seen = new WeakSet<Element>();
  const observer = new MutationObserver(() => {
    for (const style of stage.querySelectorAll('style')) {
      if (style.sheet || seen.has(style)) continue;
      seen.add(style);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style.textContent);
      sheets.push(sheet);
      document.adoptedStyleSheets.push(sheet);
    }
  });
  observer.observe(stage, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => !sheets.includes(sheet));
  };
}

/** Adds a readable colour to labels on filled shapes. Removes tags and replaces no-break spaces, which Mermaid would show as text. */
function legible(text: string, stage: Element): string {
  return text
    .replaceAll('\u00a0', ' ')
    .replace(/<\/?(?:b|i|u|em|strong|small|code|span|font|center|sub|sup)(?:\s[^<>]*)?>/gi, '')
    .replace(/^(?!.*\bcolor:)\s*(?:style|classDef)\s.*?\bfill:\s*(#?\w+)/gm, (line, fill: string) => {
      const lightness = lightnessOf(fill, stage);
      return lightness === undefined ? line : `${line},color:${isLight(lightness) ? '#111' : '#fff'}`;
    });
}

const LOADS = [
  /(?:\burl|\bsrc|image-set)\s*\(|@import/i,
  /@\{[^]*\bimg\b/i,
  /\bproperties\b.*\bicon\b/i,
  /<\s*(?:img|image|feimage|picture|source|video|audio|track|iframe|frame|object|embed|link|style|svg|use|input|body|table|td|th)\b/i,
];

/** Whether the library would fetch an address in the text, which can leak the conversation. Decodes other spellings first. */
function wouldLoad(text: string): boolean {
  const char = (_: string, ...codes: (string | undefined)[]): string => {
    const code = Number.parseInt(codes.slice(0, 3).find((digits) => digits !== undefined) ?? '', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  };
  const plain = text
    .replace(/#(\d+);?/g, (_, digits: string) => char('', Number(digits).toString(16)))
    .replace(/#x([\da-f]+);?/gi, char)
    .replace(/\\u([\da-f]{4})|\\x([\da-f]{2})|\\U([\da-f]{8})/gi, char)
    .replace(/\\([\da-f]{1,6})\s?/gi, char)
    .replace(/\\(?:\n\s*)?/g, '');
  // The library removes these, and joins the text around them.
  const joined = plain.replace(/%%\{[^]*?\}%%/g, '').replace(/<[^<>]*>/g, '');
  return [text, plain, joined].some((read) => LOADS.some((way) => way.test(read)));
}
