import { css } from 'lit';
import { token } from '../styles/tokens.styles.js';

export default css`
  .palette {
    display: contents;
  }
  /* The same box as loqui.css reserves before any script runs. */
  :host {
    display: flex;
    flex-direction: column;
    inline-size: 100%;
    min-inline-size: 0;
    block-size: min(40rem, 100dvh);
    min-block-size: 18rem;
    font-family: ${token.font};
    font-size: ${token['font-size']};
    line-height: 1.6;
    cursor: auto;
  }
  :host(:state(no-page-font)) {
    font-family: var(--loqui-font, Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif);
  }
  /* The content never enlarges the panel: without a height from the page it has the default height. */
  .panel {
    position: relative;
    flex: 1 1 auto;
    min-block-size: 0;
    display: grid;
    /* The text takes less than half of the panel, then scrolls. */
    grid-template-rows: auto minmax(0, 1fr) fit-content(48%);
    grid-template-columns: minmax(0, 1fr);
    block-size: 100%;
    overflow: clip;
    container-type: size;
    contain-intrinsic-size: 24rem min(40rem, 100dvh);
    border: var(--loqui-panel-border, 1px solid ${token.border});
    border-radius: var(--loqui-panel-radius, ${token['radius-large']});
    background: ${token.surface};
    color: ${token.text};
  }
  .panel > * {
    grid-column: 1;
  }
  .panel > loqui-message-list {
    grid-row: 2;
  }
  .panel > loqui-conversations {
    grid-row: 2 / 4;
    z-index: 2;
  }
  .nameless {
    grid-template-rows: auto;
    align-content: center;
    padding: 16px;
  }
  .foot {
    grid-row: 3;
    display: flex;
    flex-direction: column;
    inline-size: 100%;
    max-inline-size: calc(${token.measure} + 88px);
    margin-inline: auto;
    padding: 0 14px 14px;
    min-block-size: 0;
  }
  loqui-error-state {
    margin-block-end: 6px;
  }
  /* Reserves the height before the element is defined. WebKit omits an element from layout while it is defined, so the height is set around it. */
  .activity {
    min-block-size: max(24px, 1.5rem);
    margin-block-end: 6px;
    padding-inline: 2px;
  }
  @container (max-width: 22.6em) {
    .foot {
      padding: 0 8px 8px;
    }
    .activity {
      margin-block-end: 2px;
    }
  }
  @container (min-width: 48em) {
    .panel > loqui-conversations {
      inline-size: 22em;
      border-inline-end: 1px solid ${token.border};
    }
    /* Beside the list, not below it. */
    .listing > loqui-message-list,
    .listing > .foot {
      margin-inline-start: 22em;
    }
    .listing > .foot {
      inline-size: auto;
      max-inline-size: none;
      margin-inline-end: 0;
      padding-inline: max(18px, (100cqi - 22em - ${token.measure} - 52px) / 2);
    }
    .foot {
      padding: 0 18px 16px;
    }
  }
  /* Nothing is written yet: greeting and composer are in the middle of an assistant. */
  @container (min-width: 40em) and (min-height: 34em) {
    .assistant > loqui-message-list {
      --_empty: safe end;
    }
    .foot {
      transition: margin-block-end calc(${token.duration} * 1.5) ease-out;
    }
    .assistant > loqui-message-list:state(empty) + .foot {
      margin-block-end: 12cqb;
    }
  }
  /* In print: no fixed height, no controls, all messages. */
  @media print {
    :host {
      display: block !important;
      block-size: auto !important;
      min-block-size: 0 !important;
      max-block-size: none !important;
      overflow: visible !important;
      color-scheme: light !important;
    }
    .panel {
      display: block;
      block-size: auto;
      overflow: visible;
      container-type: normal;
      border: 0;
      border-radius: 0;
      background: none;
    }
    .foot,
    slot[name='header-actions'],
    loqui-room-announcer {
      display: none;
    }
  }
`;
