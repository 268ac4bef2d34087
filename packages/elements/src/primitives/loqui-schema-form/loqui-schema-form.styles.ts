import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    --_gap: calc(${token.space} * 4);
    container-type: inline-size;
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  [part='form'] > legend {
    margin-block-end: calc(${token.space} * 2);
    font-size: 1.15em;
    font-weight: 600;
  }
  [part='form'] > legend + [part='hint']:not([hidden]) {
    margin-block: calc(${token.space} * -1) calc(${token.space} * 3);
    font-size: inherit;
  }
  .fields {
    display: grid;
    gap: var(--_gap);
  }
  .group.object,
  .group.list {
    padding-inline-start: calc(${token.space} * 3);
    border-inline-start: 2px solid ${token.border};
  }
  /* As a block: the line beside it then begins at its top. */
  .group > legend {
    float: inline-start;
    inline-size: 100%;
    margin-block-end: ${token.space};
  }
  .group > legend + * {
    clear: both;
  }
  .group:is(.object, .list) > legend {
    margin-block-end: calc(${token.space} * 2);
    font-weight: 600;
  }
  .group:focus-visible {
    border-radius: ${token['radius-small']};
  }
  .hint {
    margin-block: calc(${token.space} * -1) calc(${token.space} * 2);
    font-size: ${token['font-size-tiny']};
    color: ${token['text-muted']};
    overflow-wrap: anywhere;
  }
  .problem {
    display: flex;
    align-items: flex-start;
    gap: 5px;
    font-size: ${token['font-size-tiny']};
    color: ${token.danger};
    overflow-wrap: anywhere;
  }
  .problem:not(:empty) {
    margin-block-start: 4px;
  }
  :is(.problem, [part='summary']) .icon {
    inline-size: 1.1em;
    block-size: 1.1em;
    margin-block-start: 0.15em;
  }
  .options {
    display: grid;
    gap: ${token.space};
  }
  .options.many {
    max-block-size: 18em;
    padding-block: 4px;
    padding-inline: 9px;
    overflow: auto;
    border: 1px solid ${token.border};
    border-radius: ${token.radius};
  }
  [part='items'] {
    display: grid;
    gap: calc(${token.space} * 3);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  [part='items'] + [part='add'] {
    margin-block-start: calc(${token.space} * 3);
  }
  [part='item'] {
    display: flex;
    align-items: flex-start;
    gap: calc(${token.space} * 2);
  }
  .item {
    flex: 1;
    min-inline-size: 0;
    display: grid;
    gap: var(--_gap);
  }
  .tools {
    display: flex;
    flex: none;
    margin-block-start: calc(1.4em + 6px);
  }
  .icon-place {
    display: contents;
  }
  .unsupported {
    display: flex;
    align-items: flex-start;
    gap: 6px;
    color: ${token['text-muted']};
  }
  .unsupported .icon {
    margin-block-start: 0.1em;
    color: ${token.warning};
  }
  [part='summary']:has(.shown) {
    margin-block-end: var(--_gap);
    padding: calc(${token.space} * 2) calc(${token.space} * 3);
    border: 1px solid ${token.danger};
    border-radius: ${token.radius};
  }
  [part='summary'] [part='error'] {
    margin: 0;
    font-size: inherit;
    font-weight: 500;
  }
  [part='problems'] {
    display: grid;
    justify-items: start;
    gap: 2px;
    margin: 4px 0 0;
    padding: 0;
    padding-inline-start: 1.6em;
    font-size: ${token['font-size-tiny']};
  }
  [part='problems'] button {
    padding: 0;
    border: 0;
    background: none;
    color: ${token['accent-text']};
    font: inherit;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 2px;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  @container (inline-size < 360px) {
    [part='item'] {
      flex-direction: column;
      align-items: stretch;
      gap: ${token.space};
    }
    .tools {
      justify-content: flex-end;
      margin-block-start: 0;
    }
  }
  @media (pointer: coarse) {
    [part='problems'] button {
      min-block-size: 44px;
    }
  }
`;
