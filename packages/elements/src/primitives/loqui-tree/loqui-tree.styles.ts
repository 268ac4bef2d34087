import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: block;
    font-family: ${token.font};
    font-size: ${token['font-size-small']};
    line-height: 1.4;
  }
  :host([size='small']) {
    font-size: ${token['font-size-tiny']};
  }
  :host([size='large']) {
    font-size: ${token['font-size']};
  }
`;
