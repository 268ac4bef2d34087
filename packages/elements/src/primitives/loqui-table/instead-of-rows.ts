/** What stands in a table without rows. */
import { html, nothing, type TemplateResult } from 'lit';

const PLACES = [0, 1, 2, 3, 4];

/** @param words where nothing is being loaded; also a slot */
export function insteadOfRows(empty: boolean, loading: boolean, columns: number, words: string): TemplateResult {
  const span = Math.max(1, columns);
  const place = (): TemplateResult =>
    html`<tr>
      <td colspan=${span}><loqui-skeleton lines="1"></loqui-skeleton></td>
    </tr>`;
  const nothingThere = (): TemplateResult =>
    html`<tr>
      <td colspan=${span} part="empty"><slot name="empty">${words}</slot></td>
    </tr>`;
  return html`<tbody class="instead" ?hidden=${!empty}>
    ${!empty ? nothing : loading ? PLACES.map(place) : nothingThere()}
  </tbody>`;
}
