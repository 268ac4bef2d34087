/** A mark and its label on one line: checkbox, switch and radio. */
import { css } from 'lit';
import { token } from '../styles/tokens.styles.js';

export const choiceStyles = css`
  :host {
    --_box: max(16px, 1rem);
    inline-size: fit-content;
    max-inline-size: 100%;
  }
  :host([size='small']) {
    --_box: max(14px, 0.875rem);
  }
  :host([size='large']) {
    --_box: max(20px, 1.25rem);
  }
  [part='label'] {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    min-block-size: var(--_height);
    margin: 0;
    padding-block: calc((var(--_height) - max(var(--_box), 1.4em)) / 2);
    font-weight: normal;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }
  .text {
    min-inline-size: 0;
    padding-block-start: max(0px, (var(--_box) - 1.4em) / 2);
  }
  [part='hint'],
  [part='error'] {
    margin-block-start: 0;
    padding-inline-start: calc(var(--_mark-width, var(--_box)) + 8px);
  }
  .mark-box {
    display: grid;
    place-items: center;
    flex: none;
    margin-block-start: max(0px, (1.4em - var(--_box)) / 2);
  }
  .mark-box > * {
    grid-area: 1 / 1;
  }
  input {
    appearance: none;
    inline-size: var(--_mark-width, var(--_box));
    block-size: var(--_box);
    margin: 0;
    border: 1px solid var(--_line);
    border-radius: max(0px, ${token['radius-small']} * 0.8);
    background: ${token['surface-raised']};
    font: inherit;
    cursor: inherit;
    transition:
      background-color ${token.duration} ease-out,
      border-color ${token.duration} ease-out;
  }
  [part='label']:hover input:enabled {
    border-color: color-mix(in oklab, ${token.border}, ${token.text} 60%);
  }
  input:checked,
  input:indeterminate:not([type='radio']) {
    border-color: ${token.accent};
    background: ${token.accent};
  }
  [part='label']:hover input:is(:checked, :indeterminate:not([type='radio'])):enabled {
    border-color: color-mix(in oklab, ${token.accent}, ${token.text} 12%);
    background: color-mix(in oklab, ${token.accent}, ${token.text} 12%);
  }
  :host(:state(invalid)) input:not(:checked) {
    border-color: ${token.danger};
  }
  .mark-box .icon {
    inline-size: calc(var(--_box) - 3px);
    block-size: calc(var(--_box) - 3px);
    color: ${token['on-accent']};
    stroke-width: 3;
    pointer-events: none;
    visibility: hidden;
  }
  :host(:disabled) [part='label'],
  input:disabled {
    cursor: not-allowed;
  }
  :host([readonly]) [part='label'] {
    cursor: default;
  }
  input:disabled {
    border-style: dashed;
    background: ${token['surface-sunken']};
  }
  input:disabled:is(:checked, :indeterminate:not([type='radio'])) {
    border-color: var(--_line);
    background: var(--_line);
  }
  input:disabled ~ .icon {
    color: ${token['surface-sunken']};
  }
  :host(:disabled) .text,
  input:disabled + .text {
    color: ${token['text-muted']};
  }
  @media (pointer: coarse) {
    :host,
    :host([size]) {
      --_box: max(22px, 1.375rem);
    }
    [part='label'] {
      font-size: max(16px, 1em);
    }
  }
  @media (forced-colors: active) {
    input,
    .mark-box .icon {
      forced-color-adjust: none;
    }
    input {
      border-color: ButtonBorder;
      background: Canvas;
    }
    input:is(:checked, :indeterminate:not([type='radio'])),
    [part='label']:hover input:is(:checked, :indeterminate:not([type='radio'])):enabled {
      border-color: Highlight;
      background: Highlight;
    }
    .mark-box .icon {
      color: HighlightText;
    }
    input:disabled,
    input:disabled:is(:checked, :indeterminate:not([type='radio'])) {
      border-color: GrayText;
      background: Canvas;
    }
    input:disabled ~ .icon {
      color: GrayText;
    }
    :host(:state(invalid)) input {
      border-width: 2px;
    }
    :host(:state(invalid)) input:not(:checked) {
      border-color: CanvasText;
    }
    input:focus-visible {
      outline-color: CanvasText;
    }
  }
`;
