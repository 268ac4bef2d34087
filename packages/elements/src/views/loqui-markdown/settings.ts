/** Settings for all answers of a page, by program and by attributes around them. */
import type { DiagramLoader } from '../../markdown/diagram.js';
import type { AllowedHtml } from '../../markdown/html-rules.js';
import type { MarkdownRenderers } from '../../markdown/node-renderers.js';

/** What answers may do and who draws them; see the properties of `<loqui-markdown>` of the same names. */
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
 * Sets what holds for every answer that is drawn from now on, in all panels of the page, unless an element or an attribute says otherwise.
 *
 * @example
 * ```ts
 * configureMarkdown({ allowedLinkOrigins: ['*'], mermaid: () => import('mermaid') });
 * ```
 */
export function configureMarkdown(settings: MarkdownSettings): void {
  common = { ...common, ...settings };
}

/** The first that is set: by the element, by an attribute of something around it (a panel, the body), by `configureMarkdown`. */
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

/** As for `lang`: that of the nearest element, through shadow roots. */
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
