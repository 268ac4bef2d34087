import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  .plain {
    white-space: pre-wrap;
    /* Each line has the direction of its first letter. */
    unicode-bidi: plaintext;
  }
  .folded [part~='text'] {
    max-block-size: 12lh;
    overflow: hidden;
    mask-image: linear-gradient(#000 60%, transparent);
  }
  .body > .fold {
    display: block;
    margin-block-start: ${token.space};
    margin-inline-start: -4px;
  }
  .mention {
    color: ${token['accent-text']};
    font-weight: 550;
    background: color-mix(in oklab, transparent, ${token.accent} 9%);
    border-radius: ${token['radius-small']};
    padding: 1px 4px;
    margin-inline: -1px;
  }
  a {
    color: ${token['accent-text']};
    text-underline-offset: 2px;
  }
  .waiting {
    block-size: 1.6em;
  }
  .file {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    max-inline-size: 100%;
    min-block-size: 32px;
    padding-block: 4px;
    padding-inline: 10px 12px;
    border: 1px solid ${token.border};
    border-radius: ${token.radius};
    background: ${token['surface-raised']};
    color: ${token.text};
    font-size: ${token['font-size-small']};
    line-height: 1.4;
    text-decoration: none;
  }
  .file span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  a.file:hover {
    border-color: ${token['text-muted']};
  }
  .notice {
    margin-block: 4px 8px;
    padding-inline-start: 10px;
    border-inline-start: 2px solid ${token.border};
    color: ${token['text-muted']};
    font-size: 13px;
    line-height: 1.4;
  }
`;
