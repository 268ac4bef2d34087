import { css } from 'lit';

export const printStyles = css`
  @media print {
    .prose {
      max-inline-size: none;
    }
    .section,
    .section > *,
    .far {
      contain: none;
      content-visibility: visible;
    }
    /* A scrolling box would be cut at the edge of the paper. */
    .table,
    pre {
      overflow: visible;
    }
    pre > code {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    th,
    td {
      max-inline-size: none;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    h3,
    h4,
    h5,
    h6 {
      break-after: avoid;
    }
    tr,
    img,
    .math-block {
      break-inside: avoid;
    }
    .caret {
      display: none;
    }
  }
`;
