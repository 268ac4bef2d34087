import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    --_row: var(--loqui-table-row-height, max(36px, 2.25rem));
    --_pad: 12px;
    --_fill: ${token.surface};
    --_line: color-mix(in oklab, ${token.border}, ${token.text} 42%);
    --_box: max(16px, 1rem);
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    font-family: ${token.font};
    font-size: ${token['font-size-small']};
    line-height: 1.4;
  }
  :host([density='compact']) {
    --_row: var(--loqui-table-row-height, max(28px, 1.75rem));
    --_pad: 8px;
  }
  :host(:state(windowed)) {
    max-block-size: var(--loqui-table-max-height, min(70vh, 40rem));
  }
  [hidden] {
    display: none !important;
  }
  [part='base'] {
    position: relative;
    display: flex;
    flex: 1 1 auto;
    flex-direction: column;
    min-block-size: 0;
    border: 1px solid ${token.border};
    border-radius: ${token.radius};
    background: var(--_fill);
    overflow: hidden;
  }
  [part='scroller'] {
    flex: 1 1 auto;
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior-inline: contain;
    overflow-anchor: none;
    scrollbar-width: thin;
    border-radius: inherit;
  }
  [part='scroller']:focus-visible,
  :is(th, td, button):focus-visible {
    outline-offset: -3px;
    border-radius: ${token['radius-small']};
  }
  table {
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
  }
  .windowed {
    table-layout: fixed;
  }
  caption {
    padding: 10px var(--_pad);
    border-block-end: 1px solid ${token.border};
    font-weight: 600;
    text-align: start;
  }
  col.check {
    inline-size: calc(var(--_box) + 2 * var(--_pad));
  }
  td,
  th {
    block-size: var(--_row);
    padding: 4px var(--_pad);
    border-block-end: 1px solid ${token.border};
    background: var(--_fill);
    font-weight: normal;
    text-align: start;
    vertical-align: middle;
    overflow-wrap: break-word;
  }
  tbody:not([hidden]) > tr:last-child > * {
    border-block-end-color: transparent;
  }
  tbody th {
    font-weight: 500;
  }
  .center {
    text-align: center;
  }
  .end {
    text-align: end;
  }
  .number,
  .date {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  /* Sentences wrap, but not to one word a line: the table scrolls before that. */
  .long {
    min-inline-size: 20ch;
  }
  .windowed :is(td, th) {
    padding-block: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .space > td {
    block-size: auto;
    padding: 0;
    border: 0;
  }
  thead :is(td, th) {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    background: color-mix(in oklab, ${token.surface}, ${token.text} 3%);
    color: ${token['text-muted']};
    font-size: ${token['font-size-tiny']};
    font-weight: 500;
    white-space: nowrap;
  }
  thead .sortable {
    padding: 0;
  }
  [part='sort-button'] {
    display: flex;
    align-items: center;
    gap: 4px;
    inline-size: 100%;
    min-block-size: calc(var(--_row) - 1px);
    margin: 0;
    padding: 0 var(--_pad);
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: inherit;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }
  [part='sort-button']:hover,
  .sortable:not([aria-sort='none']) [part='sort-button'],
  .sortable:has(.ordinal) [part='sort-button'] {
    color: ${token.text};
  }
  [part='sort-button']:hover {
    background: color-mix(in oklab, transparent, ${token.text} 5%);
  }
  .label {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .end [part='sort-button'] {
    flex-direction: row-reverse;
  }
  .center [part='sort-button'] {
    justify-content: center;
  }
  .sort {
    display: inline-flex;
    flex: none;
    align-items: center;
    color: ${token['accent-text']};
  }
  .sort.none {
    color: inherit;
    opacity: 0.55;
  }
  .sort .icon {
    inline-size: max(14px, 0.875rem);
    block-size: max(14px, 0.875rem);
  }
  .ordinal {
    font-size: 0.85em;
    font-variant-numeric: tabular-nums;
  }
  /* Rows */
  :host([striped]) .odd {
    --_fill: color-mix(in oklab, ${token.surface}, ${token.text} 2.5%);
  }
  [part~='row']:hover {
    --_fill: color-mix(in oklab, ${token.surface}, ${token.text} 5%);
  }
  :host(:not([selection='none'])) [part~='row'] {
    cursor: default;
  }
  [part~='row'][aria-selected='true'] {
    --_fill: ${token['accent-soft']};
  }
  [part~='row'][aria-selected='true']:hover {
    --_fill: color-mix(in oklab, ${token['accent-soft']}, ${token.text} 5%);
  }
  :host([selection='single']) [aria-selected='true'] > :first-child {
    box-shadow: inset 3px 0 ${token.accent};
  }
  :host([selection='single']:dir(rtl)) [aria-selected='true'] > :first-child {
    box-shadow: inset -3px 0 ${token.accent};
  }
  /* Nothing there, or not yet */
  [part='empty'] {
    padding: 32px var(--_pad);
    color: ${token['text-muted']};
    text-align: center;
    white-space: normal;
  }
  .instead [part='empty']:hover {
    background: var(--_fill);
  }
  :host([loading]) [part='body'] {
    opacity: 0.55;
  }
  @media (pointer: coarse) {
    :host,
    :host([density]) {
      --_row: var(--loqui-table-row-height, max(45px, 2.8125rem));
      --_pad: 12px;
      --_box: max(22px, 1.375rem);
    }
  }
  @media (forced-colors: active) {
    [part~='row'][aria-selected='true'] > * {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .sort {
      color: CanvasText;
    }
    :focus-visible {
      outline-color: CanvasText;
    }
    [aria-selected='true'] :focus-visible,
    [aria-selected='true'] > :focus-visible {
      outline-color: HighlightText;
    }
  }
`;
