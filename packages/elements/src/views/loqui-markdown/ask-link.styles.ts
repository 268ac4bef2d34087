import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export const askLinkStyles = css`
  .ask-link {
    box-sizing: border-box;
    inline-size: min(420px, calc(100vw - 32px));
    padding: 16px;
    border: 1px solid ${token.border};
    border-radius: ${token.radius};
    background: ${token['surface-raised']};
    color: ${token.text};
    font-family: ${token.font};
    font-size: ${token['font-size']};
    box-shadow: 0 12px 32px rgb(0 0 0 / 0.2);
  }
  .ask-link::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  .ask-link p {
    margin: 0;
  }
  .ask-link p:first-child {
    font-weight: 600;
  }
  .ask-link .address {
    max-block-size: 8em;
    margin-block: 4px 16px;
    overflow: auto;
    overflow-wrap: anywhere;
    color: ${token['text-muted']};
    font-size: ${token['font-size-small']};
  }
  .ask-link .buttons {
    display: flex;
    justify-content: flex-end;
    gap: 8px;
  }
  .ask-link a.button {
    text-decoration: none;
  }
`;
