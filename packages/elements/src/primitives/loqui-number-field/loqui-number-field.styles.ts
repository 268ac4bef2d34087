import { css } from 'lit';

export default css`
  input {
    appearance: textfield;
    font-variant-numeric: tabular-nums;
  }
  input::-webkit-inner-spin-button,
  input::-webkit-outer-spin-button {
    appearance: none;
    margin: 0;
  }
  .field .icon-button {
    margin: 0;
    cursor: pointer;
  }
  .field .icon-button:disabled {
    background: none;
    cursor: not-allowed;
    opacity: 0.5;
  }
  .field > .icon-button:last-of-type {
    margin-inline-end: -6px;
  }
`;
