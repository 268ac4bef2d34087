import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host,
  [role='group'] {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
  }
  [part='label'] {
    grid-column: 1 / -1;
    padding: calc(${token.space} * 1.5) calc(${token.space} * 2.5) calc(${token.space} * 0.5);
    color: ${token['text-muted']};
    font-size: ${token['font-size-tiny']};
    font-weight: 500;
  }
  [hidden] {
    display: none;
  }
`;
