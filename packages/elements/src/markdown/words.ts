/** The few words the renderer itself puts on the page. An element hands in translated ones. */
export interface MarkdownWords {
  /** Name of a ticked box of a task list. */
  readonly done: string;
  /** Name of an open box of a task list. */
  readonly toDo: string;
  /** Name of a scrollable table. */
  table(columns: readonly string[]): string;
  /** Text of an image that is not loaded and has no alternative text. */
  readonly image: string;
  /** Title of an image that is not loaded. */
  imageHeldBack(host: string): string;
  /** Title of a link that was made inert, with the reason. */
  linkHeldBack(reason: string): string;
}

export const englishWords: MarkdownWords = {
  done: 'Done',
  toDo: 'To do',
  table: (columns) => (columns.length > 0 ? `Table: ${columns.join(', ')}` : 'Table'),
  image: 'Image',
  imageHeldBack: (host) => (host ? `Image at ${host}, not loaded` : 'Image, not loaded'),
  linkHeldBack: (reason) => `Link switched off: ${reason}`,
};
