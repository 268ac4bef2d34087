/** What every element begins with: box model, hidden, focus ring, visually hidden text, quiet motion. */
import { css } from 'lit';
import { token } from './tokens.styles.js';

export const baseStyles = css`
  :host {
    box-sizing: border-box;
    color: ${token.text};
  }
  :host([hidden]) {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 2px solid ${token['accent-text']};
    outline-offset: 2px;
  }
  .icon {
    inline-size: 1rem;
    block-size: 1rem;
    flex: none;
    display: block;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    border: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
