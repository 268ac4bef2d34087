/** The box of the dialog and the drawer: header, a body that scrolls, footer, backdrop. */
import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export const modalStyles = css`
  :host {
    display: contents;
  }
  dialog {
    max-inline-size: none;
    max-block-size: none;
    margin: auto;
    padding: 0;
    border: 1px solid ${token.border};
    background: ${token['surface-raised']};
    color: ${token.text};
    box-shadow: ${token.shadow};
    font-family: ${token.font};
    font-size: ${token['font-size']};
    line-height: 1.5;
    overflow: clip;
    opacity: 0;
    transition:
      opacity ${token.duration} ease-out,
      transform ${token.duration} ease-out,
      overlay ${token.duration} allow-discrete,
      display ${token.duration} allow-discrete;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
    opacity: 1;
  }
  dialog:focus {
    outline: none;
  }
  dialog::backdrop {
    background: oklch(0.2 0.02 268 / 0.45);
    opacity: 0;
    transition:
      opacity ${token.duration} ease-out,
      overlay ${token.duration} allow-discrete,
      display ${token.duration} allow-discrete;
  }
  dialog[open]::backdrop {
    opacity: 1;
  }
  @starting-style {
    dialog[open],
    dialog[open]::backdrop {
      opacity: 0;
    }
  }
  [part='header'] {
    display: flex;
    align-items: flex-start;
    gap: calc(${token.space} * 3);
    padding-block: calc(${token.space} * 4) calc(${token.space} * 2);
    padding-inline: calc(${token.space} * 5) calc(${token.space} * 3);
    flex: none;
  }
  h2 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    padding-block: 1px;
    font-size: 1.133em;
    font-weight: 600;
    line-height: 1.4;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  .actions {
    display: flex;
    align-items: center;
    gap: ${token.space};
    flex: none;
    margin-inline-start: auto;
  }
  .scroller {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .scroller:focus-visible {
    outline-offset: -2px;
  }
  [part='body'] {
    padding-block: ${token.space} calc(${token.space} * 5);
    padding-inline: calc(${token.space} * 5);
    overflow-wrap: anywhere;
  }
  [part='footer'] {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: calc(${token.space} * 2);
    flex: none;
    padding-block: calc(${token.space} * 3);
    padding-inline: calc(${token.space} * 5);
    border-block-start: 1px solid ${token.border};
  }
  [hidden] {
    display: none;
  }
  .icon-button:focus-visible {
    outline-offset: 0;
  }
  @media (pointer: coarse) {
    .icon-button {
      inline-size: 44px;
      block-size: 44px;
      margin: -8px;
      margin-inline-start: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    dialog::backdrop {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    dialog {
      border-color: CanvasText;
    }
  }
`;
