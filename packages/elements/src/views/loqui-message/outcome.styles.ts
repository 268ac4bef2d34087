import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  .status {
    display: flex;
    align-items: flex-start;
    gap: 6px;
    margin-block-start: 4px;
    color: ${token['text-muted']};
    font-size: ${token['font-size-small']};
    line-height: 1.4;
  }
  .status > span,
  .status > .icon {
    margin-block-start: 3px;
  }
  .status .button {
    flex: none;
  }
  .bubble .status {
    justify-content: flex-end;
    text-align: end;
  }
  .bubble .status > span {
    flex: 0 1 auto;
  }
  .status.danger,
  .status.danger .icon {
    color: ${token.danger};
  }
  .reason::before {
    content: ': ';
  }
  .edited {
    margin-block-start: 2px;
    line-height: 1.4;
  }
`;
