import { css } from 'lit';

export default css`
  input:checked:not(:indeterminate) ~ .icon:nth-of-type(1),
  input:indeterminate ~ .icon:nth-of-type(2) {
    visibility: visible;
  }
`;
