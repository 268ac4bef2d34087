import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: block;
    inline-size: 100%;
    block-size: 100dvb;
    min-block-size: 18rem;
    background: ${token.surface};
    font-family: ${token.font};
    font-size: ${token['font-size']};
  }
  ::slotted(:is(loqui-chat, loqui-assistant, loqui-panels)) {
    block-size: 100% !important;
    min-block-size: 0 !important;
  }
  /* Whatever is shown in the drawer has edges of its own, as in the panel. */
  loqui-drawer::part(body) {
    padding: 0;
  }
  loqui-drawer:not(:defined) {
    display: none;
  }
  .toggle {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(${token.space} * 2);
    flex: none;
    min-inline-size: 44px;
    min-block-size: 44px;
    margin-inline-start: calc(${token.space} * -1);
    padding: 0 calc(${token.space} * 2);
    border: 0;
    border-radius: ${token['radius-small']};
    background: none;
    color: ${token['text-muted']};
    font-size: ${token['font-size-small']};
    font-weight: 500;
  }
  .toggle:hover {
    color: ${token.text};
  }
  .toggle:focus-visible {
    outline-offset: -4px;
  }
  :host(:dir(rtl)) .toggle .icon {
    transform: scaleX(-1);
  }
  @media print {
    :host {
      block-size: auto;
    }
  }
`;
