import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  .field {
    position: relative;
    padding: 0;
    cursor: pointer;
  }
  .field > select {
    inline-size: 100%;
    padding-inline: 9px 32px;
    border-radius: inherit;
    appearance: none;
    cursor: inherit;
    text-overflow: ellipsis;
  }
  select:has(.placeholder:checked) {
    color: ${token['text-muted']};
  }
  option,
  optgroup {
    color: ${token.text};
    background: ${token['surface-raised']};
    font: inherit;
  }
  optgroup {
    font-weight: 600;
  }
  optgroup > option {
    font-weight: normal;
  }
  option:disabled {
    color: ${token['text-muted']};
  }
  .field > .icon {
    position: absolute;
    inset-inline-end: 9px;
    color: ${token['text-muted']};
    pointer-events: none;
    rotate: 90deg;
  }
  .field > select[multiple] {
    padding: 4px;
    overflow-y: auto;
    scrollbar-width: thin;
  }
  select[multiple] option {
    min-block-size: calc(var(--_height) - 4px);
    padding: 3px 7px;
    border-radius: ${token['radius-small']};
    overflow: hidden;
    text-overflow: ellipsis;
  }
  select[multiple] option:checked {
    background: ${token['accent-soft']} linear-gradient(${token['accent-soft']} 0 0);
    color: ${token['accent-text']};
    font-weight: 600;
  }
  @media (forced-colors: active) {
    select[multiple] option:checked {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .field > .icon {
      color: CanvasText;
    }
  }
`;
