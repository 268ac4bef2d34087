/** The keys of a shortcut, as they stand on the keyboard. */
import { css, html, type TemplateResult } from 'lit';
import { keysOf, type KeyName } from '../../commands/shortcut-keys.js';
import type { Localize } from '../../localize/localize.js';
import { token } from '../../styles/tokens.styles.js';
import type { strings } from './keys.strings.js';

export function keysTemplate(shortcut: string, localize: Pick<Localize<typeof strings>, 'term'>): TemplateResult {
  const presses = keysOf(shortcut, (key: KeyName) => localize.term(`key${key}`));
  // One `kbd` around those of one shortcut, as the standard says.
  return html`<kbd part="keys" class="keys">${presses.map((keys) => html`<span>${keys.map((key) => html`<kbd>${key}</kbd>`)}</span>`)}</kbd>`;
}

export const keysStyles = css`
  .keys {
    display: inline-flex;
    flex: none;
    gap: 8px;
    font: inherit;
  }
  .keys > span {
    display: inline-flex;
    gap: 3px;
  }
  .keys kbd {
    display: inline-grid;
    place-items: center;
    min-inline-size: 1.65em;
    padding: 1px 5px;
    border: 1px solid ${token.border};
    border-radius: ${token['radius-small']};
    background: ${token['surface-sunken']};
    color: color-mix(in oklab, ${token['text-muted']}, ${token.text} 35%);
    font-family: inherit;
    font-size: ${token['font-size-tiny']};
    line-height: 1.45;
    white-space: nowrap;
  }
`;
