/** Checkboxes of a table, its column that stays, and the edges behind which there is more. */
import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export const tableMarkStyles = css`
  .check {
    overflow: visible;
  }
  .windowed :is(td, th).check {
    overflow: visible;
    text-overflow: clip;
  }
  td.check,
  th.check {
    position: relative;
    inline-size: calc(var(--_box) + 2 * var(--_pad));
    line-height: 0;
  }
  thead th.check {
    position: sticky;
  }
  input[type='checkbox'] {
    appearance: none;
    display: inline-grid;
    place-content: center;
    inline-size: var(--_box);
    block-size: var(--_box);
    margin: 0;
    border: 1px solid var(--_line);
    border-radius: calc(${token['radius-small']} * 0.8);
    background: ${token['surface-raised']};
    color: ${token['on-accent']};
    cursor: pointer;
  }
  /* All of the cell is the target. */
  input[type='checkbox']::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  input[type='checkbox']::before {
    content: '';
    inline-size: 10px;
    block-size: 8px;
    background: currentColor;
    clip-path: polygon(13% 42%, 0 58%, 40% 100%, 100% 16%, 86% 2%, 38% 70%);
    visibility: hidden;
  }
  input[type='checkbox']:indeterminate::before {
    clip-path: inset(38% 0);
  }
  input[type='checkbox']:is(:checked, :indeterminate) {
    border-color: ${token.accent};
    background: ${token.accent};
  }
  input[type='checkbox']:is(:checked, :indeterminate)::before {
    visibility: visible;
  }
  /* A column that stays */
  :host([sticky-column]) tr > :first-child,
  :host([sticky-column]) tr > .check + * {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
  }
  :host([sticky-column]) tr > .check + * {
    inset-inline-start: calc(var(--_box) + 2 * var(--_pad));
  }
  :host([sticky-column]) thead tr > :first-child,
  :host([sticky-column]) thead tr > .check + * {
    z-index: 3;
  }
  :host([sticky-column]:state(more-at-start)) [part~='row'] > :is(:first-child:not(.check), .check + *),
  :host([sticky-column]:state(more-at-start)) thead tr > :is(:first-child:not(.check), .check + *) {
    border-inline-end: 1px solid ${token.border};
  }
  /* Widths */
  [part='resizer'] {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    inline-size: 12px;
    cursor: col-resize;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
  }
  [part='resizer']::after {
    content: '';
    position: absolute;
    inset-block: 30%;
    inset-inline-end: 0;
    inline-size: 1px;
    background: var(--_line);
  }
  [part='resizer']:is(:hover, :focus-visible, .dragged)::after {
    inset-block: 0;
    inline-size: 3px;
    background: ${token.accent};
  }
  [part='resizer']:focus-visible {
    outline-offset: -2px;
  }
  /* More columns */
  [part='base']::before,
  [part='base']::after {
    content: '';
    position: absolute;
    z-index: 4;
    inset-block: 0;
    inline-size: 28px;
    pointer-events: none;
    opacity: 0;
    transition: opacity ${token.duration} ease-out;
  }
  [part='base']::before {
    inset-inline-start: 0;
    background: linear-gradient(to right, ${token.surface}, transparent);
  }
  [part='base']::after {
    inset-inline-end: 0;
    background: linear-gradient(to left, ${token.surface}, transparent);
  }
  :host(:dir(rtl)) [part='base']::before {
    background: linear-gradient(to left, ${token.surface}, transparent);
  }
  :host(:dir(rtl)) [part='base']::after {
    background: linear-gradient(to right, ${token.surface}, transparent);
  }
  :host(:state(more-at-start):not([sticky-column])) [part='base']::before,
  :host(:state(more-at-end)) [part='base']::after {
    opacity: 1;
  }
  @media (pointer: coarse) {
    [part='resizer'] {
      inline-size: 24px;
    }
  }
  @media (forced-colors: active) {
    input[type='checkbox'] {
      forced-color-adjust: none;
      border-color: ButtonBorder;
      background: Canvas;
      color: HighlightText;
    }
    input[type='checkbox']:is(:checked, :indeterminate) {
      border-color: HighlightText;
      background: Highlight;
    }
    [part='base']::before,
    [part='base']::after {
      display: none;
    }
  }
`;
