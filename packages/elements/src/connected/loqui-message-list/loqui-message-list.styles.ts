import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: block;
    position: relative;
    min-block-size: 0;
    /* The page sets the height. Without one the list has this intrinsic height, not that of all messages. */
    container-type: size;
    contain-intrinsic-size: 24rem min(30rem, 80dvh);
    font-family: ${token.font};
    font-size: ${token['font-size']};
    line-height: 1.6;
  }
  .scroller {
    block-size: 100%;
    overflow-x: clip;
    overflow-y: auto;
    overscroll-behavior: contain;
    overflow-anchor: none;
    scrollbar-width: thin;
    scrollbar-color: color-mix(in oklab, transparent, ${token.text} 22%) transparent;
  }
  .content {
    position: relative;
    max-inline-size: calc(${token.measure} + 70px);
    margin-inline: auto;
    padding-block-end: calc(${token.space} * 3);
  }
  .plain > loqui-message {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 72px;
  }
  /* A message has a ring of its own. */
  loqui-message:focus-visible {
    outline: none;
  }
  .paging {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    min-block-size: 36px;
    padding-inline: 16px;
    color: ${token['text-muted']};
    font-size: ${token['font-size-tiny']};
  }
  .paging.idle {
    min-block-size: 0;
  }
  .loading,
  .opening i {
    animation: loqui-breathe 1.6s ease-in-out infinite;
  }
  .opening {
    display: grid;
    gap: 12px;
    padding: 32px 16px;
    animation: loqui-appear 300ms 300ms ease-out backwards;
  }
  .opening i {
    block-size: 12px;
    inline-size: 62%;
    border-radius: ${token['radius-pill']};
    background: color-mix(in oklab, transparent, ${token.text} 8%);
  }
  .opening i:nth-of-type(2) {
    inline-size: 86%;
    animation-delay: 0.2s;
  }
  .opening i:nth-of-type(3) {
    inline-size: 44%;
    animation-delay: 0.4s;
  }
  @keyframes loqui-breathe {
    50% {
      opacity: 0.5;
    }
  }
  @keyframes loqui-appear {
    from {
      opacity: 0;
    }
  }
  .trouble {
    padding: calc(${token.space} * 6) var(--loqui-message-inset, 16px);
    text-align: center;
    text-wrap: balance;
  }
  .trouble > p {
    margin: 0 0 calc(${token.space} * 3);
    color: ${token['text-muted']};
    line-height: 1.5;
  }
  .empty[hidden] {
    display: none;
  }
  .content:has(> .empty:not([hidden])),
  .content:has(> .trouble):not(:has(> [data-row])) {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: var(--_empty, safe center);
    min-block-size: 100%;
  }
  /* Text fades where it scrolls away, and below the button that leads down. */
  :host::before,
  :host::after,
  .pill::before {
    content: '';
    position: absolute;
    z-index: 1;
    inset-inline: 0 10px;
    block-size: 12px;
    pointer-events: none;
    background: linear-gradient(to var(--_fade, top), ${token.surface}, transparent);
  }
  :host::before {
    --_fade: bottom;
    inset-block-start: 0;
  }
  :host::after {
    inset-block-end: 0;
  }
  .pill::before {
    z-index: -1;
    inset-block: auto -10px;
    block-size: 72px;
    background: linear-gradient(to top, ${token.surface} 60%, transparent);
  }
  /* The colour of a surface is not the one that is shown there. */
  @media (forced-colors: active), print {
    :host::before,
    :host::after,
    .pill::before {
      content: none;
    }
  }
  .pill {
    position: absolute;
    inset-inline: 0;
    inset-block-end: 10px;
    display: flex;
    justify-content: center;
    pointer-events: none;
  }
  .pill > * {
    pointer-events: auto;
  }
  @container (min-width: 48em) {
    .content {
      --loqui-message-inset: 24px;
      max-inline-size: calc(${token.measure} + 86px);
    }
  }
  @media print {
    :host {
      block-size: auto !important;
      max-block-size: none !important;
      overflow: visible !important;
      color-scheme: light !important;
      container-type: normal;
    }
    .scroller {
      block-size: auto;
      overflow: visible;
    }
    .content {
      max-inline-size: none;
    }
    .plain > loqui-message {
      content-visibility: visible;
    }
    .pill,
    .paging {
      display: none;
    }
  }
`;
