import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: block;
    min-block-size: 0;
    font-family: ${token.font};
    font-size: ${token['font-size']};
  }
  [part='base'] {
    position: static;
    display: flex;
    flex-direction: column;
    inline-size: 100%;
    max-inline-size: none;
    block-size: 100%;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: ${token.surface};
    color: ${token.text};
    animation: come ${token.duration} ease-out;
  }
  @keyframes come {
    from {
      opacity: 0;
    }
  }
  .head {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 10px 8px 6px 16px;
    padding-inline: 16px 8px;
  }
  h3 {
    flex: 1;
    margin: 0;
    font-size: 15px;
    font-weight: 600;
  }
  .filter {
    display: block;
    padding: 2px 12px 8px;
  }
  input {
    inline-size: 100%;
    min-block-size: max(34px, 2.125rem);
    margin: 0;
    padding: 5px 10px;
    border: 1px solid ${token.border};
    border-radius: ${token.radius};
    background: ${token['surface-raised']};
    color: inherit;
    font: inherit;
  }
  /* iOS zooms into fields with smaller text. */
  @media (pointer: coarse) {
    input {
      font-size: max(16px, 1em);
    }
  }
  input::placeholder {
    color: ${token['text-muted']};
    opacity: 1;
  }
  .scroller {
    flex: 1;
    min-block-size: 0;
    padding: 0 8px 8px;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    align-items: center;
    min-inline-size: 0;
    border-radius: ${token.radius};
  }
  li:hover,
  li:focus-within {
    background: color-mix(in oklab, transparent, ${token.text} 5%);
  }
  li[data-current] {
    background: ${token['accent-soft']};
  }
  .open {
    flex: 1;
    min-inline-size: 0;
    padding: 7px 8px;
    border: 0;
    border-radius: ${token.radius};
    background: none;
    line-height: 1.35;
    text-align: start;
  }
  .title {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  loqui-time {
    display: block;
    color: ${token['text-muted']};
    font-size: ${token['font-size-small']};
  }
  .acts {
    display: flex;
    flex: none;
    padding-inline-end: 4px;
  }
  @media (hover: hover) {
    .acts {
      opacity: 0;
    }
    li:hover .acts,
    li:focus-within .acts {
      opacity: 1;
    }
  }
  form {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 6px;
    min-inline-size: 0;
    padding: 6px;
  }
  form input {
    flex: 1 1 10rem;
    min-inline-size: 0;
  }
  .note {
    padding: 18px 8px;
    color: ${token['text-muted']};
    text-align: center;
  }
  .note .button {
    margin-block-start: 8px;
    color: ${token.text};
  }
  .more {
    display: flex;
    justify-content: center;
    padding-block: 8px;
  }
  .undo {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 8px 8px 8px 16px;
    padding-inline: 16px 8px;
    border-block-start: 1px solid ${token.border};
    font-size: ${token['font-size-small']};
  }
  .undo span {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;
