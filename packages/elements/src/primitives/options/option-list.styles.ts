/** A list of options in a box of its own: combobox, command palette, suggestions of the composer. */
import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export const optionListStyles = css`
  .list {
    position: relative;
    padding: 4px;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .heading {
    padding: 8px 8px 3px;
    color: ${token['text-muted']};
    font-size: ${token['font-size-tiny']};
    font-weight: 500;
    line-height: 1.4;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .option {
    display: flex;
    align-items: center;
    gap: 8px;
    block-size: max(32px, 2rem);
    padding-inline: 8px;
    border-radius: ${token['radius-small']};
    cursor: default;
  }
  .option .name {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .option .detail {
    flex: none;
    max-inline-size: 50%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: ${token['text-muted']};
    font-size: ${token['font-size-tiny']};
  }
  .option:hover {
    background: color-mix(in oklab, ${token['surface-raised']}, ${token.text} 5%);
  }
  .option[data-active] {
    background: ${token['accent-soft']};
  }
  .option[data-active] .detail {
    color: color-mix(in oklab, ${token['text-muted']}, ${token.text} 35%);
  }
  .option[aria-disabled] {
    background: none;
    color: ${token['text-muted']};
  }
  .notice {
    padding: 11px 12px;
    color: ${token['text-muted']};
  }
  .list:not(:has(.option)) {
    display: none;
  }
  @media (pointer: coarse) {
    .option {
      block-size: max(44px, 2.75rem);
    }
  }
  @media (forced-colors: active) {
    .option[data-active] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .option[data-active] .detail {
      color: inherit;
    }
    .option[aria-disabled] {
      color: GrayText;
    }
  }
`;
