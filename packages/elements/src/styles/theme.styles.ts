/** The levers of a theme, and every token resolved once for all elements inside. */
import { css, unsafeCSS, type CSSResult } from 'lit';
import { defaults, tokenNames } from './tokens.styles.js';

const hostRules = tokenNames.map((name) => `--_site-${name}: var(--loqui-${name});`).join(' ');
const themeRules = tokenNames.map((name) => `--loqui-${name}: var(--_site-${name}, ${defaults[name]});`).join(' ');

/** For panels and the provider: resolves every token once inside `.theme`, slotted content included. Not on the host: a property cannot fall back to itself. */
export const themeStyles: CSSResult = css`
  :host {
    ${unsafeCSS(hostRules)}
  }
  :host([density='compact']) {
    --_site-space: var(--loqui-space, 3px);
    --_site-font-size: var(--loqui-font-size, max(14px, 0.875rem));
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  :host([theme='auto']) {
    color-scheme: light dark;
  }
  :host([accent]) {
    --_site-accent: var(--_accent);
  }
  :host([radius='none']) {
    --_site-radius: 0px;
  }
  :host([radius='small']) {
    --_site-radius: 6px;
  }
  :host([radius='medium']) {
    --_site-radius: 10px;
  }
  :host([radius='large']) {
    --_site-radius: 16px;
  }
  .theme {
    ${unsafeCSS(themeRules)}
  }
`;
