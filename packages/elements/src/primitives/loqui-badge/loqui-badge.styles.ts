import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    position: relative;
    display: inline-flex;
    max-inline-size: 100%;
    vertical-align: middle;
  }
  .box {
    display: inline-block;
    min-inline-size: 1.55em;
    max-inline-size: 100%;
    padding: 0.1em 0.5em;
    border: 1px solid transparent;
    border-radius: ${token['radius-small']};
    background: var(--_fill);
    color: oklch(from var(--_fill) clamp(0.17, (0.6 - l) * 1000, 1) 0.005 h);
    font-size: calc(${token['font-size-tiny']} * 0.92);
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    line-height: 1.4;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .pill {
    border-radius: ${token['radius-pill']};
  }
  /* The plus stays behind the number, right to left too. */
  .count {
    direction: ltr;
    unicode-bidi: isolate;
  }
  .dot {
    display: block;
    inline-size: var(--loqui-badge-dot-size, 8px);
    block-size: var(--loqui-badge-dot-size, 8px);
    border-radius: 50%;
    background: var(--_fill);
  }
  .neutral {
    --_fill: color-mix(in oklab, ${token.surface}, ${token.text} 8%);
  }
  .neutral.box {
    color: ${token.text};
  }
  .neutral.dot {
    --_fill: ${token['text-muted']};
  }
  .primary {
    --_fill: ${token.accent};
  }
  .success {
    --_fill: ${token.success};
  }
  .warning {
    --_fill: ${token.warning};
  }
  .danger {
    --_fill: ${token.danger};
  }
  .quiet.box {
    border-color: ${token.border};
    color: ${token['text-muted']};
  }
  .quiet.dot {
    border: 2px solid ${token['text-muted']};
  }
  @media (forced-colors: active) {
    .box {
      border-color: CanvasText;
    }
    .dot {
      background: CanvasText;
    }
    .quiet.dot {
      background: Canvas;
    }
  }
  @media print {
    [part='base'] {
      print-color-adjust: exact;
      -webkit-print-color-adjust: exact;
    }
  }
`;
