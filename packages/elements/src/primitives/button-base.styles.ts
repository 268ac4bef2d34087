/** Look of `loqui-button` and `loqui-icon-button`. */
import { css } from 'lit';
import { token } from '../styles/tokens.styles.js';

export const buttonBaseStyles = css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
    vertical-align: middle;
  }
  form {
    display: contents;
  }
  [part='base'] {
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    inline-size: 100%;
    margin: 0;
    min-block-size: max(28px, 1.75rem);
    padding: 3px 11px;
    border: 1px solid ${token.border};
    border-radius: ${token.radius};
    --_fill: ${token['surface-raised']};
    --_mix: 5%;
    background: var(--_fill);
    color: inherit;
    font: inherit;
    font-size: ${token['font-size-small']};
    font-weight: 500;
    line-height: 1.4;
    text-decoration: none;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
    transition: background-color ${token.duration} ease-out;
  }
  .small {
    min-block-size: max(24px, 1.5rem);
    padding: 1px 8px;
    border-radius: calc(${token.radius} * 0.8);
    font-size: ${token['font-size-tiny']};
  }
  .large {
    min-block-size: max(36px, 2.25rem);
    padding: 5px 15px;
    font-size: ${token['font-size']};
  }
  [part='base']:hover,
  .quiet[aria-expanded='true'] {
    background: color-mix(in oklab, var(--_fill), ${token.text} var(--_mix));
  }
  [part='base']:active {
    background: color-mix(in oklab, var(--_fill), ${token.text} calc(var(--_mix) * 1.7));
  }
  .primary {
    --_fill: ${token.accent};
  }
  .danger {
    --_fill: ${token.danger};
  }
  .primary,
  .danger {
    --_mix: 12%;
    border-color: transparent;
    color: oklch(from var(--_fill) clamp(0.17, (0.6 - l) * 1000, 1) 0.005 h);
  }
  .primary {
    color: ${token['on-accent']};
  }
  .quiet {
    --_fill: transparent;
    --_mix: 7%;
    border-color: transparent;
  }
  .off {
    opacity: 0.5;
    cursor: not-allowed;
    pointer-events: none;
  }
  :host(:state(disabled)) {
    cursor: not-allowed;
  }
  .loading {
    cursor: progress;
  }
  /* Not hidden: it gives the button its width and its name. */
  .loading > :not([part='spinner']),
  .loading ::slotted(*) {
    opacity: 0;
  }
  ::slotted(svg) {
    display: block;
    flex: none;
    inline-size: max(16px, 1rem);
    block-size: max(16px, 1rem);
  }
  [part='spinner'] {
    position: absolute;
    inset: 0;
    margin: auto;
    inline-size: 1.15em;
    block-size: 1.15em;
    border: 2px solid color-mix(in oklab, transparent, currentColor 30%);
    border-block-start-color: currentColor;
    border-radius: 50%;
    animation: loqui-turn 0.8s linear infinite;
  }
  @keyframes loqui-turn {
    to {
      rotate: 1turn;
    }
  }
  @media (pointer: coarse) {
    [part='base'] {
      min-block-size: 44px;
      min-inline-size: 44px;
    }
  }
  @media (forced-colors: active) {
    [part='base'] {
      border-color: ButtonBorder;
    }
    a[part='base'] {
      border-color: LinkText;
    }
    .off {
      border-color: GrayText;
      color: GrayText;
      opacity: 1;
    }
    [part='spinner'] {
      forced-color-adjust: none;
      border-color: transparent;
      border-block-start-color: ButtonText;
    }
  }
`;
