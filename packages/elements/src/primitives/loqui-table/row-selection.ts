/** Which rows are selected, and what an act of the person makes of it. */
import { valueOf } from './table-column.js';

export class RowSelection<Row extends object> {
  readonly #keys: ReadonlySet<unknown>;

  constructor(
    readonly rows: readonly Row[],
    /** The property by which two rows are the same; without it, they are the same object. */
    readonly rowKey: string | undefined,
  ) {
    this.#keys = new Set(rows.map((row) => this.#key(row)));
  }

  #key(row: Row): unknown {
    return this.rowKey === undefined ? row : (valueOf(row, this.rowKey) ?? row);
  }

  has(row: Row): boolean {
    return this.#keys.has(this.#key(row));
  }

  /** How many of these are selected. */
  count(rows: readonly Row[]): number {
    if (this.#keys.size === 0) return 0;
    let count = 0;
    for (const row of rows) if (this.has(row)) count += 1;
    return count;
  }

  with(rows: readonly Row[]): readonly Row[] {
    const more = rows.filter((row) => !this.has(row));
    return more.length === 0 ? this.rows : [...this.rows, ...more];
  }

  without(rows: readonly Row[]): readonly Row[] {
    const gone = new Set(rows.map((row) => this.#key(row)));
    return this.rows.filter((row) => !gone.has(this.#key(row)));
  }

  toggled(row: Row): readonly Row[] {
    return this.has(row) ? this.without([row]) : this.with([row]);
  }

  equals(rows: readonly Row[]): boolean {
    return rows.length === this.rows.length && rows.every((row) => this.has(row));
  }
}
