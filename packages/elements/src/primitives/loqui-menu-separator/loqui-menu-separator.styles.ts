import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: block;
    grid-column: 1 / -1;
    /* Important: a page's reset of all elements wins over the rules of a host. */
    margin: ${token.space} calc(${token.space} * -1) !important;
    border-block-start: 1px solid ${token.border} !important;
  }
  @media (forced-colors: active) {
    :host {
      border-color: CanvasText !important;
    }
  }
`;
