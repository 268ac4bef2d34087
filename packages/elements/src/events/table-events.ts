/** What a person does at a table. */
import { ActEvent } from './act-event.js';

/** A column that the rows of a table are sorted by. */
export interface TableSort {
  /** Key of the column. */
  readonly key: string;
  readonly direction: 'ascending' | 'descending';
}

/** Sort the rows. Cancelled, the order stays: a site that sorts elsewhere sets `sort` and `rows` itself. */
export class LoquiSortEvent extends ActEvent {
  static override readonly type = 'loqui-sort';
  constructor(
    /** The columns from now on, the first one before the others; empty for the order in which the rows came. */
    readonly sort: readonly TableSort[],
  ) {
    super();
  }
}

/** Select other rows. */
export class LoquiSelectionChangeEvent<Row extends object = object> extends ActEvent {
  static override readonly type = 'loqui-selection-change';
  constructor(
    /** All rows that are selected from now on. */
    readonly selected: readonly Row[],
  ) {
    super();
  }
}

/** Make a column wider or narrower. Once, when the person has done it. */
export class LoquiColumnResizeEvent extends ActEvent {
  static override readonly type = 'loqui-column-resize';
  constructor(
    /** Key of the column. */
    readonly key: string,
    /** In pixels: as `width` of the column it gives the same again. */
    readonly width: number,
  ) {
    super();
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'loqui-sort': LoquiSortEvent;
    'loqui-selection-change': LoquiSelectionChangeEvent;
    'loqui-column-resize': LoquiColumnResizeEvent;
  }
}
