import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    font-family: ${token.font};
    font-size: ${token['font-size']};
    line-height: 1.6;
  }
  /* One row, until there is more: see :state(tall). */
  .field {
    display: flex;
    align-items: flex-end;
    min-block-size: 0;
    border: 1px solid color-mix(in oklab, ${token.border}, ${token.text} 8%);
    border-radius: ${token['radius-large']};
    background: ${token['surface-raised']};
    cursor: text;
    transition: border-color ${token.duration} ease-out;
  }
  .field:focus-within {
    border-color: color-mix(in oklab, ${token.border}, ${token['accent-text']} 65%);
  }
  .field:has(textarea:focus-visible) {
    outline: 2px solid ${token['accent-text']};
    outline-offset: -1px;
  }
  :host(:state(tall)) .field {
    flex-direction: column;
    align-items: stretch;
  }
  .closed {
    padding: 12px 16px;
    background: ${token['surface-sunken']};
    color: ${token['text-muted']};
    font-size: 0.9375em;
    cursor: default;
  }
  .field:has(textarea:disabled) {
    border-style: dashed;
    background: ${token['surface-sunken']};
    cursor: not-allowed;
  }
  textarea:disabled,
  .field:has(textarea:disabled) button {
    cursor: not-allowed;
    opacity: 0.6;
  }
  .composing {
    display: flex;
    align-items: center;
    gap: 8px;
    flex: none;
    min-inline-size: 0;
    padding-block: 6px 0;
    padding-inline: 14px 8px;
    color: ${token['text-muted']};
    font-size: ${token['font-size-small']};
    line-height: 1.4;
  }
  .composing .icon {
    inline-size: max(15px, 0.9375rem);
    block-size: max(15px, 0.9375rem);
  }
  .composing:dir(rtl) > .icon {
    transform: scaleX(-1);
  }
  .about {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .whom {
    color: ${token['accent-text']};
    font-weight: 600;
  }
  .composing .icon-button {
    inline-size: max(24px, 1.5rem);
    block-size: max(24px, 1.5rem);
  }
  .grow {
    /* One line of text is as high as the buttons beside it, also where the text is large. */
    --_pad: max(10px, (max(32px, 2rem) + 12px - 1lh) / 2);
    display: grid;
    flex: 1 1 auto;
    grid-template-rows: minmax(0, auto);
    min-block-size: 0;
    min-inline-size: 0;
    overflow: hidden;
  }
  textarea {
    grid-area: 1 / 1;
    display: block;
    inline-size: 100%;
    min-block-size: 0;
    max-block-size: min(40vh, 320px);
    margin: 0;
    padding: var(--_pad) 14px;
    border: 0;
    outline: none;
    resize: none;
    overflow-y: auto;
    scrollbar-width: thin;
    background: none;
    color: inherit;
    font: inherit;
    field-sizing: content;
  }
  textarea::placeholder {
    color: ${token['text-muted']};
    opacity: 1;
  }
  /* Without field-sizing, an invisible copy of the text sets the height. */
  @supports not (field-sizing: content) {
    .grow::after {
      content: attr(data-text) ' ';
      grid-area: 1 / 1;
      visibility: hidden;
      max-block-size: min(40vh, 320px);
      padding: var(--_pad) 14px;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  }
  :host(:state(tall)) textarea,
  :host(:state(tall)) .grow::after {
    padding-block-end: 2px;
  }
  .tools {
    display: flex;
    align-items: center;
    gap: 4px;
    flex: none;
    min-inline-size: 0;
    padding: 6px;
  }
  :host(:state(tall)) .tools {
    padding: 4px 9px 9px;
    padding-inline-start: 8px;
  }
  .hint {
    flex: 1;
    min-inline-size: 0;
    padding-inline: 6px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: ${token['text-muted']};
    font-size: ${token['font-size-tiny']};
    line-height: 1.4;
    opacity: 0;
    transition: opacity ${token.duration} ease-out;
  }
  .hint.excess,
  .field:focus-within .hint.excess {
    color: ${token.danger};
    opacity: 1;
    white-space: normal;
  }
  .icon-button {
    inline-size: max(32px, 2rem);
    block-size: max(32px, 2rem);
  }
  .icon-button .icon {
    inline-size: max(17px, 1.0625rem);
    block-size: max(17px, 1.0625rem);
  }
  .round {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: max(32px, 2rem);
    block-size: max(32px, 2rem);
    padding: 0;
    border: 0;
    border-radius: ${token.radius};
    background: ${token.accent};
    color: ${token['on-accent']};
    transition:
      background-color ${token.duration} ease-out,
      opacity ${token.duration} ease-out;
  }
  .round:hover {
    background: color-mix(in oklab, ${token.accent}, ${token.text} 12%);
  }
  .round .icon {
    inline-size: max(17px, 1.0625rem);
    block-size: max(17px, 1.0625rem);
    stroke-width: 2;
  }
  .send:disabled {
    background: color-mix(in oklab, ${token['surface-raised']}, ${token.text} 8%);
    color: ${token['text-muted']};
  }
  .stop,
  .stop:hover {
    background: ${token.text};
    color: ${token.surface};
  }
  .stop .icon {
    inline-size: max(13px, 0.8125rem);
    block-size: max(13px, 0.8125rem);
    fill: currentColor;
  }
  :host(:not(:state(tall))) .hint {
    flex: none;
    display: none;
  }
  @container (min-width: 37.3em) {
    .field:focus-within .hint {
      opacity: 1;
    }
    .field:focus-within:has(:placeholder-shown) .hint {
      display: block;
    }
  }
  @container (max-width: 22.6em) {
    textarea {
      padding-inline: 12px;
    }
    .tools,
    :host(:state(tall)) .tools {
      padding: 4px;
    }
    .hint:not(.excess) {
      visibility: hidden;
    }
  }
  @media (pointer: coarse) {
    .tools button {
      min-inline-size: 44px;
      min-block-size: 44px;
    }
    .tools {
      padding: 2px;
    }
    textarea {
      padding-block: 12px;
    }
  }
  /* iOS zooms into fields with smaller text. */
  @media (pointer: coarse) {
    textarea {
      font-size: max(16px, 1em);
    }
  }
  @media (forced-colors: active) {
    .round {
      border: 1px solid ButtonBorder;
    }
  }
`;
