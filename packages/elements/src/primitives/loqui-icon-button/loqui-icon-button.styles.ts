import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  [part='base'] {
    inline-size: max(28px, 1.75rem);
    block-size: max(28px, 1.75rem);
    flex: none;
    padding: 0;
    border-radius: ${token['radius-small']};
    overflow: clip;
  }
  .small {
    inline-size: max(24px, 1.5rem);
    block-size: max(24px, 1.5rem);
  }
  .large {
    inline-size: max(36px, 2.25rem);
    block-size: max(36px, 2.25rem);
  }
  .quiet {
    color: ${token['text-muted']};
  }
  .quiet:hover,
  .quiet:active {
    color: ${token.text};
  }
  .neutral[aria-pressed='true'],
  .quiet[aria-pressed='true'] {
    background: ${token['accent-soft']};
    color: ${token['accent-text']};
  }
  .neutral[aria-pressed='true'] {
    border-color: ${token['accent-text']};
  }
  .primary[aria-pressed='true'],
  .danger[aria-pressed='true'] {
    box-shadow: inset 0 0 0 2px currentColor;
  }
  /* Whatever its own size, an icon stays inside. */
  ::slotted(*) {
    display: block;
    max-inline-size: 66%;
    max-block-size: 66%;
  }
  .small ::slotted(svg) {
    inline-size: max(14px, 0.875rem);
    block-size: max(14px, 0.875rem);
  }
  .large ::slotted(svg) {
    inline-size: max(20px, 1.25rem);
    block-size: max(20px, 1.25rem);
  }
  @media (forced-colors: active) {
    [part='base'][aria-pressed='true'] {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
