/** `.button` (bordered), `.button.primary`, `.button.link`, `.icon-button`. A style, not an element: native buttons are enough. */
import { css } from 'lit';
import { token } from './tokens.styles.js';

export const buttonStyles = css`
  button {
    font: inherit;
    color: inherit;
    margin: 0;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
    touch-action: manipulation;
  }
  button:disabled {
    cursor: default;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: max(28px, 1.75rem);
    padding: 3px 11px;
    border: 1px solid ${token.border};
    border-radius: ${token.radius};
    background: ${token['surface-raised']};
    font-size: ${token['font-size-small']};
    font-weight: 500;
    line-height: 1.4;
    transition: background-color ${token.duration} ease-out;
  }
  .button:hover {
    background: color-mix(in oklab, ${token['surface-raised']}, ${token.text} 5%);
  }
  .button.primary {
    border-color: transparent;
    background: ${token.accent};
    color: ${token['on-accent']};
  }
  .button.primary:hover {
    background: color-mix(in oklab, ${token.accent}, ${token.text} 12%);
  }
  .button.link {
    min-block-size: max(24px, 1.5rem);
    padding: 0 4px;
    border: 0;
    border-radius: ${token['radius-small']};
    background: none;
    color: ${token['accent-text']};
  }
  .button.link:hover {
    text-decoration: underline;
  }
  .icon-button {
    position: relative;
    display: inline-grid;
    place-items: center;
    inline-size: max(28px, 1.75rem);
    block-size: max(28px, 1.75rem);
    flex: none;
    padding: 0;
    border: 0;
    border-radius: ${token['radius-small']};
    background: none;
    color: ${token['text-muted']};
    transition: background-color ${token.duration} ease-out;
  }
  .icon-button:hover {
    background: color-mix(in oklab, transparent, ${token.text} 7%);
    color: ${token.text};
  }
  /* A finger hits 44 px, however small the button looks. */
  @media (pointer: coarse) {
    .icon-button::after {
      content: '';
      position: absolute;
      inset: min(0px, (100% - 44px) / 2);
    }
    .button:not(.link) {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .button.primary {
      border-color: ButtonBorder;
    }
  }
`;
