import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: block;
    user-select: none;
    pointer-events: none;
  }
  :host([shape='circle']) {
    display: inline-block;
    flex: none;
    vertical-align: middle;
  }
  [part='line'] {
    display: flex;
    align-items: center;
    block-size: 1.5em;
    block-size: 1lh;
  }
  .fill {
    display: block;
    background: color-mix(in oklab, ${token.surface}, ${token.text} 10%);
    animation: loqui-skeleton 1.8s ease-in-out infinite;
  }
  [part='line'] > .fill {
    flex: 1;
    block-size: 0.7em;
    border-radius: ${token['radius-small']};
  }
  [part='line']:nth-child(3n + 2) > .fill {
    max-inline-size: 92%;
  }
  [part='line']:last-child:not(:first-child) > .fill {
    max-inline-size: 60%;
  }
  .circle {
    inline-size: var(--loqui-skeleton-size, max(28px, 1.75rem));
    block-size: var(--loqui-skeleton-size, max(28px, 1.75rem));
    border-radius: ${token['radius-pill']};
  }
  .block {
    block-size: var(--loqui-skeleton-size, 96px);
    border-radius: ${token.radius};
  }
  @keyframes loqui-skeleton {
    50% {
      opacity: 0.45;
    }
  }
  @media (forced-colors: active) {
    .fill {
      border: 1px solid GrayText;
    }
  }
`;
