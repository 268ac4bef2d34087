import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: block;
    font-family: ${token.font};
    font-size: ${token['font-size']};
    line-height: 1.6;
  }
  .prose {
    max-inline-size: ${token.measure};
    overflow-wrap: anywhere;
  }
  /* Appending a block must restyle nothing before it: no :last-child, no :has(), no :nth-…() on what grows. */
  .prose > *,
  blockquote > *,
  .alert > *,
  li > *,
  details > * {
    margin-block: 0;
  }
  /* A block that grows lays out and paints itself alone. Focus rings may stand out a little. */
  .prose > * {
    contain: content;
    overflow-clip-margin: 4px;
  }
  .prose > * + *,
  .prose > details > * + * {
    margin-block-start: calc(${token.space} * 3);
  }
  .raw {
    white-space: pre-wrap;
  }
  h3,
  h4,
  h5,
  h6 {
    font-size: 1.05em;
    font-weight: 600;
    line-height: 1.4;
    text-wrap: balance;
  }
  h3 {
    font-size: 1.25em;
  }
  h4 {
    font-size: 1.15em;
  }
  .prose > * + :is(h3, h4, h5, h6) {
    margin-block-start: calc(${token.space} * 5);
  }
  .prose > :is(h3, h4, h5, h6) + * {
    margin-block-start: calc(${token.space} * 2);
  }
  ul,
  ol {
    margin: 0;
    padding-inline-start: 1.6em;
  }
  li + li,
  li > :is(ul, ol) {
    margin-block-start: ${token.space};
  }
  .loose > li + li,
  li > * + :is(p, blockquote, .alert, .table, loqui-code-block) {
    margin-block-start: calc(${token.space} * 2);
  }
  .tight > li > * + p,
  li > input + p {
    margin-block-start: 0;
  }
  li > :is(loqui-code-block, .table, blockquote, .alert) {
    margin-block-end: calc(${token.space} * 2);
  }
  li::marker {
    color: ${token['text-muted']};
    font-variant-numeric: tabular-nums;
  }
  .task {
    list-style: none;
  }
  .task > input {
    float: inline-start;
    margin-block: 0.35em 0;
    margin-inline: -1.5em 0;
    inline-size: 1em;
    block-size: 1em;
    accent-color: ${token.accent};
  }
  blockquote {
    margin-inline: 0;
    padding-inline-start: calc(${token.space} * 3);
    border-inline-start: 2px solid ${token.border};
    color: ${token['text-muted']};
  }
  blockquote > * + *,
  .alert > * + * {
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
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: var(--sign);
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  hr {
    border: 0;
    border-block-start: 1px solid ${token.border};
  }
  .prose > * + hr,
  .prose > hr + * {
    margin-block-start: calc(${token.space} * 5);
  }
  strong,
  th {
    font-weight: 600;
  }
  code {
    font-family: ${token['font-mono']};
    font-size: 0.875em;
    font-variant-ligatures: none;
    /* Code reads from left to right in any language. */
    direction: ltr;
    unicode-bidi: isolate;
    padding: 0.1em 0.35em;
    border: 1px solid ${token.border};
    border-radius: ${token['radius-small']};
    background: ${token['surface-sunken']};
    -webkit-box-decoration-break: clone;
    box-decoration-break: clone;
  }
  /* A code block whose definition is on its way: as high as it will be, so that nothing moves. */
  loqui-code-block:not(:defined) {
    display: block;
    padding: 38px 12px 12px;
    border: 1px solid ${token.border};
    border-radius: ${token.radius};
    background: ${token['surface-sunken']};
  }
  pre {
    margin: 0;
    overflow-x: auto;
    direction: ltr;
    text-align: left;
    tab-size: 4;
  }
  pre > code {
    display: block;
    padding: 0;
    border: 0;
    font-size: max(0.875em, 12px);
    line-height: 1.55;
    line-height: round(1.55em, 1px);
  }
  a {
    color: ${token['accent-text']};
    text-decoration-thickness: 1px;
    text-underline-offset: 2px;
    border-radius: 2px;
  }
  .link-pending {
    color: ${token['accent-text']};
  }
  .link-inert {
    text-decoration: underline dotted;
    text-underline-offset: 2px;
  }
  img {
    max-inline-size: 100%;
    block-size: auto;
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
    background: ${token['surface-sunken']};
    white-space: nowrap;
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
  .caret {
    display: inline-block;
    inline-size: 2px;
    block-size: 1.1em;
    margin-inline: 2px -4px;
    vertical-align: -0.18em;
    border-radius: 1px;
    background: ${token.accent};
    animation: loqui-caret 1.1s ease-in-out infinite;
  }
  @keyframes loqui-caret {
    50% {
      opacity: 0.15;
    }
  }
  @media (forced-colors: active) {
    .caret {
      background: CanvasText;
    }
  }
`;
