import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: block;
    max-inline-size: 100%;
  }
  [part='base'] {
    /* The height of its buttons. */
    --_row: max(28px, 1.75rem);
    display: flex;
    align-items: flex-start;
    gap: 8px;
    padding-block: 8px;
    padding-inline: 14px 8px;
    border: 1px solid ${token.border};
    border-radius: ${token.radius};
    background: ${token['surface-raised']};
    box-shadow: ${token.shadow};
    color: ${token.text};
    font-size: ${token['font-size-small']};
    line-height: 1.4;
    animation: loqui-toast-in ${token.duration} ease-out;
  }
  @keyframes loqui-toast-in {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
  [part='icon'] > .icon,
  ::slotted([slot='icon']) {
    flex: none;
    margin-block: calc((var(--_row) - max(16px, 1rem)) / 2);
    color: var(--_tone, inherit);
  }
  .success {
    --_tone: ${token.success};
  }
  .warning {
    --_tone: ${token.warning};
  }
  .danger {
    --_tone: ${token.danger};
    border-color: color-mix(in oklab, ${token.border}, ${token.danger} 45%);
  }
  [part='text'] {
    flex: 1;
    min-inline-size: 0;
    padding-block: calc((var(--_row) - 1.4em) / 2);
    overflow-wrap: anywhere;
  }
  ::slotted([slot='action']),
  [part='dismiss'] {
    flex: none;
  }
  @media (pointer: coarse) {
    [part='base'] {
      --_row: 44px;
    }
  }
  @media (forced-colors: active) {
    [part='base'] {
      --_tone: CanvasText;
      border-color: CanvasText;
    }
  }
`;
