/** Whether text is dark or light where a diagram stands, and when that changes, for whatever reason: the system, a class of the page, a token. */

/** Mermaid's name of how it draws on a light and on a dark ground. */
export type DiagramTheme = 'default' | 'dark';

/** Any colour, written so that its lightness can be read. */
const readable = (color: string): string => `oklch(from ${color} l c h)`;

/** How to draw on the ground of `place`: on a dark one the text is light. Colours may be the site's own, without any `color-scheme`. */
export function themeIn(place: Element | null): DiagramTheme {
  return themeOfLightness(place ? lightnessOf('currentcolor', place) : undefined) ?? 'default';
}

/** The same, for what is watched by `watchTheme`. Undefined where it is not on the page. */
export function themeOf(element: Element): DiagramTheme | undefined {
  return themeOfLightness(computedLightness(element));
}

/** From 0 to 1: of a colour as CSS has it in `place`. */
export function lightnessOf(color: string, place: Element): number | undefined {
  const probe = place.appendChild(document.createElement('span'));
  probe.style.color = readable(color);
  const lightness = probe.style.color && computedLightness(probe);
  probe.remove();
  return lightness === '' ? undefined : lightness;
}

/** Text is then light, and a ground takes dark text. */
export const isLight = (lightness: number): boolean => lightness > 0.6;

function computedLightness(element: Element): number | undefined {
  const digits = /^oklch\(([\d.e-]+)/.exec(getComputedStyle(element).color)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function themeOfLightness(lightness: number | undefined): DiagramTheme | undefined {
  return lightness === undefined ? undefined : isLight(lightness) ? 'dark' : 'default';
}

/**
 * Calls back when the colour of the text has changed. A transition tells it, which costs nothing until then, and waits where nothing is drawn. It is no motion:
 * it must run for those too who want none.
 */
export function watchTheme(element: HTMLElement, changed: () => void): void {
  element.style.color = readable('currentcolor');
  element.style.setProperty('transition', 'color 1ms', 'important');
  element.addEventListener('transitionend', changed);
}
