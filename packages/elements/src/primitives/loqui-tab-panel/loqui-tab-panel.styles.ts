import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: block;
    padding: calc(${token.space} * 4) 0;
    border-radius: ${token['radius-small']};
    overflow-wrap: anywhere;
  }
  :host(:focus-visible) {
    outline: 2px solid ${token['accent-text']};
    outline-offset: -2px;
  }
`;
