import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: block;
    font-family: ${token.font};
    /* Important: a page's reset of all elements wins over the rules of a host. */
    border: var(--loqui-code-border, 1px solid ${token.border}) !important;
    border-radius: ${token.radius};
    background: ${token['surface-sunken']};
    min-inline-size: 0;
  }
  /* A container query on the width of the block: the header has a fixed intrinsic width, as its own must not count. */
  .header {
    container-type: inline-size;
    contain-intrinsic-inline-size: 10rem;
    display: flex;
    align-items: center;
    gap: 2px;
    min-block-size: 36px;
    padding-inline: 12px 4px;
    color: ${token['text-muted']};
    font-size: ${token['font-size-tiny']};
    line-height: 1.4;
    /* A copied text has the code without its header. */
    user-select: none;
    -webkit-user-select: none;
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
  @container (inline-size < 20em) {
    .wrap {
      display: none;
    }
  }
  @container (inline-size < 25em) {
    .download {
      display: none;
    }
  }
  .scroll {
    overflow-x: auto;
    scrollbar-width: thin;
  }
  /* Only with focus: a box that scrolls in round corners is painted in layers. */
  .scroll:focus-visible {
    outline-offset: -2px;
    border-end-start-radius: inherit;
    border-end-end-radius: inherit;
  }
  pre {
    margin: 0;
    padding-block: 2px 12px;
    font: inherit;
    inline-size: max-content;
    min-inline-size: 100%;
    /* Code is left to right in every language. */
    direction: ltr;
    text-align: left;
    tab-size: 4;
  }
  code {
    display: block;
    font-family: ${token['font-mono']};
    font-size: max(0.875em, 12px);
    line-height: 1.55;
    /* Whole pixels, as in some browsers: the height of lines that are not laid out must be known. */
    line-height: round(1.55em, 1px);
    font-variant-ligatures: none;
    white-space: pre;
    color: ${token.text};
    --gutter: 0px;
  }
  .lines,
  .line {
    display: block;
  }
  .lines {
    padding-inline: 12px;
    contain: content;
  }
  /* In a long block the browser lays out only lines near the view. The rest is as high as its lines and as wide as the longest. */
  .long {
    min-inline-size: calc(var(--columns) * 1ch + var(--gutter) + 24px);
  }
  .long .full {
    content-visibility: auto;
    contain-intrinsic-block-size: auto calc(25 * 1.55em);
    contain-intrinsic-block-size: auto calc(25 * round(1.55em, 1px));
  }
  .numbered code {
    --gutter: calc(var(--digits) * 1ch + 16px);
  }
  .line[data-line] {
    padding-inline-start: var(--gutter);
  }
  .line[data-line]::before {
    content: attr(data-line);
    content: attr(data-line) / '';
    position: sticky;
    inset-inline-start: 0;
    display: inline-block;
    box-sizing: border-box;
    inline-size: calc(var(--gutter) + 12px);
    margin-inline-start: calc(-12px - var(--gutter));
    padding-inline: 12px 16px;
    background: ${token['surface-sunken']};
    color: ${token['text-muted']};
    text-align: end;
    user-select: none;
    -webkit-user-select: none;
  }
  .marked {
    margin-inline: -12px;
    padding-inline: 12px;
    background: ${token['accent-soft']};
    box-shadow: inset 2px 0 ${token['accent-text']};
  }
  .marked[data-line] {
    padding-inline-start: calc(12px + var(--gutter));
  }
  .marked[data-line]::before {
    background: inherit;
    box-shadow: inherit;
  }
  .wrapped pre {
    inline-size: auto;
  }
  .wrapped code {
    min-inline-size: 0;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .folded pre {
    /* Half a line more, faded, shows that there are more. */
    max-block-size: calc((var(--shown) + 0.5) * 1.55 * max(0.875em, 12px));
    overflow: hidden;
    mask-image: linear-gradient(#000 calc(100% - 3em), transparent);
  }
  .more {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 4px;
    inline-size: 100%;
    min-block-size: 32px;
    padding: 4px 12px;
    border: 0;
    border-block-start: 1px solid ${token.border};
    border-end-start-radius: inherit;
    border-end-end-radius: inherit;
    background: none;
    color: ${token['text-muted']};
    font-size: ${token['font-size-tiny']};
    line-height: 1.4;
  }
  .more:hover {
    background: color-mix(in oklab, transparent, ${token.text} 5%);
    color: ${token.text};
  }
  .more:focus-visible {
    outline-offset: -2px;
  }
  .more .icon {
    inline-size: max(14px, 0.875rem);
    block-size: max(14px, 0.875rem);
    transform: rotate(90deg);
  }
  .more[aria-expanded='true'] .icon {
    transform: rotate(-90deg);
  }
  @media (forced-colors: active) {
    .marked {
      outline: 1px solid Highlight;
      outline-offset: -1px;
    }
    .marked[data-line]::before,
    [aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
  @media print {
    .folded pre {
      max-block-size: none;
      mask-image: none;
    }
    .more,
    .header > button,
    slot[name='actions'] {
      display: none;
    }
    .header {
      break-after: avoid;
    }
    .scroll {
      overflow: visible;
    }
    pre,
    .folded pre {
      inline-size: auto;
      overflow: visible;
    }
    code {
      min-inline-size: 0;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .lines,
    .long .full {
      contain: none;
      content-visibility: visible;
    }
  }
`;
