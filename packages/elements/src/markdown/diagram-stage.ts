/** Where a library draws and measures before the drawing is an image: in the page, but seen by nobody. */

/** Fonts of the system: an image has none of the page's, so text measured with those would not fit what is drawn around it. */
export const FONT = 'system-ui, sans-serif';

/** Takes no room, inherits nothing of the page, and is as wide as the place: that is what charts of time fill. */
export function stageOf(width: number): HTMLElement {
  const stage = document.createElement('div');
  stage.inert = true;
  stage.style.cssText = `all: initial; direction: ltr; position: fixed; inset: 0 auto auto 0; inline-size: ${String(width)}px; block-size: 0; overflow: clip; visibility: hidden; font: 16px ${FONT}`;
  return stage;
}

/**
 * Under a `style-src` that allows no inline styles, the library would measure text that looks otherwise than it will in the image. What it writes is applied as the
 * policy lets scripts do, while it draws. Gives the way to end that.
 */
export function applyStyles(stage: Element): () => void {
  const taken: CSSStyleSheet[] = [];
  const seen = new WeakSet<Element>();
  const observer = new MutationObserver(() => {
    for (const style of stage.querySelectorAll('style')) {
      if (style.sheet || seen.has(style)) continue;
      seen.add(style);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style.textContent);
      taken.push(sheet);
      document.adoptedStyleSheets.push(sheet);
    }
  });
  observer.observe(stage, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => !taken.includes(sheet));
  };
}
