import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
    vertical-align: middle;
  }
  [part='base'] {
    --_size: var(--loqui-avatar-size, max(28px, 1.75rem));
    /* Initials stay whole beside the ring. */
    --_overlap: min(6px, calc(var(--_size) * 0.13));
    display: flex;
    flex-wrap: wrap;
    row-gap: 2px;
    inline-size: fit-content;
    /* The first of each row stands at the edge. */
    padding-inline-start: var(--_overlap);
  }
  .small {
    --_size: var(--loqui-avatar-size, max(24px, 1.5rem));
  }
  .large {
    --_size: var(--loqui-avatar-size, max(36px, 2.25rem));
  }
  .disc {
    --loqui-avatar-size: var(--_size);
    display: flex;
    margin-inline-start: calc(var(--_overlap) * -1);
    border-radius: ${token['radius-pill']};
    box-shadow: 0 0 0 2px var(--loqui-avatar-group-ring, ${token.surface});
  }
  [part='rest'] {
    align-items: center;
    justify-content: center;
    min-inline-size: var(--_size);
    block-size: var(--_size);
    padding-inline: 6px;
    background: color-mix(in oklab, ${token.surface}, ${token.text} 8%);
    font-size: calc(var(--_size) * 0.39);
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    line-height: 1;
    direction: ltr;
    unicode-bidi: isolate;
  }
  @media (forced-colors: active) {
    [part='rest'] {
      border: 1px solid CanvasText;
    }
  }
`;
