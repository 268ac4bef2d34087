import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  .file {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    max-inline-size: 100%;
    min-block-size: 32px;
    padding-block: 4px;
    padding-inline: 10px 12px;
    border: 1px solid ${token.border};
    border-radius: ${token.radius};
    background: ${token['surface-raised']};
    color: ${token.text};
    font-size: ${token['font-size-small']};
    line-height: 1.4;
    text-decoration: none;
  }
  .file span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  a.file:hover {
    border-color: ${token['text-muted']};
  }
  .status {
    display: flex;
    align-items: flex-start;
    gap: 6px;
    margin-block-start: 4px;
    color: ${token['text-muted']};
    font-size: ${token['font-size-small']};
    line-height: 1.4;
  }
  .status > span,
  .status > .icon {
    margin-block-start: 3px;
  }
  .status .button {
    flex: none;
  }
  .bubble .status {
    justify-content: flex-end;
    text-align: end;
  }
  .bubble .status > span {
    flex: 0 1 auto;
  }
  .status.danger,
  .status.danger .icon {
    color: ${token.danger};
  }
  .notice {
    margin-block: 4px 8px;
    padding-inline-start: 10px;
    border-inline-start: 2px solid ${token.border};
    color: ${token['text-muted']};
    font-size: 13px;
    line-height: 1.4;
  }
  .reason::before {
    content: ': ';
  }
  .edited {
    margin-block-start: 2px;
    line-height: 1.4;
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
  /* Half above the bubble, so that little of it is covered. */
  .bubble .actions {
    inset-block: auto calc(100% - 14px);
    inset-inline-end: 8px;
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
  .menu {
    position: fixed;
    inset: auto;
    margin: 0;
    min-inline-size: 168px;
    padding: 4px;
    border: 1px solid ${token.border};
    border-radius: ${token.radius};
    background: ${token['surface-raised']};
    color: ${token.text};
    box-shadow: ${token.shadow};
  }
  .entry {
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: 100%;
    min-block-size: max(40px, 2.5rem);
    padding: 4px 12px;
    border: 0;
    border-radius: ${token['radius-small']};
    background: none;
    font-size: ${token['font-size-small']};
    text-align: start;
  }
  .entry:hover,
  .entry:focus-visible {
    background: color-mix(in oklab, transparent, ${token.text} 7%);
  }
  .entry:focus-visible {
    outline-offset: -2px;
  }
  .entry.remove {
    color: ${token.danger};
  }
  @container (max-width: 22.6em) {
    .beside {
      display: none;
    }
  }
  @media print {
    .beside {
      display: none;
    }
  }
`;
