import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: inline-block;
    inline-size: var(--loqui-avatar-size, max(28px, 1.75rem));
    block-size: var(--loqui-avatar-size, max(28px, 1.75rem));
    flex: none;
    border-radius: ${token['radius-pill']};
    overflow: clip;
    user-select: none;
  }
  [part='base'] {
    display: grid;
    place-items: center;
    inline-size: 100%;
    block-size: 100%;
    border-radius: inherit;
    background: var(--_colour, oklch(0.53 0.13 0));
    color: #fff;
    font-size: calc(var(--loqui-avatar-size, max(28px, 1.75rem)) * 0.39);
    font-weight: 600;
    line-height: 1;
    letter-spacing: 0.01em;
  }
  .agent {
    display: block;
  }
  .accent {
    background: ${token.accent};
    color: ${token['on-accent']};
  }
  img {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  @media (forced-colors: active) {
    [part='base'] {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    [part='base'] {
      print-color-adjust: exact;
      -webkit-print-color-adjust: exact;
    }
  }
`;
