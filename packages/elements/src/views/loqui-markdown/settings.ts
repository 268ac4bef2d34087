import type { DiagramLoader } from '../../markdown/diagram.js';
import type { AllowedHtml } from '../../markdown/html-rules.js';
import type { MarkdownRenderers } from '../../markdown/node-renderers.js';

/** See the properties of `<loqui-markdown>` of the same names. */
export interface MarkdownSettings {
  readonly allowedLinkOrigins?: readonly string[] | undefined;
  readonly allowedImageOrigins?: readonly string[] | undefined;
  readonly allowedHtml?: AllowedHtml | undefined;
  readonly renderers?: MarkdownRenderers | undefined;
  readonly math?: boolean | undefined;
  readonly mermaid?: DiagramLoader | undefined;
}

let common: MarkdownSettings = {};

/**
 * Sets defaults for all answers of the page that are drawn from now on. Properties and attributes of elements override them.
 *
 * @example
 * ```ts
 * configureMarkdown({ allowedLinkOrigins: ['*'], mermaid: () => import('mermaid') });
 * ```
 */
export function configureMarkdown(settings: MarkdownSettings): void {
  common = { ...common, ...settings };
}

/** In this order: the element, an attribute around it (of a panel, the body), `configureMarkdown`. */
export function settingsOf(element: Element, own: MarkdownSettings): MarkdownSettings {
  return {
    allowedLinkOrigins: own.allowedLinkOrigins ?? listAround(element, 'allowed-link-origins') ?? common.allowedLinkOrigins,
    allowedImageOrigins: own.allowedImageOrigins ?? listAround(element, 'allowed-image-origins') ?? common.allowedImageOrigins,
    allowedHtml: own.allowedHtml ?? common.allowedHtml,
    renderers: own.renderers ?? common.renderers,
    math: own.math === true ? true : common.math,
    mermaid: own.mermaid ?? common.mermaid,
  };
}

export function listOf(value: string | null): readonly string[] | undefined {
  return value?.split(/\s+/).filter((entry) => entry !== '');
}

/** From the nearest element with the attribute, through shadow roots. */
function listAround(element: Element, name: string): readonly string[] | undefined {
  let current: Element | null = element;
  while (current) {
    const found: Element | null = current.closest(`[${name}]`);
    if (found) return listOf(found.getAttribute(name));
    const root: Node = current.getRootNode();
    current = root instanceof ShadowRoot ? root.host : null;
  }
  return undefined;
}
