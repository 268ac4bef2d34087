import { css } from 'lit';

export default css`
  :host {
    display: contents;
  }
  [part='base'] {
    position: fixed;
    inset: auto;
    display: flex;
    flex-direction: column;
    gap: 8px;
    box-sizing: border-box;
    inline-size: min(var(--loqui-toasts-width, 360px), 100vw - 32px);
    max-block-size: calc(100dvh - 32px);
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    overflow: visible;
    pointer-events: none;
  }
  /* Where there is no top layer, it is a high one. */
  @supports not selector(:popover-open) {
    [part='base'] {
      z-index: 2147483647;
    }
  }
  [part='base'][hidden] {
    display: none;
  }
  ::slotted(*) {
    pointer-events: auto;
  }
  .bottom-start,
  .bottom-center,
  .bottom-end {
    inset-block-end: max(16px, env(safe-area-inset-bottom));
  }
  .top-start,
  .top-center,
  .top-end {
    inset-block-start: max(16px, env(safe-area-inset-top));
    flex-direction: column-reverse;
  }
  .bottom-start,
  .top-start {
    inset-inline-start: 16px;
  }
  .bottom-end,
  .top-end {
    inset-inline-end: 16px;
  }
  .bottom-center,
  .top-center {
    inset-inline: 0;
    margin-inline: auto;
  }
`;
