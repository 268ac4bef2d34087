import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  dialog {
    inline-size: min(var(--loqui-dialog-width, 34rem), 100vi - 32px);
    max-block-size: calc(100dvb - 64px);
    border-radius: ${token['radius-large']};
    transform: translateY(8px);
  }
  :host([size='small']) dialog {
    inline-size: min(var(--loqui-dialog-width, 25rem), 100vi - 32px);
  }
  :host([size='large']) dialog {
    inline-size: min(var(--loqui-dialog-width, 52rem), 100vi - 32px);
  }
  dialog[open] {
    transform: none;
  }
  @starting-style {
    dialog[open] {
      transform: translateY(8px);
    }
  }
  /* A sheet at the lower edge, as wide as the screen. */
  @media (width <= 480px) {
    dialog,
    :host([size]) dialog {
      inline-size: 100%;
      max-block-size: calc(100dvb - 32px);
      margin-block: auto 0;
      border-width: 1px 0 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
      padding-block-end: env(safe-area-inset-bottom);
      transform: translateY(24px);
    }
    dialog[open],
    :host([size]) dialog[open] {
      transform: none;
    }
    @starting-style {
      dialog[open],
      :host([size]) dialog[open] {
        transform: translateY(24px);
      }
    }
  }
`;
