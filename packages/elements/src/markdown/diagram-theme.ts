export type DiagramTheme = 'default' | 'dark';

const readable = (color: string): string => `oklch(from ${color} l c h)`;

/** Light text means a dark ground, also on a page without `color-scheme`. */
export function themeIn(place: Element | null): DiagramTheme {
  return themeOfLightness(place ? lightnessOf('currentcolor', place) : undefined) ?? 'default';
}

/** For a watched element. Undefined when it is not on the page. */
export function themeOf(element: Element): DiagramTheme | undefined {
  return themeOfLightness(computedLightness(element));
}

/** The lightness of a CSS colour in `place`, from 0 to 1. */
export function lightnessOf(color: string, place: Element): number | undefined {
  const probe = place.appendChild(document.createElement('span'));
  probe.style.color = readable(color);
  const lightness = probe.style.color && computedLightness(probe);
  probe.remove();
  return lightness === '' ? undefined : lightness;
}

export const isLight = (lightness: number): boolean => lightness > 0.6;

function computedLightness(element: Element): number | undefined {
  const digits = /^oklch\(([\d.e-]+)/.exec(getComputedStyle(element).color)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function themeOfLightness(lightness: number | undefined): DiagramTheme | undefined {
  return lightness === undefined ? undefined : isLight(lightness) ? 'dark' : 'default';
}

/** Calls `changed` when the text colour changes. A transition reports it at no cost before, and also runs with reduced motion. */
export function watchTheme(element: HTMLElement, changed: () => void): void {
  element.style.color = readable('currentcolor');
  element.style.setProperty('transition', 'color 1ms', 'important');
  element.addEventListener('transitionend', changed);
}
