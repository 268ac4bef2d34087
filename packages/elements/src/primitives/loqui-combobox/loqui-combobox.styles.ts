import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  .field {
    flex-wrap: wrap;
    gap: 4px;
    position: relative;
    padding-block: 0;
    padding-inline-end: calc(var(--_height) - 1px);
  }
  .field:has(.chip) {
    padding-block: 2px;
    padding-inline-start: 2px;
  }
  .field > input {
    min-inline-size: 4ch;
  }
  .field:has(.chip) > input {
    min-block-size: calc(var(--_height) - 6px);
    padding-inline-start: 4px;
  }
  .field [part='toggle'] {
    position: absolute;
    inset-inline-end: 2px;
    inset-block-start: 0;
    block-size: 100%;
    max-block-size: calc(var(--_height) - 2px);
    margin: 0;
  }
  [part='toggle'] .icon {
    rotate: 90deg;
  }
  [part='toggle']:disabled {
    visibility: hidden;
  }
  .chips {
    display: contents;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 1px;
    min-inline-size: 0;
    max-inline-size: 100%;
    min-block-size: calc(var(--_height) - 6px);
    padding-inline: 7px;
    border-radius: max(0px, ${token.radius} - 3px);
    background: ${token['accent-soft']};
    color: ${token.text};
  }
  .chip:has(button) {
    padding-inline-end: 0;
  }
  .chip span {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .field .chip .icon-button {
    inline-size: max(22px, var(--_height) - 8px);
    block-size: calc(var(--_height) - 6px);
    margin: 0;
    border-radius: inherit;
    color: inherit;
  }
  .chip .icon-button:focus-visible {
    outline-offset: -2px;
  }
  .chip .icon {
    inline-size: max(13px, 0.8125rem);
    block-size: max(13px, 0.8125rem);
  }
  .popup {
    inset: auto;
    margin: 0;
    min-inline-size: 10rem;
    max-inline-size: calc(100vi - 16px);
    padding: 0;
    overflow: clip;
    border: 1px solid ${token.border};
    border-radius: ${token.radius};
    background: ${token['surface-raised']};
    color: ${token.text};
    box-shadow: ${token.shadow};
    font-size: max(${token['font-size-small']}, 1em);
  }
  .list {
    max-block-size: min(20rem, 40dvb);
  }
  .option .icon {
    inline-size: 1.1em;
    block-size: 1.1em;
    color: ${token['accent-text']};
  }
  @media (pointer: coarse) {
    .field .chip .icon-button {
      inline-size: 44px;
      margin-block: -4px;
    }
  }
  @media (forced-colors: active) {
    .chip {
      border: 1px solid CanvasText;
    }
    .option .icon {
      color: CanvasText;
    }
    .option[data-active] .icon {
      color: inherit;
    }
  }
`;
