import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    inline-size: max-content;
    min-inline-size: min(10.5rem, 100vi - 16px);
    max-inline-size: min(var(--loqui-menu-width, 20rem), 100vi - 16px);
    max-block-size: min(var(--_room, 100dvb - 16px), 100dvb - 16px);
    /* Important: a page's reset of all elements wins over the rules of a host. */
    padding: var(--loqui-menu-padding, ${token.space}) !important;
    border: var(--loqui-menu-border, 1px solid ${token.border}) !important;
    border-radius: ${token.radius};
    background: ${token['surface-raised']};
    box-shadow: ${token.shadow};
    font-family: ${token.font};
    font-size: ${token['font-size-small']};
    line-height: 1.4;
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    transition: opacity calc(${token.duration} * 0.6) ease-out;
  }
  :host(:popover-open) {
    display: grid;
    grid-template-columns: auto auto 1fr auto auto;
    align-content: start;
  }
  :host(:focus) {
    outline: none;
  }
  ::slotted(*) {
    grid-column: 1 / -1;
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
