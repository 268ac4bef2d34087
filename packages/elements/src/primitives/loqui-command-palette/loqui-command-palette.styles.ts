import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: contents;
    --_width: var(--loqui-dialog-width, 38rem);
    font-family: ${token.font};
    font-size: ${token['font-size']};
  }
  loqui-dialog {
    --loqui-dialog-width: var(--_width);
  }
  loqui-dialog::part(header) {
    display: none;
  }
  loqui-dialog::part(body) {
    padding: 0;
  }
  /* High on the screen, so that it does not move while its list becomes shorter. */
  loqui-dialog::part(base) {
    margin-block: min(12dvb, 7rem) auto;
    max-block-size: calc(100dvb - min(12dvb, 7rem) - 16px);
  }
  .search {
    display: flex;
    align-items: center;
    gap: 10px;
    padding-block: 4px;
    padding-inline: 16px 10px;
    border-block-end: 1px solid ${token.border};
  }
  .search:has(input:focus-visible) {
    border-block-end-color: ${token['accent-text']};
    box-shadow: 0 1px 0 ${token['accent-text']};
  }
  .search > .icon {
    color: ${token['text-muted']};
  }
  input {
    flex: 1;
    min-inline-size: 6ch;
    min-block-size: 44px;
    margin: 0;
    padding: 0;
    border: 0;
    outline: none;
    background: none;
    color: inherit;
    font: inherit;
    font-size: max(${token['font-size']}, 16px);
  }
  input:focus-visible {
    outline: none;
  }
  input::placeholder {
    color: ${token['text-muted']};
    opacity: 1;
  }
  .path {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    min-inline-size: 0;
    max-inline-size: 60%;
  }
  .crumb {
    max-inline-size: 100%;
    padding: 2px 9px;
    border: 0;
    border-radius: ${token['radius-small']};
    background: ${token['accent-soft']};
    font-size: ${token['font-size-small']};
    line-height: 1.5;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .crumb:hover {
    background: color-mix(in oklab, ${token['accent-soft']}, ${token.text} 8%);
  }
  .list {
    max-block-size: min(24rem, 100dvb - min(12dvb, 7rem) - 8rem);
    padding: 6px;
  }
  .option {
    gap: 10px;
    block-size: max(36px, 2.25rem);
    padding-inline: 10px;
    line-height: 1.4;
  }
  .heading {
    padding-inline: 10px;
  }
  .sign {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: max(16px, 1rem);
    color: ${token['text-muted']};
  }
  .list:not(:has(.sign .icon)) .sign {
    display: none;
  }
  .option > .icon {
    color: ${token['text-muted']};
  }
  .option > .icon:dir(rtl) {
    scale: -1 1;
  }
  .notice {
    padding: 18px 16px;
    font-size: ${token['font-size-small']};
  }
  .footer {
    display: flex;
    gap: 16px;
    padding: 7px 16px;
    border-block-start: 1px solid ${token.border};
    color: ${token['text-muted']};
    font-size: ${token['font-size-tiny']};
  }
  .footer > span {
    display: inline-flex;
    align-items: center;
    gap: 5px;
  }
  @media (pointer: coarse) {
    .option {
      block-size: max(44px, 2.75rem);
    }
    .crumb {
      min-block-size: 44px;
    }
    .search .icon-button {
      inline-size: 44px;
      block-size: 44px;
      margin-inline-end: -8px;
    }
    .footer {
      display: none;
    }
  }
  @media (width <= 480px) {
    loqui-dialog::part(base) {
      inline-size: calc(100% - 16px);
      margin-block: 8px auto;
      max-block-size: calc(100dvb - 16px);
      border-width: 1px;
      border-radius: ${token['radius-large']};
    }
    .list {
      max-block-size: min(24rem, 100dvb - 8rem);
    }
    .option .detail {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .crumb {
      border: 1px solid ButtonBorder;
    }
    .option[data-active] :is(.icon, .sign) {
      color: inherit;
    }
  }
`;
