import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    --_mark-width: calc(var(--_box) * 1.75);
  }
  input {
    --_way: 1;
    display: grid;
    align-items: center;
    border-radius: ${token['radius-pill']};
  }
  input:dir(rtl) {
    --_way: -1;
  }
  input::before {
    content: '';
    inline-size: calc(var(--_box) - 6px);
    block-size: calc(var(--_box) - 6px);
    margin-inline-start: 2px;
    border-radius: inherit;
    background: var(--_line);
    transition: translate ${token.duration} ease-out;
  }
  input:checked::before {
    background: ${token['on-accent']};
    translate: calc(var(--_way) * (var(--_mark-width) - var(--_box))) 0;
  }
  input:disabled:checked::before {
    background: ${token['surface-sunken']};
  }
  @media (forced-colors: active) {
    input::before {
      background: ButtonText;
    }
    input:checked::before {
      background: HighlightText;
    }
    input:disabled::before,
    input:disabled:checked::before {
      background: GrayText;
    }
  }
`;
