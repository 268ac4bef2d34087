/** The renderer's own texts, in English. An element passes those of its language. */
import type { Refusal } from './addresses.js';

export interface MarkdownWords {
  /** Name of a checked task. */
  readonly done: string;
  /** Name of an open task. */
  readonly toDo: string;
  /** Name of a table. */
  table(columns: readonly string[]): string;
  /** Text of an image that is not loaded and has no alternative text. */
  readonly image: string;
  /** Title of an image that is not loaded. */
  imageHeldBack(host: string): string;
  /** Title of a refused link, with the reason. `asks`: it is a button that asks the reader. */
  linkHeldBack(reason: Refusal, asks: boolean): string;
  /** Heading of an alert (`> [!NOTE]`). */
  readonly alerts: Readonly<Record<Alert, string>>;
  /** Name of the list of footnotes. */
  readonly footnotes: string;
  /** Name of a citation. */
  footnote(number: number): string;
  /** Name of the link from a footnote to its citation. */
  backToText(number: number): string;
  /** Name of a Mermaid diagram. */
  readonly diagram: string;
  /** Opens the source of a diagram. */
  readonly diagramSource: string;
}

export type Alert = 'note' | 'tip' | 'important' | 'warning' | 'caution';

export const englishWords: MarkdownWords = {
  done: 'Done',
  toDo: 'To do',
  table: (columns) => (columns.length > 0 ? `Table: ${columns.join(', ')}` : 'Table'),
  image: 'Image',
  imageHeldBack: (host) => (host ? `Image at ${host}, not loaded` : 'Image, not loaded'),
  linkHeldBack: ({ because, what }, asks) =>
    ({
      unreadable: 'Link switched off: its address cannot be read',
      kind: `Link switched off: addresses beginning with "${what}" are not linked`,
      host: asks ? `Asks before it opens ${what}` : `Link switched off: it leads to ${what}`,
    })[because],
  alerts: { note: 'Note', tip: 'Tip', important: 'Important', warning: 'Warning', caution: 'Caution' },
  footnotes: 'Footnotes',
  footnote: (number) => `Footnote ${String(number)}`,
  backToText: (number) => `Back to where footnote ${String(number)} is cited`,
  diagram: 'Diagram',
  diagramSource: 'Source of the diagram',
};
