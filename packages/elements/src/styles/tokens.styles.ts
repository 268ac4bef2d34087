/** Every colour, size and radius of Loqui. A site sets `--loqui-…` on `:root`, a panel or between. `token` has defaults: an element works alone. */
import { unsafeCSS, type CSSResult } from 'lit';

/** Hue of the default palette. */
const h = 268;
const pair = (light: string, dark: string): string => `light-dark(oklch(${light}), oklch(${dark}))`;

/** Defaults by name. A later one may use an earlier one through `var()`. */
export const defaults = {
  accent: pair(`0.53 0.19 ${String(h)}`, `0.74 0.13 ${String(h)}`),
  surface: pair('1 0 0', `0.2 0.008 ${String(h)}`),
  'surface-raised': pair('1 0 0', `0.235 0.01 ${String(h)}`),
  'surface-sunken': pair(`0.975 0.004 ${String(h)}`, `0.165 0.008 ${String(h)}`),
  text: pair(`0.25 0.015 ${String(h)}`, `0.93 0.006 ${String(h)}`),
  'text-muted': pair(`0.53 0.015 ${String(h)}`, `0.68 0.012 ${String(h)}`),
  border: pair(`0.915 0.006 ${String(h)}`, `0.3 0.012 ${String(h)}`),
  // A site's accent may be too light or too dark to read: text and ring keep its hue at a legible lightness.
  'accent-text': 'light-dark(oklch(from var(--loqui-accent) min(l, 0.53) c h), oklch(from var(--loqui-accent) max(l, 0.74) c h))',
  'accent-soft': 'light-dark(oklch(from var(--loqui-accent) 0.955 calc(c * 0.12) h), oklch(from var(--loqui-accent) 0.31 calc(c * 0.42) h))',
  // White on a dark accent, near-black on a light one: both reach the same contrast at lightness 0.6.
  'on-accent': 'oklch(from var(--loqui-accent) clamp(0.17, (0.6 - l) * 1000, 1) 0.005 h)',
  success: pair('0.52 0.13 155', '0.76 0.14 155'),
  warning: pair('0.55 0.12 70', '0.8 0.12 80'),
  danger: pair('0.54 0.19 25', '0.74 0.13 22'),
  added: pair('0.955 0.045 155', '0.29 0.05 155'),
  removed: pair('0.955 0.03 20', '0.29 0.055 20'),
  shadow: '0 8px 24px light-dark(oklch(0.3 0.02 268 / 0.12), oklch(0 0 0 / 0.5)), 0 1px 3px light-dark(oklch(0.3 0.02 268 / 0.08), oklch(0 0 0 / 0.4))',
  font: 'inherit',
  'font-mono': "ui-monospace, 'SF Mono', SFMono-Regular, Menlo, 'JetBrains Mono', Consolas, monospace",
  // Follows the browser's text size, also where a page has made its root smaller. Smaller steps follow this one.
  'font-size': 'max(15px, 0.9375rem)',
  'font-size-small': 'calc(var(--loqui-font-size) * 0.867)',
  'font-size-tiny': 'calc(var(--loqui-font-size) * 0.8)',
  // All radii follow this one: 0 is square, 10px the default, 16px round.
  radius: '10px',
  'radius-small': 'calc(var(--loqui-radius) * 0.6)',
  'radius-large': 'calc(var(--loqui-radius) * 1.6)',
  'radius-pill': 'calc(var(--loqui-radius) * 99)',
  // All spacing follows this step. Compact: 3px.
  space: '4px',
  measure: '72ch',
  duration: '160ms',
} as const;

/** Name of a token, without `--loqui-`. */
export type TokenName = keyof typeof defaults;

export const tokenNames = Object.keys(defaults) as TokenName[];

/** `var(--loqui-…, default)`; resolves the default in the same way. */
function reference(name: TokenName): string {
  const fallback = defaults[name].replace(/var\(--loqui-([a-z-]+)\)/g, (_, inner: TokenName) => reference(inner));
  return `var(--loqui-${name}, ${fallback})`;
}

/** Each token as a CSS value: the page's own, else the default. `color: ${token.text}`. */
export const token = Object.fromEntries(tokenNames.map((name) => [name, unsafeCSS(reference(name))])) as Readonly<Record<TokenName, CSSResult>>;
