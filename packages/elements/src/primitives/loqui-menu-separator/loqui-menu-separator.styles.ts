import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: block;
    grid-column: 1 / -1;
    margin: ${token.space} calc(${token.space} * -1);
    border-block-start: 1px solid ${token.border};
  }
  @media (forced-colors: active) {
    :host {
      border-color: CanvasText;
    }
  }
`;
