import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    inline-size: max-content;
    max-inline-size: min(var(--loqui-popover-width, 22rem), 100vi - 16px);
    /* Important: a page's reset of all elements wins over the rules of a host. */
    padding: var(--loqui-popover-padding, calc(${token.space} * 3) calc(${token.space} * 4)) !important;
    border: var(--loqui-popover-border, 1px solid ${token.border}) !important;
    border-radius: ${token.radius};
    background: ${token['surface-raised']};
    box-shadow: ${token.shadow};
    font-family: ${token.font};
    font-size: ${token['font-size']};
    line-height: 1.5;
    overflow: auto;
    overflow-wrap: anywhere;
    scrollbar-width: thin;
    transition: opacity ${token.duration} ease-out;
  }
  @starting-style {
    :host(:popover-open) {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    :host {
      border-color: CanvasText !important;
    }
  }
`;
