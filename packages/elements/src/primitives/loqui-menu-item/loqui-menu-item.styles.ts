import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  /* The columns are those of the menu: mark, icon, label, shortcut, arrow. */
  :host,
  [part='base'] {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
  }
  [part='base'] {
    --_ink: ${token.text};
    align-items: center;
    min-block-size: max(32px, 2rem);
    margin: 0;
    padding: 3px calc(${token.space} * 2.5);
    border: 0;
    border-radius: ${token['radius-small']};
    background: none;
    color: var(--_ink);
    font: inherit;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
    -webkit-touch-callout: none;
    user-select: none;
    -webkit-user-select: none;
  }
  .danger {
    --_ink: ${token.danger};
  }
  [part='base']:focus,
  [part='base'][aria-expanded='true'] {
    background: color-mix(in oklab, transparent, var(--_ink) 8%);
  }
  [part='base']:active {
    background: color-mix(in oklab, transparent, var(--_ink) 13%);
  }
  [part='base']:focus:not(:focus-visible) {
    outline: none;
  }
  [part='base']:focus-visible {
    outline-offset: -2px;
  }
  [aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
  }
  [part='base'] > * {
    grid-row: 1;
  }
  [part='mark'] {
    grid-column: 1;
    margin-inline-end: calc(${token.space} * 2);
    color: ${token['accent-text']};
  }
  .danger [part='mark'] {
    color: inherit;
  }
  [part='mark']:not(.on) .icon {
    visibility: hidden;
  }
  .dot {
    display: block;
    inline-size: 8px;
    block-size: 8px;
    margin: max(4px, 0.25rem);
    border-radius: 50%;
    background: currentColor;
  }
  [part='mark']:not(.on) .dot {
    visibility: hidden;
  }
  [part='label'] {
    grid-column: 3;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  [part='shortcut'] {
    grid-column: 4 / 6;
    justify-self: end;
    padding-inline-start: calc(${token.space} * 6);
    color: ${token['text-muted']};
    font-size: ${token['font-size-tiny']};
    white-space: nowrap;
  }
  [part='arrow'] {
    grid-column: 5;
    justify-self: end;
    margin-inline: calc(${token.space} * 3) calc(${token.space} * -1);
    color: ${token['text-muted']};
  }
  [part='arrow'] .icon {
    inline-size: max(14px, 0.875rem);
    block-size: max(14px, 0.875rem);
  }
  :host(:dir(rtl)) [part='arrow'] {
    transform: scaleX(-1);
  }
  [hidden] {
    display: none;
  }
  /* In the place of the mark, where there is none. */
  ::slotted([slot='icon']) {
    grid-row: 1;
    grid-column: 1;
    display: block;
    flex: none;
    inline-size: max(16px, 1rem);
    block-size: max(16px, 1rem);
    margin-inline-end: calc(${token.space} * 2.5);
    color: ${token['text-muted']};
  }
  [part='mark'] ~ slot::slotted([slot='icon']) {
    grid-column: 2;
  }
  .danger ::slotted([slot='icon']) {
    color: inherit;
  }
  @media (pointer: coarse) {
    [part='base'] {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    [part='base']:focus,
    [part='base'][aria-expanded='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
    [part='base']:focus :is([part='mark'], [part='shortcut'], [part='arrow']),
    [part='base'][aria-expanded='true'] :is([part='mark'], [part='shortcut'], [part='arrow']),
    [part='base']:focus ::slotted([slot='icon']) {
      color: inherit;
    }
    .dot {
      background: CanvasText;
      forced-color-adjust: none;
    }
    :focus .dot {
      background: HighlightText;
    }
    [aria-disabled='true'] {
      opacity: 1;
      color: GrayText;
    }
  }
`;
