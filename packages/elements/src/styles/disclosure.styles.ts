/** A native `<details>` with a chevron that turns, without a marker. */
import { css } from 'lit';
import { token } from './tokens.styles.js';

export const disclosureStyles = css`
  summary {
    cursor: pointer;
    list-style: none;
    -webkit-tap-highlight-color: transparent;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary .chevron {
    display: inline-flex;
    transition: transform ${token.duration} ease-out;
  }
  summary .chevron .icon {
    inline-size: max(14px, 0.875rem);
    block-size: max(14px, 0.875rem);
  }
  :host(:dir(rtl)) summary .chevron {
    transform: scaleX(-1);
  }
  details[open] > summary .chevron,
  :host(:dir(rtl)) details[open] > summary .chevron {
    transform: rotate(90deg);
  }
`;
