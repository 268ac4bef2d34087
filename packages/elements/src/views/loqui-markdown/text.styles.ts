import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export const textStyles = css`
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
  /* Appending a block must restyle nothing before it: no :last-child, :has(), :nth-…() or "* + *" on content that is appended to. */
  .section > *,
  blockquote > *,
  .alert > *,
  li > *,
  details > * {
    margin-block: 0;
  }
  /* Open blocks and sections lay out and paint alone. Focus rings may extend beyond them a little. */
  .section,
  .section > * {
    contain: content;
    overflow-clip-margin: 4px;
  }
  /* While an answer grows, sections far from the view are neither laid out nor painted. Their height is known. */
  .far {
    content-visibility: auto;
  }
  .section:empty {
    display: none;
  }
  .section + .section,
  .section > :where(:not(:first-child)),
  .section > details > :where(:not(:first-child)) {
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
  .section > :is(h3, h4, h5, h6):where(:not(:first-child)) {
    margin-block-start: calc(${token.space} * 5);
  }
  .section > :is(h3, h4, h5, h6) + *,
  .section + .section > :is(h3, h4, h5, h6, hr):first-child {
    margin-block-start: calc(${token.space} * 2);
  }
  ul,
  ol {
    margin: 0;
    padding: 0;
  }
  li {
    margin-inline-start: 1.6em;
  }
  [data-digits] > li {
    margin-inline-start: calc(3ch + 0.9em);
  }
  [data-digits='5'] > li {
    margin-inline-start: calc(5ch + 0.9em);
  }
  [data-digits='9'] > li {
    margin-inline-start: calc(9ch + 0.9em);
  }
  li + li,
  li > :is(ul, ol) {
    margin-block-start: ${token.space};
  }
  .loose > li + li,
  li > :is(p, blockquote, .alert, .table, loqui-code-block):where(:not(:first-child)) {
    margin-block-start: calc(${token.space} * 2);
  }
  .tight > li > p:where(:not(:first-child)),
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
    border-inline-start: 3px solid color-mix(in oklab, ${token.border}, ${token.text} 12%);
  }
  blockquote > :where(:not(:first-child)) {
    margin-block-start: calc(${token.space} * 2);
  }
  hr {
    border: 0;
    border-block-start: 1px solid ${token.border};
  }
  .section > hr:where(:not(:first-child)),
  .section > hr + * {
    margin-block-start: calc(${token.space} * 5);
  }
  strong {
    font-weight: 600;
  }
  code {
    font-family: ${token['font-mono']};
    font-size: 0.875em;
    font-variant-ligatures: none;
    direction: ltr;
    unicode-bidi: isolate;
    padding: 0.1em 0.35em;
    border: 1px solid ${token.border};
    border-radius: ${token['radius-small']};
    background: ${token['surface-sunken']};
    -webkit-box-decoration-break: clone;
    box-decoration-break: clone;
  }
  /* Before the element is defined: as high as after, so that nothing moves. */
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
  .link-ask {
    border-radius: 2px;
    color: ${token['accent-text']};
    text-decoration: underline dotted;
    text-underline-offset: 2px;
    cursor: pointer;
  }
  .link-inert {
    text-decoration: underline dotted;
    text-underline-offset: 2px;
  }
  .caret {
    display: inline-block;
    inline-size: 2px;
    block-size: 1.1em;
    margin-inline: 2px -4px;
    vertical-align: -0.18em;
    border-radius: 1px;
    background: ${token.accent};
  }
  :host(:state(waiting)) .caret {
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
