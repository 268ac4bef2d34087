import { css } from 'lit';
import { token } from '../../styles/tokens.styles.js';

export default css`
  :host {
    display: contents;
    font-family: ${token.font};
    font-size: ${token['font-size']};
  }
  section + section {
    margin-block-start: calc(${token.space} * 4);
  }
  h3 {
    margin: 0 0 ${token.space};
    color: ${token['text-muted']};
    font-size: ${token['font-size-small']};
    font-weight: 600;
  }
  dl,
  dd,
  p {
    margin: 0;
  }
  .shortcut {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 2px 16px;
    padding-block: 6px;
    font-size: ${token['font-size-small']};
  }
  .shortcut + .shortcut {
    border-block-start: 1px solid ${token.border};
  }
  dt {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  p {
    color: ${token['text-muted']};
  }
`;
