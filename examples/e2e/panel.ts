/** Reads a panel in a real page as a person sees it: through shadow roots, in the order of the screen. */
import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { Message } from '@loqui/core';

/** Put into every page before its own scripts: a strict policy lets nothing in later. */
const EYES = `globalThis.visibleText = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  if (node instanceof HTMLStyleElement) return '';
  return [...(node.shadowRoot ?? node).childNodes].map(globalThis.visibleText).join('');
};`;

declare global {
  /** The text in and below a node, shadow roots included, styles left out. Only in pages. */
  var visibleText: (node: Node) => string;
}

export async function withEyes(context: BrowserContext): Promise<BrowserContext> {
  await context.addInitScript(EYES);
  return context;
}

export interface ShownMessage {
  readonly id: string;
  readonly author: string;
  readonly status: string;
  readonly replyTo: string | undefined;
  /** Text of the quote above it; '' where there is none. */
  readonly quote: string;
  /** The rendered text of each of its text parts. */
  readonly texts: readonly string[];
}

/** The messages on the page, top to bottom. @throws Error when their order on the screen is not that of the document */
export function shownMessages(page: Page): Promise<ShownMessage[]> {
  return page.locator('loqui-message').evaluateAll((rows) => {
    let top = Number.NEGATIVE_INFINITY;
    return rows.flatMap((row) => {
      const { message } = row as Element & { message?: Message };
      if (message === undefined) return [];
      const box = row.getBoundingClientRect();
      if (box.top < top) throw new Error(`Message ${message.id} stands above its predecessor.`);
      top = box.top;
      const quote = row.shadowRoot?.querySelector('[part~="reply"]');
      return {
        id: message.id,
        author: message.author.name,
        status: message.status,
        replyTo: message.replyTo,
        quote: quote ? visibleText(quote) : '',
        texts: [...(row.shadowRoot?.querySelectorAll('[part~="text"]') ?? [])].map((part) => visibleText(part)),
      };
    });
  });
}

/** What the element that renders answers makes of each whole text at once. */
export function renderedAtOnce(page: Page, texts: readonly string[]): Promise<string[]> {
  return page.evaluate(async (sources) => {
    const results: string[] = [];
    for (const text of sources) {
      const element = document.createElement('loqui-markdown');
      element.text = text;
      document.body.append(element);
      await element.updateComplete;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      results.push(visibleText(element));
      element.remove();
    }
    return results;
  }, texts);
}

/** The field one writes in. */
export function composer(page: Page): Locator {
  return page.locator('loqui-composer textarea');
}

export async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
}
