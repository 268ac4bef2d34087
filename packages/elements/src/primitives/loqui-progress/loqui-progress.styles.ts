import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: block;
    font-size: ${token['font-size-small']};
    line-height: 1.4;
  }
  label {
    display: block;
  }
  [part='head'] {
    display: flex;
    justify-content: space-between;
    column-gap: 12px;
  }
  [part='value'] {
    margin-inline-start: auto;
    color: ${token['text-muted']};
    font-variant-numeric: tabular-nums;
  }
  [part='track'] {
    position: relative;
    display: block;
    block-size: 6px;
    margin-block: 4px;
    border-radius: ${token['radius-pill']};
    background: color-mix(in oklab, ${token.surface}, ${token.text} 12%);
    overflow: clip;
  }
  .small[part='track'] {
    block-size: 4px;
  }
  .large[part='track'] {
    block-size: 10px;
  }
  /* Found by touch and by screen readers, in the place of the bar. */
  progress {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
  }
  [part='bar'] {
    display: block;
    inline-size: calc(var(--_share, 0) * 100%);
    block-size: 100%;
    border-radius: inherit;
    background: ${token.accent};
    transition: inline-size ${token.duration} ease-out;
    pointer-events: none;
  }
  .neutral {
    background: ${token['text-muted']};
  }
  .success {
    background: ${token.success};
  }
  .danger {
    background: ${token.danger};
  }
  .moving {
    inline-size: 40%;
    animation: loqui-progress 1.6s ease-in-out infinite;
  }
  @keyframes loqui-progress {
    from {
      translate: -110%;
    }
    to {
      translate: 260%;
    }
  }
  .moving:dir(rtl) {
    animation-name: loqui-progress-rtl;
  }
  @keyframes loqui-progress-rtl {
    from {
      translate: 110%;
    }
    to {
      translate: -260%;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    /* Stands still, over the whole way: no part of it is done. */
    .moving {
      inline-size: 100%;
      background: repeating-linear-gradient(135deg, ${token['text-muted']} 0 6px, transparent 6px 12px);
    }
  }
  @media (forced-colors: active) {
    [part='track'] {
      border: 1px solid CanvasText;
    }
    [part='bar'] {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
