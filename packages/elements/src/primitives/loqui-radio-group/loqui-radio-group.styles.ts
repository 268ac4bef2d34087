import { css } from 'lit';

export default css`
  [part='label'] {
    inline-size: fit-content;
    max-inline-size: 100%;
    margin-block-end: 2px;
    font-weight: 500;
    overflow-wrap: anywhere;
    cursor: default;
  }
  [part='radios'] {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
  }
  :host([orientation='horizontal']) [part='radios'] {
    flex-flow: row wrap;
    column-gap: 16px;
  }
`;
