/** A row that is held at the top of the view while what follows it grows: space below the last row makes that possible. No DOM, no clock. */
import type { Layout } from './layout.js';

/** Space between the row and the top of the view, in px. */
const MARGIN = 8;

export class TopRow {
  key: string | undefined;
  /** False once the reader has scrolled: the space stays, so that nothing jumps. */
  held = false;
  /** Height of the space below the last row, in px. */
  room = 0;

  hold(key: string): void {
    this.key = key;
    this.held = true;
  }

  /** The layout with the space that the row needs. While the row is not mounted, the space stays. */
  fit(layout: Layout): Layout {
    const row = layout.rows.find(({ key }) => key === this.key);
    if (!row || layout.content === undefined) return layout;
    const below = layout.content - this.room - layout.scrollTop - row.top;
    const room = Math.max(0, layout.height - MARGIN - below);
    const content = layout.content - this.room + room;
    this.room = room;
    return { ...layout, content, scrollHeight: Math.max(layout.height, content) };
  }
}
