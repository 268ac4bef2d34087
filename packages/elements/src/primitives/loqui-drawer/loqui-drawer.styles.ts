import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    --_away: translateX(100%);
  }
  :host(:dir(rtl)),
  :host([placement='start']) {
    --_away: translateX(-100%);
  }
  :host([placement='start']:dir(rtl)) {
    --_away: translateX(100%);
  }
  :host([placement='top']) {
    --_away: translateY(-100%);
  }
  :host([placement='bottom']) {
    --_away: translateY(100%);
  }
  dialog {
    inline-size: min(var(--loqui-drawer-size, 24rem), 100vi - 48px);
    block-size: 100dvb;
    margin-block: 0;
    margin-inline: auto 0;
    border-width: 0;
    border-inline-start-width: 1px;
    opacity: 1;
    transform: var(--_away);
  }
  :host([size='small']) dialog {
    inline-size: min(var(--loqui-drawer-size, 18rem), 100vi - 48px);
  }
  :host([size='large']) dialog {
    inline-size: min(var(--loqui-drawer-size, 36rem), 100vi - 48px);
  }
  :host([placement='start']) dialog {
    margin-inline: 0 auto;
    border-inline-width: 0 1px;
  }
  :host([placement='top']) dialog,
  :host([placement='bottom']) dialog {
    inline-size: 100%;
    block-size: fit-content;
    max-block-size: min(var(--loqui-drawer-size, 75dvb), 100dvb - 48px);
    margin-inline: 0;
    border-inline-width: 0;
  }
  :host([placement='top']) dialog {
    margin-block: 0 auto;
    border-block-end-width: 1px;
    border-end-start-radius: ${token['radius-large']};
    border-end-end-radius: ${token['radius-large']};
  }
  :host([placement='bottom']) dialog {
    margin-block: auto 0;
    border-block-start-width: 1px;
    border-start-start-radius: ${token['radius-large']};
    border-start-end-radius: ${token['radius-large']};
    padding-block-end: env(safe-area-inset-bottom);
  }
  dialog[open] {
    transform: none;
  }
  @starting-style {
    dialog[open] {
      opacity: 1;
      transform: var(--_away);
    }
  }
  @media (pointer: coarse) and (width <= 480px) {
    [part='header'] {
      padding-block-start: max(calc(${token.space} * 4), env(safe-area-inset-top));
    }
  }
`;
