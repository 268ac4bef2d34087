import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: block;
    font-family: ${token.font};
  }
  :host([size='small']) {
    --_tab-font: ${token['font-size-tiny']};
    --_tab-block: max(28px, 1.75rem);
  }
  :host([size='large']) {
    --_tab-font: ${token['font-size']};
    --_tab-block: max(44px, 2.75rem);
  }
  [part='base'] {
    display: flex;
    flex-direction: column;
  }
  [part='bar'] {
    min-inline-size: 0;
    border-block-end: 1px solid ${token.border};
  }
  [part='tablist'] {
    display: flex;
    gap: ${token.space};
    --_tab-end: 3px;
    margin-block-end: -1px;
    overflow: auto hidden;
    overscroll-behavior-x: contain;
    scrollbar-width: none;
    /* Fades where more tabs are. */
    --_before: #000;
    --_after: #000;
    mask-image: linear-gradient(var(--_to, to right), var(--_before), #000 32px calc(100% - 32px), var(--_after));
  }
  [part='tablist']::-webkit-scrollbar {
    display: none;
  }
  :host(:dir(rtl)) [part='tablist'] {
    --_to: to left;
  }
  .more-before {
    --_before: transparent;
  }
  .more-after {
    --_after: transparent;
  }
  [part='panels'] {
    flex: 1;
    min-inline-size: 0;
  }
  .vertical[part='base'] {
    flex-direction: row;
    gap: calc(${token.space} * 4);
  }
  .vertical [part='bar'] {
    flex: none;
    max-inline-size: 40%;
    border-block-end: 0;
    border-inline-end: 1px solid ${token.border};
  }
  .vertical [part='tablist'] {
    flex-direction: column;
    gap: 2px;
    --_tab-end: 0;
    --_tab-space: normal;
    --_to: to bottom;
    max-block-size: var(--loqui-tabs-block-size, none);
    margin-block-end: 0;
    margin-inline-end: -1px;
    padding-inline-end: ${token.space};
    overflow: hidden auto;
    --_tab-line: calc(${token.space} * 1.5) auto calc(${token.space} * 1.5) 0;
    --_tab-line-inline: 2px;
    --_tab-line-block: auto;
  }
  :host(:dir(rtl)) .vertical [part='tablist'] {
    --_to: to bottom;
    --_tab-line: calc(${token.space} * 1.5) 0 calc(${token.space} * 1.5) auto;
  }
  .vertical ::slotted(loqui-tab) {
    inline-size: 100%;
  }
  .vertical ::slotted(loqui-tab-panel) {
    --_tab-panel-padding: ${token.space} 0;
  }
  @media (forced-colors: active) {
    [part='bar'] {
      border-color: CanvasText;
    }
  }
`;
