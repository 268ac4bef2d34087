import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    --_rows: 3;
    --_max-rows: 12;
  }
  .field {
    padding-inline: 0;
  }
  .grow {
    flex: 1;
    display: grid;
    min-inline-size: 0;
    overflow: hidden;
    border-radius: inherit;
  }
  textarea,
  .grow::after {
    grid-area: 1 / 1;
    min-block-size: calc(var(--_rows) * 1lh + 10px);
    max-block-size: calc(max(var(--_rows), var(--_max-rows)) * 1lh + 10px);
    padding: 4px 9px 6px;
    font: inherit;
    line-height: 1.5;
  }
  textarea {
    display: block;
    inline-size: 100%;
    min-inline-size: 0;
    margin: 0;
    border: 0;
    outline: none;
    resize: none;
    overflow-y: auto;
    scrollbar-width: thin;
    background: none;
    color: inherit;
    field-sizing: content;
  }
  :host([resize='vertical']) textarea {
    max-block-size: none;
    resize: vertical;
  }
  /* Without field-sizing, an invisible copy of the text sets the height. */
  @supports not (field-sizing: content) {
    .grow::after {
      content: attr(data-text) ' ';
      visibility: hidden;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  }
  .below {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 12px;
  }
  .notes {
    flex: 1;
    min-inline-size: 0;
  }
  [part='count'] {
    flex: none;
    margin-block-start: 4px;
    color: ${token['text-muted']};
    font-size: ${token['font-size-tiny']};
    font-variant-numeric: tabular-nums;
  }
`;
