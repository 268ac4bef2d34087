import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  input {
    display: grid;
    place-items: center;
    border-radius: 50%;
  }
  input::before {
    content: '';
    inline-size: calc(var(--_box) * 0.4);
    block-size: calc(var(--_box) * 0.4);
    border-radius: inherit;
    background: ${token['on-accent']};
    visibility: hidden;
  }
  input:checked::before {
    visibility: visible;
  }
  input:disabled::before {
    background: ${token['surface-sunken']};
  }
  @media (forced-colors: active) {
    input::before {
      background: HighlightText;
    }
    input:disabled::before {
      background: GrayText;
    }
  }
`;
