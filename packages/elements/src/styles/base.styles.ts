/** Base of every element: box model, hidden, focus ring, visually hidden text, quiet motion. Resets what a page lets its text inherit. */
import { css } from 'lit';
import { token } from './tokens.styles.js';

export const baseStyles = css`
  :host {
    box-sizing: border-box;
    color: ${token.text};
    font-style: normal;
    font-weight: normal;
    font-stretch: normal;
    font-variant: normal;
    letter-spacing: normal;
    word-spacing: normal;
    word-break: normal;
    line-break: auto;
    hyphens: manual;
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    white-space: normal;
    text-wrap: wrap;
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
    inline-size: max(16px, 1rem);
    block-size: max(16px, 1rem);
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
    /* Read by screen readers, but not copied. */
    user-select: none;
    -webkit-user-select: none;
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
