import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    inline-size: max-content;
    max-inline-size: min(var(--loqui-tooltip-width, 18rem), 100vi - 16px);
    /* Important: a page's reset of all elements wins over the rules of a host. */
    padding: var(--loqui-tooltip-padding, 4px 9px) !important;
    border: 1px solid transparent !important;
    border-radius: ${token['radius-small']};
    background: ${token.text};
    color: ${token.surface};
    font-family: ${token.font};
    font-size: ${token['font-size-small']};
    line-height: 1.4;
    overflow: visible;
    overflow-wrap: anywhere;
    transition: opacity ${token.duration} ease-out;
  }
  /* The pointer crosses the space to the anchor without leaving. */
  :host::before {
    content: '';
    position: absolute;
    inset: -7px;
    z-index: -1;
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
