/** What scrolls sideways fades at the edge where it continues. Browsers without scroll timelines show a scrollbar alone. */
import { css } from 'lit';

/** For a table of an answer (`.table`) and the lines of code (`.scroll`), once they are complete: a mask is a layer that is painted anew with each change. Where nothing scrolls, nothing fades. */
export const edgesStyles = css`
  @supports (animation-timeline: scroll()) {
    :host(:not(:state(streaming))) :is(.table, .scroll) {
      animation: loqui-edges linear both;
      animation-timeline: scroll(self inline);
    }
    :host(:not(:state(streaming))) .table:dir(rtl) {
      animation-name: loqui-edges-rtl;
    }
  }
  @keyframes loqui-edges {
    0% {
      mask-image: linear-gradient(to left, transparent, #000 28px);
    }
    1%,
    99% {
      mask-image: linear-gradient(to right, transparent, #000 28px, #000 calc(100% - 28px), transparent);
    }
    100% {
      mask-image: linear-gradient(to right, transparent, #000 28px);
    }
  }
  @keyframes loqui-edges-rtl {
    0% {
      mask-image: linear-gradient(to right, transparent, #000 28px);
    }
    1%,
    99% {
      mask-image: linear-gradient(to right, transparent, #000 28px, #000 calc(100% - 28px), transparent);
    }
    100% {
      mask-image: linear-gradient(to left, transparent, #000 28px);
    }
  }
`;
