import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: block;
  }
  [part='base'] {
    display: flex;
    align-items: center;
    gap: calc(${token.space} * 1.5);
    min-block-size: max(28px, 1.75rem);
    padding-block: 2px;
    padding-inline: calc(${token.space} + var(--_depth, 0) * var(--loqui-tree-indent, 16px)) calc(${token.space} * 2);
    border-radius: ${token['radius-small']};
    cursor: pointer;
    touch-action: manipulation;
    user-select: none;
    -webkit-user-select: none;
    -webkit-tap-highlight-color: transparent;
  }
  [part='base']:hover {
    background: color-mix(in oklab, transparent, ${token.text} 5%);
  }
  [part='base']:focus:not(:focus-visible) {
    outline: none;
  }
  [part='base']:focus-visible {
    outline-offset: -2px;
  }
  .selected,
  .selected:hover {
    background: ${token['accent-soft']};
  }
  [part='chevron'] {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: max(24px, 1.5rem);
    block-size: max(24px, 1.5rem);
    margin-inline-end: calc(${token.space} * -1);
    color: ${token['text-muted']};
    transition: transform ${token.duration} ease-out;
  }
  [part='chevron'] .icon {
    inline-size: max(14px, 0.875rem);
    block-size: max(14px, 0.875rem);
  }
  :host(:dir(rtl)) [part='chevron'] {
    transform: scaleX(-1);
  }
  [aria-expanded='true'] > [part='chevron'],
  :host(:dir(rtl)) [aria-expanded='true'] > [part='chevron'] {
    transform: rotate(90deg);
  }
  .spinner {
    inline-size: max(14px, 0.875rem);
    block-size: max(14px, 0.875rem);
    border: 2px solid color-mix(in oklab, transparent, currentColor 30%);
    border-block-start-color: currentColor;
    border-radius: 50%;
    animation: loqui-turn 0.8s linear infinite;
  }
  @keyframes loqui-turn {
    to {
      rotate: 1turn;
    }
  }
  [part='mark'] {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: max(16px, 1rem);
    block-size: max(16px, 1rem);
    border: 1px solid ${token['text-muted']};
    border-radius: calc(${token.radius} * 0.4);
    background: ${token.surface};
  }
  [part='base']:not(.selected) > [part='mark'] .icon {
    visibility: hidden;
  }
  .selected > [part='mark'] {
    border-color: transparent;
    background: ${token.accent};
    color: ${token['on-accent']};
  }
  [part='mark'] .icon {
    inline-size: max(12px, 0.75rem);
    block-size: max(12px, 0.75rem);
  }
  ::slotted([slot='icon']) {
    display: block;
    flex: none;
    inline-size: max(16px, 1rem);
    block-size: max(16px, 1rem);
    color: ${token['text-muted']};
  }
  [part='label'] {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  [part='error'] {
    color: ${token.danger};
    font-size: ${token['font-size-tiny']};
  }
  .off {
    opacity: 0.5;
    cursor: not-allowed;
  }
  [hidden] {
    display: none;
  }
  @media (pointer: coarse) {
    [part='base'] {
      min-block-size: 44px;
    }
    [part='chevron'] {
      inline-size: 44px;
      block-size: 44px;
      margin-inline-end: calc(${token.space} * -3);
    }
  }
  @media (forced-colors: active) {
    .selected {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
    .selected:focus-visible {
      outline-color: HighlightText;
    }
    .selected > [part='chevron'],
    .selected ::slotted([slot='icon']) {
      color: inherit;
    }
    .selected > [part='mark'] {
      border-color: HighlightText;
      background: Highlight;
      color: HighlightText;
    }
    .spinner {
      forced-color-adjust: none;
      border-color: transparent;
      border-block-start-color: CanvasText;
    }
    .off {
      opacity: 1;
      color: GrayText;
    }
  }
`;
