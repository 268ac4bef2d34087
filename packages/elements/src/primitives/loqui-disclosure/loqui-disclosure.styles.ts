import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: block;
    font-family: ${token.font};
    font-size: ${token['font-size']};
    line-height: 1.5;
  }
  [part='summary'] {
    display: flex;
    align-items: center;
    gap: calc(${token.space} * 2);
    min-block-size: max(36px, 2.25rem);
    padding: ${token.space} calc(${token.space} * 3);
    border-radius: ${token.radius};
    font-weight: 500;
    line-height: 1.4;
    touch-action: manipulation;
    transition: background-color ${token.duration} ease-out;
  }
  [part='summary']:hover {
    background: color-mix(in oklab, transparent, ${token.text} 5%);
  }
  [part='summary']:focus-visible {
    outline-offset: -2px;
  }
  .chevron {
    flex: none;
    color: ${token['text-muted']};
  }
  [part='label'] {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  [part='content'] {
    padding: ${token.space} calc(${token.space} * 3) calc(${token.space} * 3);
    overflow-wrap: anywhere;
  }
  .neutral {
    border: 1px solid ${token.border};
    border-radius: ${token.radius};
    background: ${token['surface-raised']};
  }
  .neutral > [part='summary'] {
    border-radius: calc(${token.radius} - 1px);
  }
  .quiet > [part='summary'] {
    padding-inline: calc(${token.space} * 1.5);
    border-radius: ${token['radius-small']};
  }
  /* Under the words of the summary. */
  .quiet > [part='content'] {
    padding-inline: calc(${token.space} * 3.5 + 14px) 0;
  }
  .small {
    font-size: ${token['font-size-small']};
  }
  .small > [part='summary'] {
    min-block-size: max(28px, 1.75rem);
    padding-block: 2px;
  }
  .large > [part='summary'] {
    min-block-size: max(44px, 2.75rem);
    padding-block: calc(${token.space} * 2);
  }
  .off > [part='summary'] {
    background: none;
    color: ${token['text-muted']};
    cursor: not-allowed;
  }
  .off .chevron {
    opacity: 0.5;
  }
  /* It appears; nothing moves. */
  details::details-content {
    opacity: 0;
    transition: opacity ${token.duration} ease-out;
  }
  details[open]::details-content {
    opacity: 1;
  }
  @media (prefers-reduced-motion: reduce) {
    details::details-content {
      transition: none;
    }
  }
  @media (pointer: coarse) {
    [part='summary'],
    .small > [part='summary'] {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .neutral {
      border-color: CanvasText;
    }
    .off > [part='summary'] {
      color: GrayText;
    }
  }
`;
