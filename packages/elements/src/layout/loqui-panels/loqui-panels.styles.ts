import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    min-inline-size: 0;
    font-family: ${token.font};
    font-size: ${token['font-size']};
    line-height: 1.5;
  }
  :host([orientation='vertical']) {
    min-block-size: 12rem;
  }
  [part='base'] {
    display: flex;
    inline-size: 100%;
    block-size: 100%;
    min-block-size: inherit;
    overflow: clip;
  }
  .vertical,
  .stacked {
    flex-direction: column;
  }
  [part='panel'] {
    position: relative;
    flex: 1 1 0;
    min-inline-size: 0;
    min-block-size: 0;
    overflow: clip;
  }
  .vertical > [part='panel'] {
    inline-size: 100%;
  }
  [part='panel'] > slot {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    inline-size: 100%;
    block-size: 100%;
  }
  /* What closes or opens keeps its size: its lines would break anew with every frame. */
  .horizontal > [part='panel'] > slot {
    min-inline-size: var(--_kept, 0);
  }
  .vertical > [part='panel'] > slot {
    min-block-size: var(--_kept, 0);
  }
  .collapsed {
    visibility: hidden;
  }
  .moving > [part='panel'] {
    transition:
      flex-grow ${token.duration} ease-out,
      visibility ${token.duration};
  }
  .dragging > [part='panel'] {
    pointer-events: none;
    user-select: none;
    -webkit-user-select: none;
  }
  [hidden] {
    display: none !important;
  }

  [part='separator'] {
    position: relative;
    z-index: 1;
    flex: none;
    display: grid;
    place-items: center;
    background: ${token.border};
    cursor: col-resize;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
    -webkit-tap-highlight-color: transparent;
    --_reach: -4px;
  }
  .horizontal > [part='separator'] {
    inline-size: 1px;
  }
  .vertical > [part='separator'] {
    block-size: 1px;
    cursor: row-resize;
  }
  /* What the pointer can take hold of. */
  [part='separator']::before {
    content: '';
    position: absolute;
    inset: 0 var(--_reach);
  }
  .vertical > [part='separator']::before {
    inset: var(--_reach) 0;
  }
  /* The line while it is used: wider, but over nobody's text. */
  [part='separator']::after {
    content: '';
    position: absolute;
    inset: 0 -1px;
    background: ${token['accent-text']};
    opacity: 0;
    transition: opacity ${token.duration} ease-out;
    pointer-events: none;
  }
  .vertical > [part='separator']::after {
    inset: -1px 0;
  }
  [part='separator']:is(:hover, :focus-visible, .held)::after {
    opacity: 1;
  }
  [part='separator']:focus-visible {
    outline: none;
  }
  [part='grip'] {
    position: relative;
    z-index: 1;
    inline-size: 4px;
    block-size: 28px;
    border-radius: ${token['radius-pill']};
    background: ${token['text-muted']};
    opacity: 0;
    transition: opacity ${token.duration} ease-out;
    pointer-events: none;
  }
  .vertical > [part='separator'] > [part='grip'] {
    inline-size: 28px;
    block-size: 4px;
  }
  [part='separator']:is(:hover, :focus-visible, .held, .edge) > [part='grip'] {
    opacity: 1;
  }
  [part='separator']:is(:focus-visible, .held) > [part='grip'] {
    background: ${token['accent-text']};
    box-shadow: 0 0 0 2px ${token.surface};
  }
  [part='separator']:focus-visible > [part='grip'] {
    outline: 2px solid ${token['accent-text']};
    outline-offset: 2px;
  }
  /* Beside a collapsed panel it is a narrow strip: what is closed can be seen, and taken hold of. */
  .horizontal > .edge {
    inline-size: 13px;
  }
  .vertical > .edge {
    block-size: 13px;
  }
  .edge {
    background: ${token['surface-sunken']};
    box-shadow: inset 0 0 0 1px ${token.border};
    --_reach: 0px;
  }
  .edge::after {
    inset: 0;
    background: none;
    border: 2px solid ${token['accent-text']};
  }
  .edge:focus-visible > [part='grip'] {
    outline: none;
    box-shadow: none;
  }
  @media (pointer: coarse) {
    [part='separator'] {
      --_reach: -21.5px;
    }
    .edge {
      --_reach: -15.5px;
    }
    [part='grip'] {
      opacity: 0.7;
    }
  }

  .bar {
    flex: none;
    display: flex;
    align-items: center;
    gap: ${token.space};
    min-block-size: 44px;
    padding-inline: calc(${token.space} * 2);
    border-block-end: 1px solid ${token.border};
    background: ${token.surface};
  }
  [part='switcher'] {
    flex: 1;
    min-inline-size: 0;
    display: flex;
    gap: ${token.space};
    align-self: stretch;
    overflow-x: auto;
    scrollbar-width: none;
  }
  [part='tab'] {
    position: relative;
    flex: 0 1 auto;
    min-inline-size: 44px;
    max-inline-size: 16em;
    min-block-size: 44px;
    margin: 0;
    padding: 0 calc(${token.space} * 2.5);
    border: 0;
    background: none;
    color: ${token['text-muted']};
    font: inherit;
    font-size: ${token['font-size-small']};
    font-weight: 500;
    white-space: nowrap;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }
  [part='tab'] > span {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  [part='tab']:hover,
  [part='tab'][aria-selected='true'] {
    color: ${token.text};
  }
  [part='tab'][aria-selected='true']::after {
    content: '';
    position: absolute;
    inset-block-end: 0;
    inset-inline: calc(${token.space} * 2);
    block-size: 2px;
    border-radius: ${token['radius-pill']};
    background: ${token['accent-text']};
  }
  [part='tab']:focus-visible {
    border-radius: ${token['radius-small']};
    outline-offset: -4px;
  }
  @media (forced-colors: active) {
    [part='separator'] {
      background: CanvasText;
      forced-color-adjust: none;
    }
    [part='separator']::after,
    [part='separator']:is(:focus-visible, .held) > [part='grip'] {
      background: Highlight;
    }
    .edge {
      background: Canvas;
      box-shadow: inset 0 0 0 1px CanvasText;
    }
    .edge::after {
      background: none;
      border-color: Highlight;
    }
    [part='grip'] {
      background: CanvasText;
    }
    [part='tab'][aria-selected='true']::after {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
  @media print {
    :host,
    [part='base'] {
      display: block;
      block-size: auto;
      overflow: visible;
    }
    .bar,
    [part='separator'] {
      display: none;
    }
  }
`;
