import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export const figureStyles = css`
  img {
    max-inline-size: 100%;
    max-block-size: min(70vh, 480px);
    block-size: auto;
    object-fit: contain;
    border-radius: ${token['radius-small']};
    vertical-align: middle;
  }
  .image-placeholder {
    padding: 0.1em 0.5em;
    border: 1px dashed ${token.border};
    border-radius: ${token['radius-small']};
    font-size: 0.9em;
  }
  .table {
    overflow-x: auto;
    scrollbar-width: thin;
    border: 1px solid ${token.border};
    border-radius: ${token.radius};
  }
  table {
    border-collapse: collapse;
    min-inline-size: 100%;
    font-size: 0.95em;
    line-height: 1.45;
    font-variant-numeric: tabular-nums;
    overflow-wrap: normal;
  }
  th,
  td {
    padding: 7px 12px;
    text-align: start;
    vertical-align: top;
    min-inline-size: 5ch;
    max-inline-size: 48ch;
    overflow-wrap: break-word;
  }
  th {
    font-weight: 600;
    background: ${token['surface-sunken']};
  }
  tbody tr {
    border-block-start: 1px solid ${token.border};
  }
  .align-center {
    text-align: center;
  }
  .align-right {
    text-align: end;
  }
  .alert > :where(:not(:first-child)) {
    margin-block-start: calc(${token.space} * 2);
  }
  .alert {
    --sign: ${token.accent};
    padding: calc(${token.space} * 2.5) calc(${token.space} * 3.5);
    border: 1px solid color-mix(in oklab, var(--sign) 30%, ${token.border});
    border-radius: ${token.radius};
    background: color-mix(in oklab, var(--sign) 6%, transparent);
  }
  .tip {
    --sign: ${token.success};
  }
  .important {
    --sign: light-dark(oklch(0.52 0.2 310), oklch(0.76 0.14 310));
  }
  .warning {
    --sign: ${token.warning};
  }
  .caution {
    --sign: ${token.danger};
  }
  .alert-title {
    display: flex;
    align-items: center;
    gap: 7px;
    font-size: 0.9em;
    font-weight: 600;
    color: color-mix(in oklab, var(--sign) 80%, ${token.text});
  }
  .alert-title + * {
    margin-block-start: ${token.space};
  }
  .alert-title > svg {
    flex: none;
    stroke: var(--sign);
  }
  details {
    padding: calc(${token.space} * 2) calc(${token.space} * 3);
    border: 1px solid ${token.border};
    border-radius: ${token.radius};
  }
  summary {
    cursor: default;
    font-weight: 600;
  }
  kbd {
    padding: 0.1em 0.4em;
    border: 1px solid ${token.border};
    border-block-end-width: 2px;
    border-radius: ${token['radius-small']};
    background: ${token['surface-sunken']};
    font-family: ${token['font-mono']};
    font-size: 0.85em;
  }
  mark {
    background: color-mix(in oklab, ${token.warning} 25%, transparent);
    color: inherit;
  }
  sup,
  sub {
    font-size: 0.75em;
    line-height: 0;
  }
  sup > [role='doc-noteref'] {
    padding-inline: 2px;
    text-decoration: none;
    font-variant-numeric: tabular-nums;
  }
  .math-block {
    display: block;
    overflow-x: auto;
    scrollbar-width: thin;
    padding-block: 2px;
  }
  math {
    font-size: 1.1em;
  }
  .diagram {
    margin: 0;
  }
  .diagram > [role='group'] {
    overflow-x: auto;
    scrollbar-width: thin;
    border-radius: ${token['radius-small']};
  }
  .diagram img {
    display: block;
    border-radius: 0;
  }
  .diagram > details {
    margin-block-start: calc(${token.space} * 2);
    font-size: 0.9em;
  }
  .prose > .footnotes {
    margin-block-start: calc(${token.space} * 6);
    padding-block-start: calc(${token.space} * 3);
    border-block-start: 1px solid ${token.border};
    color: ${token['text-muted']};
    font-size: 0.9em;
  }
  .footnotes > ol {
    padding: 0;
    list-style: none;
  }
  .footnotes > ol > li {
    position: relative;
    margin: 0;
    padding-inline-start: 1.9em;
    border-radius: ${token['radius-small']};
    scroll-margin: 24px;
  }
  .footnote-back {
    position: absolute;
    inset-inline-start: 0;
    text-decoration: none;
    font-variant-numeric: tabular-nums;
  }
  .footnotes li > .footnote-back + * {
    margin-block-start: 0;
  }
`;
