/** What a site says of a column. */
import { isFunction, isText } from '../../property-shapes.js';

export type TableValueType = 'text' | 'number' | 'date' | 'boolean';

interface ColumnOf<Row extends object, Key extends string, Value> {
  /** The property of a row that this column shows. */
  readonly key: Key;
  /** Its header; without it, `key`. */
  readonly label?: string;
  /** How values are shown and compared; without it, as the first row's value is. */
  readonly type?: TableValueType;
  /** Without it, numbers stand at the end. */
  readonly align?: 'start' | 'center' | 'end';
  /** In pixels, or a length of CSS. */
  readonly width?: number | string;
  /** Its header is a button that sorts. */
  readonly sortable?: boolean;
  /** The person may make it wider or narrower. */
  readonly resizable?: boolean;
  /** Its cells name their rows, as `<th scope="row">`. */
  readonly header?: boolean;
  /** Below 0 where `one` comes first. Without it, values that are missing come last. */
  compare?(one: Value, other: Value): number;
  /** The text of a cell. */
  format?(value: Value, row: Row): string;
  /** What Lit renders into a cell. */
  render?(value: Value, row: Row): unknown;
}

/** A column. With the type of a row, as `TableColumn<Person>`, `key` and the values of the functions are checked. */
export type TableColumn<Row extends object = object> = object extends Row
  ? ColumnOf<Row, string, unknown>
  : { readonly [Key in Extract<keyof Row, string>]-?: ColumnOf<Row, Key, Row[Key]> }[Extract<keyof Row, string>];

/** A column with all that the table needs. */
export interface Column extends Omit<TableColumn, 'label' | 'type' | 'align'> {
  readonly label: string;
  readonly type: TableValueType;
  readonly align: 'start' | 'center' | 'end';
}

/** The text of a cell. */
export type CellText = (column: Column, row: object) => string;

export const isColumn = (value: unknown): boolean => typeof value === 'object' && value !== null && isText((value as { readonly key?: unknown }).key);

export const valueOf = (row: object, key: string): unknown => (row as Readonly<Record<string, unknown>>)[key];

/** Fills in what a site left out. Without columns, every property of the first row is one. */
export function columnsFor(given: readonly TableColumn[], rows: readonly object[]): readonly Column[] {
  const [first] = rows;
  const all = given.length > 0 || !first ? given : Object.keys(first).map((key): TableColumn => ({ key }));
  return all.map((column): Column => {
    const type = column.type ?? typeOf(first && valueOf(first, column.key));
    const { key, label, align } = column;
    return { ...withoutOddFunctions(column), label: label ?? key, type, align: align ?? (type === 'number' ? 'end' : 'start') };
  });
}

/** Anything but a function in place of one would end the render. */
function withoutOddFunctions(column: TableColumn): TableColumn {
  const functions: Readonly<Record<string, unknown>> = { ...column };
  const odd = ['compare', 'format', 'render'].filter((name) => functions[name] !== undefined && !isFunction(functions[name]));
  return odd.length === 0 ? column : (Object.fromEntries(Object.entries(functions).filter(([name]) => !odd.includes(name))) as unknown as TableColumn);
}

/** Rows that are read to guess a width. */
const SAMPLE = 40;

/** Widths in characters: long texts are cut, short ones leave their place to others. */
export function guessedWidths(columns: readonly Column[], rows: readonly object[], text: CellText): readonly number[] {
  const sample = rows.slice(0, SAMPLE);
  return columns.map((column) => {
    const longest = Math.max(column.label.length + (column.sortable === true ? 3 : 0), ...sample.map((row) => text(column, row).length));
    return Math.min(Math.max(longest + 1, 6), 40);
  });
}

function typeOf(value: unknown): TableValueType {
  return typeof value === 'number' || typeof value === 'bigint' ? 'number' : value instanceof Date ? 'date' : typeof value === 'boolean' ? 'boolean' : 'text';
}
