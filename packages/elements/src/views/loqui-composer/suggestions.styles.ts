import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  .suggestions {
    inset: auto;
    margin: 0;
    max-inline-size: min(26rem, 100vi - 16px);
    padding: 0;
    overflow: clip;
    border: 1px solid ${token.border};
    border-radius: ${token.radius};
    background: ${token['surface-raised']};
    color: ${token.text};
    box-shadow: ${token.shadow};
    font-size: ${token['font-size-small']};
    line-height: 1.4;
  }
  .suggestions .list {
    max-block-size: min(16rem, 40dvb);
  }
  .suggestions .option .icon {
    color: ${token['text-muted']};
  }
  @media (forced-colors: active) {
    .suggestions .option[data-active] .icon {
      color: inherit;
    }
  }
`;
