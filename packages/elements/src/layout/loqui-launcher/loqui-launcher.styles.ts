import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: contents;
    --_bubble: var(--loqui-launcher-size, 56px);
    --_block: var(--loqui-launcher-offset-block, 20px);
    --_inline: var(--loqui-launcher-offset-inline, 20px);
    --_layer: var(--loqui-launcher-z-index, 1000);
    font-family: ${token.font};
    font-size: ${token['font-size']};
    line-height: 1.5;
  }
  :host([mode='inline']) {
    display: block;
  }
  [part='bubble'] {
    position: fixed;
    z-index: var(--_layer);
    inset-block-end: calc(var(--_block) + env(safe-area-inset-bottom));
    inset-inline-end: max(var(--_inline), env(safe-area-inset-right), env(safe-area-inset-left));
    display: grid;
    place-items: center;
    inline-size: var(--_bubble);
    block-size: var(--_bubble);
    margin: 0;
    padding: 0;
    border: 1px solid transparent;
    border-radius: 50%;
    background: ${token.accent};
    color: ${token['on-accent']};
    box-shadow: ${token.shadow};
    font: inherit;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
    transition:
      background-color ${token.duration} ease-out,
      scale ${token.duration} ease-out;
  }
  [part='bubble']:hover {
    background: color-mix(in oklab, ${token.accent}, ${token.text} 12%);
  }
  [part='bubble']:active {
    scale: 0.96;
  }
  [part='bubble'] .icon,
  ::slotted([slot='icon']) {
    inline-size: 24px;
    block-size: 24px;
  }
  loqui-badge {
    position: absolute;
    inset-block-start: -4px;
    inset-inline-end: -4px;
  }
  loqui-badge::part(base) {
    box-shadow: 0 0 0 2px ${token.surface};
  }
  :host([placement$='start']) [part='bubble'] {
    inset-inline: max(var(--_inline), env(safe-area-inset-left), env(safe-area-inset-right)) auto;
  }
  :host([placement^='top']) [part='bubble'] {
    inset-block: calc(var(--_block) + env(safe-area-inset-top)) auto;
  }
  :host([mode='inline']) [part='bubble'] {
    position: relative;
    inset: auto;
    z-index: auto;
  }

  dialog {
    position: fixed;
    z-index: var(--_layer);
    inset: auto;
    display: none;
    flex-direction: column;
    inline-size: auto;
    block-size: auto;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 1px solid ${token.border};
    border-radius: ${token['radius-large']};
    background: ${token.surface};
    color: ${token.text};
    box-shadow: ${token.shadow};
    overflow: clip;
    opacity: 0;
    transition:
      opacity ${token.duration} ease-out,
      transform ${token.duration} ease-out,
      overlay ${token.duration} allow-discrete,
      display ${token.duration} allow-discrete;
    --loqui-panel-radius: 0;
    --loqui-panel-border: 0;
  }
  dialog::backdrop {
    display: none;
  }
  :host([open]) dialog {
    display: flex;
    opacity: 1;
    transform: none;
  }
  @starting-style {
    :host([open]) dialog {
      opacity: 0;
    }
    :host([open]) .popup {
      transform: translateY(12px);
    }
    :host([open]) .side {
      transform: translateX(var(--_away));
    }
  }
  dialog:focus {
    outline: none;
  }
  dialog:focus-visible {
    outline: 2px solid ${token['accent-text']};
    outline-offset: -2px;
  }

  .popup {
    inset-inline-end: max(var(--_inline), env(safe-area-inset-right), env(safe-area-inset-left));
    inset-block-end: max(var(--_block) + var(--_beside) + env(safe-area-inset-bottom), var(--_keyboard, 0px) + 8px);
    inline-size: min(var(--loqui-launcher-width, 400px), 100vi - 2 * var(--_inline));
    block-size: min(
      var(--loqui-launcher-height, 640px),
      var(--_seen-size, 100dvb - 2 * var(--_block) - var(--_beside) - env(safe-area-inset-bottom) - env(safe-area-inset-top))
    );
    --_beside: 0px;
  }
  .popup.beside {
    --_beside: calc(var(--_bubble) + 12px);
  }
  :host([placement$='start']) .popup {
    inset-inline: max(var(--_inline), env(safe-area-inset-left), env(safe-area-inset-right)) auto;
  }
  :host([placement^='top']) .popup {
    inset-block: calc(var(--_block) + var(--_beside) + env(safe-area-inset-top)) auto;
  }
  .side {
    inset-block: 0;
    inset-inline-end: 0;
    inline-size: min(var(--loqui-launcher-side-width, 420px), 100vi - 48px);
    block-size: var(--_seen-size, 100dvb);
    padding-block: env(safe-area-inset-top) env(safe-area-inset-bottom);
    border-width: 0;
    border-inline-start-width: 1px;
    border-radius: 0;
    --_away: 24px;
  }
  :host([placement$='start']) .side {
    inset-inline: 0 auto;
    border-inline-width: 0 1px;
  }
  .side:dir(rtl),
  :host([placement$='start']) .side:dir(ltr) {
    --_away: -24px;
  }
  :host([placement$='start']) .side:dir(rtl) {
    --_away: 24px;
  }
  :host([push]) .side {
    box-shadow: none;
  }
  .full {
    inset: var(--_seen-top, 0) 0 auto;
    inline-size: 100%;
    block-size: var(--_seen-size, 100dvb);
    padding-block: env(safe-area-inset-top) env(safe-area-inset-bottom);
    padding-inline: env(safe-area-inset-left) env(safe-area-inset-right);
    border: 0;
    border-radius: 0;
    box-shadow: none;
  }
  .inline {
    position: static;
    inline-size: 100%;
    block-size: var(--loqui-launcher-height, min(40rem, 100dvb));
    box-shadow: none;
  }

  [part='bar'] {
    flex: none;
    display: flex;
    align-items: center;
    gap: 2px;
    min-block-size: 60px;
    padding: 10px 10px 10px 16px;
    border-block-end: 1px solid ${token.border};
  }
  h2 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    overflow: hidden;
    font-size: ${token['font-size']};
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .content {
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
    overflow: auto;
  }
  .content ::slotted(:not([slot])) {
    flex: 1 1 0 !important;
    block-size: auto !important;
    min-block-size: 0 !important;
  }
  [hidden] {
    display: none !important;
  }
  @media (pointer: coarse) {
    .icon-button {
      inline-size: 44px;
      block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    [part='bubble'] {
      border-color: ButtonBorder;
    }
    dialog {
      border-color: CanvasText;
    }
  }
  @media print {
    [part='bubble'] {
      display: none;
    }
  }
`;
