import { css } from 'lit';
import { token } from '../styles/tokens.styles.js';

export default css`
  :host {
    display: contents;
  }
  [part='problem'] {
    margin: 0;
    padding: 12px 14px;
    border: 1px solid ${token.danger};
    border-radius: ${token.radius};
    background: ${token['surface-raised']};
    color: ${token.text};
    font: 14px/1.45 ${token.font};
  }
`;
