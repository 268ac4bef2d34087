import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: block;
    /* Important: a page's reset of all elements wins over the rules of a host. */
    padding: var(--loqui-tab-panel-padding, var(--_tab-panel-padding, calc(${token.space} * 4) 0)) !important;
    border-radius: ${token['radius-small']};
    overflow-wrap: anywhere;
  }
  :host(:focus-visible) {
    outline: 2px solid ${token['accent-text']};
    outline-offset: -2px;
  }
`;
