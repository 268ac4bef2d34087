/** Three quiet dots: somebody is about to write. `<span class="dots"><i></i><i></i><i></i></span>` */
import { css } from 'lit';
import { token } from './tokens.styles.js';

export const dotsStyles = css`
  .dots {
    display: inline-flex;
    align-items: center;
    gap: 3px;
  }
  .dots i {
    inline-size: 5px;
    block-size: 5px;
    border-radius: 50%;
    background: ${token['text-muted']};
    opacity: 0.45;
    animation: loqui-dot 1.4s ease-in-out infinite;
  }
  .dots i:nth-child(2) {
    opacity: 0.6;
    animation-delay: 0.16s;
  }
  .dots i:nth-child(3) {
    opacity: 0.85;
    animation-delay: 0.32s;
  }
  @keyframes loqui-dot {
    0%,
    60%,
    100% {
      opacity: 0.4;
    }
    30% {
      opacity: 1;
    }
  }
  @media (forced-colors: active) {
    .dots i {
      background: CanvasText;
    }
  }
`;
