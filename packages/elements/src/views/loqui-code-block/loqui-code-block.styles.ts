import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: block;
    font-family: ${token.font};
    border: 1px solid ${token.border};
    border-radius: ${token.radius};
    background: ${token['surface-sunken']};
    overflow: clip;
    container-type: inline-size;
  }
  .header {
    display: flex;
    align-items: center;
    gap: 2px;
    min-block-size: 36px;
    padding-inline: 12px 4px;
    color: ${token['text-muted']};
    font-size: 12px;
    line-height: 1.4;
  }
  .label {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .copied {
    color: ${token.success};
  }
  [aria-pressed='true'] {
    color: ${token['accent-text']};
  }
  @container (inline-size < 240px) {
    .wrap {
      display: none;
    }
  }
  .scroll {
    overflow-x: auto;
    scrollbar-width: thin;
    border-end-start-radius: inherit;
    border-end-end-radius: inherit;
  }
  .scroll:focus-visible {
    outline-offset: -2px;
  }
  pre {
    margin: 0;
    padding: 2px 12px 12px;
    inline-size: max-content;
    min-inline-size: 100%;
    /* Code reads from left to right in every language. */
    direction: ltr;
    text-align: left;
    tab-size: 4;
  }
  code {
    display: block;
    font-family: ${token['font-mono']};
    font-size: max(0.875em, 12px);
    line-height: 1.55;
    font-variant-ligatures: none;
    white-space: pre;
    color: ${token.text};
  }
  .lines {
    display: block;
  }
  .wrapped pre {
    inline-size: auto;
  }
  .wrapped code {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;
