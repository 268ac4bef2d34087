import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  /* Visible on hover or focus. Keeps its height below an answer, so that nothing moves. */
  .actions {
    display: flex;
    align-items: center;
    gap: 2px;
    opacity: 0;
    transition: opacity ${token.duration} ease-out;
  }
  :host(:hover) .actions,
  :host(:focus-within) .actions,
  :host(:focus) .actions {
    opacity: 1;
  }
  .agent .actions {
    block-size: max(28px, 1.75rem);
    margin-inline-start: -6px;
    margin-block: 2px -20px;
  }
  .actions[hidden],
  .more[hidden] {
    display: none;
  }
  /* Three dots, visible only with keyboard focus: the mouse has the other buttons. */
  .more::before {
    content: '';
    inline-size: max(18px, 1.125rem);
    block-size: max(16px, 1rem);
    background: radial-gradient(circle, currentColor 1.5px, transparent 2px) 0 / 33.33% 100%;
  }
  .more:not(:focus-visible) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .person .actions {
    position: absolute;
    z-index: 1;
    inset-block-start: 6px;
    inset-inline-end: var(--loqui-message-inset, 16px);
    border: 1px solid ${token.border};
    border-radius: ${token.radius};
    background: ${token['surface-raised']};
  }
  .person.grouped:not(.bubble) .actions {
    inset-block-start: -6px;
  }
  /* Half above the bubble, to cover little of it. */
  .bubble .actions {
    inset-block: auto calc(100% - 14px);
    inset-inline-end: 8px;
  }
  /* Never over code, which has buttons at the same place. */
  .person.grouped.blocks:not(.bubble) .actions {
    inset-block-start: -20px;
  }
  .bubble.blocks .actions {
    inset-block-end: calc(100% - 4px);
  }
  .beside {
    position: absolute;
    inset-block-end: 2px;
    inset-inline-end: calc(100% + 6px);
    opacity: 0;
    transition: opacity ${token.duration} ease-out;
  }
  :host(:hover) .beside,
  :host(:focus-within) .beside,
  :host(:focus) .beside {
    opacity: 1;
  }
  @container (max-width: 22.6em) {
    .beside {
      display: none;
    }
  }
  @media (hover: none) {
    .agent .actions {
      opacity: 1;
    }
  }
  @media print {
    .actions,
    .beside {
      display: none;
    }
  }
`;
