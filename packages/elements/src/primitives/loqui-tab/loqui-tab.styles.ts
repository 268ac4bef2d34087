import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    position: relative;
    display: inline-flex;
    flex: none;
    max-inline-size: 100%;
    color: ${token['text-muted']};
    font-size: var(--_tab-font, ${token['font-size-small']});
    font-weight: 500;
    line-height: 1.4;
    cursor: pointer;
    touch-action: manipulation;
    user-select: none;
    -webkit-user-select: none;
    -webkit-tap-highlight-color: transparent;
  }
  :host(:hover),
  :host(:state(active)) {
    color: ${token.text};
  }
  :host(:focus) {
    outline: none;
  }
  [part='base'] {
    display: flex;
    align-items: center;
    gap: calc(${token.space} * 1.5);
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--_tab-block, max(36px, 2.25rem));
    margin-block-end: var(--_tab-end, 0);
    padding: ${token.space} calc(${token.space} * 3);
    border-radius: ${token['radius-small']};
    transition: background-color ${token.duration} ease-out;
  }
  :host(:hover) [part='base'] {
    background: color-mix(in oklab, transparent, ${token.text} 5%);
  }
  :host(:focus-visible) [part='base'] {
    outline: 2px solid ${token['accent-text']};
    outline-offset: -2px;
  }
  /* The line under the shown tab, or before it where tabs are below each other. */
  :host(:state(active))::after {
    content: '';
    position: absolute;
    inset: var(--_tab-line, auto calc(${token.space} * 2) 0);
    inline-size: var(--_tab-line-inline, auto);
    block-size: var(--_tab-line-block, 2px);
    border-radius: 1px;
    background: ${token['accent-text']};
  }
  :host(:state(disabled)) {
    opacity: 0.5;
    cursor: not-allowed;
  }
  :host(:state(disabled)) [part='base'] {
    background: none;
  }
  [part='label'] {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    overflow-wrap: anywhere;
    white-space: var(--_tab-space, nowrap);
  }
  [part='close'] {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: max(24px, 1.5rem);
    block-size: max(24px, 1.5rem);
    margin-inline-end: calc(${token.space} * -2);
    border-radius: ${token['radius-small']};
    color: ${token['text-muted']};
  }
  [part='close']:hover {
    background: color-mix(in oklab, transparent, ${token.text} 8%);
    color: ${token.text};
  }
  [part='close'] .icon {
    inline-size: max(14px, 0.875rem);
    block-size: max(14px, 0.875rem);
  }
  ::slotted([slot='icon']) {
    display: block;
    flex: none;
    inline-size: max(16px, 1rem);
    block-size: max(16px, 1rem);
  }
  @media (pointer: coarse) {
    [part='base'] {
      min-block-size: 44px;
    }
    [part='close'] {
      inline-size: 44px;
      block-size: 44px;
      margin-inline-end: calc(${token.space} * -3);
    }
  }
  @media (forced-colors: active) {
    :host(:state(active))::after {
      background: Highlight;
      forced-color-adjust: none;
    }
    :host(:state(disabled)) {
      opacity: 1;
      color: GrayText;
    }
  }
`;
