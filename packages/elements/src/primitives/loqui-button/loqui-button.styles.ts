import { css } from 'lit';

export default css`
  [part='label'] {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
`;
