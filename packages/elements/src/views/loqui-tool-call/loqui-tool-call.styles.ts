import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: block;
    font-size: ${token['font-size-small']};
    line-height: 1.4;
  }
  details {
    border: 1px solid ${token.border};
    border-radius: ${token.radius};
    background: ${token['surface-raised']};
    overflow: clip;
  }
  summary {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 36px;
    padding: 4px 12px;
  }
  summary:hover {
    background: color-mix(in oklab, transparent, ${token.text} 3%);
  }
  summary:focus-visible {
    outline-offset: -2px;
    border-radius: ${token.radius};
  }
  .chevron {
    display: none !important;
  }
  .lead {
    color: ${token['text-muted']};
  }
  .lead .icon {
    inline-size: max(15px, 0.9375rem);
    block-size: max(15px, 0.9375rem);
  }
  .name {
    flex: none;
    max-inline-size: 60%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-family: ${token['font-mono']};
    font-size: ${token['font-size-tiny']};
  }
  .brief {
    display: flex;
    flex: 1;
    min-inline-size: 0;
  }
  .brief span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: ${token['text-muted']};
  }
  .state {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 5px;
    color: ${token['text-muted']};
  }
  .state .icon {
    inline-size: max(15px, 0.9375rem);
    block-size: max(15px, 0.9375rem);
  }
  .done .state {
    color: ${token.success};
  }
  .waiting .state {
    color: ${token.warning};
  }
  .failed .state,
  .denied .state {
    color: ${token.danger};
  }
  .details {
    padding: 2px 12px 12px;
    border-block-start: 1px solid ${token.border};
  }
  .details .label {
    margin-block: 8px 4px;
    color: ${token['text-muted']};
    font-size: ${token['font-size-tiny']};
  }
  pre {
    margin: 0;
    padding: 8px 10px;
    max-block-size: 260px;
    overflow: auto;
    scrollbar-width: thin;
    border-radius: ${token['radius-small']};
    background: ${token['surface-sunken']};
    font-family: ${token['font-mono']};
    font-size: ${token['font-size-tiny']};
    font-variant-ligatures: none;
    line-height: 1.55;
    white-space: pre;
    tab-size: 2;
  }
  @media print {
    pre {
      max-block-size: none;
      overflow: visible;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  }
`;
