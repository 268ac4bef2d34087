import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: block;
    position: relative;
    font-family: ${token.font};
    font-size: ${token['font-size']};
    line-height: 1.6;
    scroll-margin-block: 24px;
  }
  :host(:focus-visible) {
    outline: none;
  }
  /* In the space between two messages, through the text of neither. */
  :host(:focus-visible) .row::after {
    content: '';
    position: absolute;
    inset: 8px 6px -4px;
    border-radius: ${token.radius};
    outline: 2px solid ${token['accent-text']};
    outline-offset: -2px;
    pointer-events: none;
  }
  :host(:focus-visible) .row.grouped::after {
    inset-block: 0 -2px;
  }
  .row {
    display: grid;
    grid-template-columns: max(28px, 1.75rem) minmax(0, 1fr);
    column-gap: 10px;
    padding-inline: var(--loqui-message-inset, 16px);
    padding-block-start: calc(${token.space} * 4);
  }
  .row.grouped {
    padding-block-start: 2px;
  }
  /* Code, lists and paragraphs need more distance than lines of a talk. */
  .person.blocks {
    padding-block-end: calc(${token.space} * 2);
  }
  .person.grouped.blocks {
    padding-block-start: calc(${token.space} * 2.5);
  }
  .gutter {
    grid-row: 1;
    margin-block-start: 1px;
  }
  time {
    color: ${token['text-muted']};
    font-size: ${token['font-size-tiny']};
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  time.gutter {
    display: block;
    font-size: calc(${token['font-size']} * 0.667);
    line-height: calc(${token['font-size']} * 1.6);
    text-align: center;
    margin-inline: -4px;
    /* One line high with margins: the row must not grow when the time is rendered. */
    margin-block: 1px -1px;
    opacity: 0;
    transition: opacity ${token.duration} ease-out;
  }
  :host(:hover) time.gutter,
  :host(:focus-within) time.gutter {
    opacity: 1;
  }
  .content,
  .row > loqui-removal {
    grid-column: 2;
    min-inline-size: 0;
  }
  .header {
    display: flex;
    align-items: baseline;
    column-gap: 8px;
    line-height: calc(${token['font-size']} * 1.34);
    white-space: nowrap;
  }
  .name,
  .note {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .name {
    flex: none;
    max-inline-size: 70%;
    font-size: ${token['font-size-small']};
    font-weight: 600;
  }
  .note {
    color: ${token['text-muted']};
    font-size: ${token['font-size-tiny']};
  }
  /* An agent's time is visible on hover only: its header already names who asked. */
  .agent .header time {
    /* No higher than the name beside it: the row must not grow when the time is rendered. */
    line-height: 1;
    opacity: 0;
    transition: opacity ${token.duration} ease-out;
  }
  :host(:hover) .agent .header time,
  :host(:focus-within) .agent .header time {
    opacity: 1;
  }
  .body {
    position: relative;
    overflow-wrap: anywhere;
  }
  .body > * + * {
    margin-block-start: calc(${token.space} * 2);
  }
  .body > .markdown + loqui-tool-call,
  .body > loqui-tool-call + .markdown {
    margin-block-start: calc(${token.space} * 3);
  }
  .body > loqui-tool-call:first-child {
    margin-block-start: 4px;
  }

  /* Own messages: a bubble at the end of the line. */
  .row.bubble {
    grid-template-columns: minmax(0, 1fr);
  }
  .bubble > .content,
  .bubble > loqui-removal {
    grid-column: 1;
  }
  .bubble .content {
    display: flex;
    flex-direction: column;
    align-items: flex-end;
  }
  .bubble .body {
    max-inline-size: min(82%, 64ch);
    padding: 8px 14px;
    border-radius: ${token['radius-large']};
    border-end-end-radius: calc(${token.radius} * 0.3);
    background: var(--loqui-bubble-background, ${token['accent-soft']});
  }
  .bubble .mention {
    background: none;
    padding: 0;
    margin: 0;
  }
  .bubble.grouped .body {
    border-start-end-radius: calc(${token.radius} * 0.3);
  }
  .pending .body {
    opacity: 0.8;
  }
  .bubble loqui-delivery {
    --loqui-delivery-align: flex-end;
  }
  /* The next message's buttons must not cover Undo. */
  .row.removed {
    padding-block-end: 14px;
  }
  .bubble loqui-removal {
    --loqui-removal-align: flex-end;
  }
  .bubble.failed .body {
    background: color-mix(in oklab, ${token.surface}, ${token.danger} 9%);
  }

  .reply {
    display: flex;
    align-items: center;
    gap: 6px;
    max-inline-size: 100%;
    min-block-size: max(24px, 1.5rem);
    padding-block: 0;
    padding-inline: 0 6px;
    border: 0;
    border-radius: ${token['radius-small']};
    background: none;
    color: ${token['text-muted']};
    font-size: ${token['font-size-tiny']};
    line-height: 2;
    text-align: start;
  }
  .reply:hover {
    color: ${token.text};
  }
  .reply .icon {
    inline-size: max(14px, 0.875rem);
    block-size: max(14px, 0.875rem);
  }
  .reply:dir(rtl) .icon,
  :host(:dir(rtl)) .reply .icon {
    transform: scaleX(-1);
  }
  .reply-author {
    flex: none;
    font-weight: 600;
  }
  .reply-text {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  :host(:state(highlighted)) .row::before {
    content: '';
    position: absolute;
    inset: 6px 4px -6px;
    border-radius: ${token.radius};
    background: ${token['accent-soft']};
    opacity: 0;
    z-index: -1;
    animation: loqui-highlight 2s ease-out;
  }
  :host(:state(highlighted)) {
    isolation: isolate;
  }
  @keyframes loqui-highlight {
    0%,
    40% {
      opacity: 1;
    }
  }

  /* Narrow panel: names without avatars. */
  @container (max-width: 22.6em) {
    .row {
      grid-template-columns: minmax(0, 1fr);
      padding-inline: var(--loqui-message-inset, 12px);
    }
    .content,
    .row > loqui-removal {
      grid-column: 1;
    }
    .gutter,
    time.gutter,
    .agent .header time {
      display: none;
    }
    .bubble .body {
      max-inline-size: 92%;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host(:state(highlighted)) .row::before {
      opacity: 1;
    }
  }
  @media (hover: none) {
    /* A long press opens the menu, not the browser's selection. */
    .person .body {
      -webkit-touch-callout: none;
      user-select: none;
      -webkit-user-select: none;
    }
  }
  @media (forced-colors: active) {
    .bubble .body {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    .header,
    .reply {
      break-after: avoid;
    }
    time.gutter {
      display: none;
    }
    .agent .header time {
      opacity: 1;
    }
    /* Browsers do not print backgrounds by default. */
    .bubble .body {
      border: 1px solid ${token.border};
    }
  }
`;
