import { css } from 'lit';

export default css`
  input {
    text-overflow: ellipsis;
  }
  .clearable input::-webkit-search-cancel-button {
    display: none;
  }
`;
