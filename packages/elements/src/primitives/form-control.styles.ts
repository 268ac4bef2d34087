/** Label, hint, error and the box of a field, the same in every element of a form. */
import { css } from 'lit';
import { token } from '../styles/tokens.styles.js';

export const formControlStyles = css`
  :host {
    --_height: max(28px, 1.75rem);
    --_line: color-mix(in oklab, ${token.border}, ${token.text} 42%);
    display: block;
    min-inline-size: 0;
    font-family: ${token.font};
    font-size: ${token['font-size-small']};
    line-height: 1.4;
  }
  :host([size='small']) {
    --_height: max(24px, 1.5rem);
    font-size: ${token['font-size-tiny']};
  }
  :host([size='large']) {
    --_height: max(36px, 2.25rem);
    font-size: ${token['font-size']};
  }
  label,
  legend {
    display: block;
    inline-size: fit-content;
    max-inline-size: 100%;
    padding: 0;
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  [part='label'] {
    margin-block-end: 4px;
  }
  .mark {
    color: ${token.danger};
  }
  [part='hint'],
  [part='error'] {
    margin-block-start: 4px;
    font-size: ${token['font-size-tiny']};
    overflow-wrap: anywhere;
  }
  [part='hint'] {
    color: ${token['text-muted']};
  }
  [part='error'] {
    display: flex;
    align-items: flex-start;
    gap: 5px;
    color: ${token.danger};
  }
  [part='error'] .icon {
    inline-size: 1.1em;
    block-size: 1.1em;
    margin-block-start: 0.15em;
  }
  /* It stays in the page: only then a screen reader announces what comes into it. */
  [part='error']:not(.shown) {
    margin: 0;
  }
  [part='error']:not(.shown) .icon {
    display: none;
  }
  [hidden] {
    display: none !important;
  }
  .field {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: var(--_height);
    padding-inline: 9px;
    border: 1px solid var(--_line);
    border-radius: ${token.radius};
    background: ${token['surface-raised']};
    color: ${token.text};
    cursor: text;
    transition: border-color ${token.duration} ease-out;
  }
  .field:hover {
    border-color: color-mix(in oklab, ${token.border}, ${token.text} 60%);
  }
  .field:focus-within {
    border-color: ${token['accent-text']};
  }
  .field:has(:is(input, textarea, select):focus-visible) {
    outline: 2px solid ${token['accent-text']};
    outline-offset: -1px;
  }
  .field > :is(input, textarea, select) {
    flex: 1;
    min-inline-size: 0;
    min-block-size: calc(var(--_height) - 2px);
    margin: 0;
    padding: 0;
    border: 0;
    outline: none;
    background: none;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
  }
  ::placeholder {
    color: ${token['text-muted']};
    opacity: 1;
  }
  .field ::slotted(:is([slot='start'], [slot='end'])) {
    flex: none;
    color: ${token['text-muted']};
  }
  :host([readonly]) .field {
    background: ${token['surface-sunken']};
  }
  :host(:state(invalid)) {
    --_line: ${token.danger};
  }
  :host(:state(invalid)) .field:is(:hover, :focus-within) {
    border-color: ${token.danger};
  }
  :host(:disabled) {
    cursor: not-allowed;
  }
  :host(:disabled) .field {
    border-style: dashed;
    background: ${token['surface-sunken']};
    cursor: not-allowed;
  }
  :host(:disabled) :is(input, textarea, select) {
    cursor: not-allowed;
    -webkit-text-fill-color: currentColor;
    opacity: 1;
  }
  :host(:disabled) :is(.field, .choice) {
    color: ${token['text-muted']};
  }
  .field .icon-button {
    inline-size: calc(var(--_height) - 6px);
    block-size: calc(var(--_height) - 6px);
    margin-inline-end: -6px;
  }
  @media (pointer: coarse) {
    :host([size]) {
      --_height: max(44px, 2.75rem);
    }
    /* iOS zooms into fields with smaller text. */
    .field {
      font-size: max(16px, 1em);
    }
    .field .icon-button {
      inline-size: 44px;
      block-size: 44px;
      margin-block: -1px;
      margin-inline-end: -9px;
    }
  }
  @media (forced-colors: active) {
    :host(:state(invalid)) .field {
      border-width: 2px;
    }
    :host(:disabled) {
      color: GrayText;
    }
    :host(:disabled) :is(.field, .choice) {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
