import { css } from 'lit';

export default css`
  input {
    font-variant-numeric: tabular-nums;
  }
  input::-webkit-calendar-picker-indicator {
    cursor: pointer;
  }
  input:disabled::-webkit-calendar-picker-indicator {
    display: none;
  }
`;
