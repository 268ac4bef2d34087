import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import type { SourceDocumentPart, SourceUrlPart } from '@loqui/core';
import { Localize } from '../../localize/localize.js';
import { baseStyles } from '../../styles/base.styles.js';
import { token } from '../../styles/tokens.styles.js';
import { safeAddress } from '../safe-address.js';
import { property } from '../../property.js';
import { isPart } from '../../property-shapes.js';
import { strings } from './loqui-sources.strings.js';

const styles = css`
  :host {
    display: block;
    font-size: ${token['font-size-tiny']};
    line-height: 1.4;
  }
  ol {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block: 8px 2px;
    margin-inline: 0;
    padding: 0;
    list-style: none;
  }
  li {
    min-inline-size: 0;
    max-inline-size: min(100%, max(260px, 16.25rem));
  }
  [part='source'] {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    min-block-size: max(26px, 1.625rem);
    max-inline-size: 100%;
    padding-block: 2px;
    padding-inline: 4px 10px;
    border: 1px solid ${token.border};
    border-radius: ${token['radius-pill']};
    background: ${token['surface-raised']};
    color: ${token['text-muted']};
    text-decoration: none;
  }
  a[part='source']:hover {
    color: ${token.text};
    border-color: ${token['text-muted']};
  }
  .number {
    display: grid;
    place-items: center;
    flex: none;
    min-inline-size: max(18px, 1.125rem);
    block-size: max(18px, 1.125rem);
    border-radius: ${token['radius-pill']};
    background: ${token['accent-soft']};
    color: ${token['accent-text']};
    font-size: calc(${token['font-size-tiny']} * 0.92);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .title {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;

/**
 * @summary The sources of an answer, as numbered chips.
 * @tag loqui-sources
 *
 * @csspart source - One chip.
 */
export class LoquiSources extends LitElement {
  static override styles = [baseStyles, styles];

  #localize = new Localize(this, strings);

  @property({ type: Array, attribute: false, shape: isPart }) sources: readonly (SourceUrlPart | SourceDocumentPart)[] = [];

  override render(): unknown {
    if (this.sources.length === 0) return nothing;
    return html`<ol aria-label=${this.#localize.term('sources')}>
      ${this.sources.map((source, index) => html`<li>${chip(source, index + 1)}</li>`)}
    </ol>`;
  }
}

function chip(source: SourceUrlPart | SourceDocumentPart, number: number): TemplateResult {
  const address = source.type === 'source-url' ? safeAddress(source.url) : undefined;
  const title = source.title ?? (source.type === 'source-url' ? hostOf(source.url) : (source.filename ?? source.mediaType));
  const content = html`<span class="number">${number}</span><span class="title" dir="auto">${title}</span>`;
  return address === undefined
    ? html`<span part="source" title=${title}>${content}</span>`
    : html`<a part="source" href=${address} target="_blank" rel="noopener noreferrer nofollow" title=${address}>${content}</a>`;
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : address;
}
