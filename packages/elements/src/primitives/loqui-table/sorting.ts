/** The order of a table's rows. */
import type { TableSort } from '../../events/table-events.js';
import { textFrom } from '../../property.js';
import { valueOf, type Column, type TableValueType } from './table-column.js';

export const isSort = (value: unknown): boolean => {
  const { key, direction } = (value ?? {}) as Partial<TableSort>;
  return typeof key === 'string' && (direction === 'ascending' || direction === 'descending');
};

/** The order after a press on a header: ascending, then descending, then none. @param more keeps the other columns */
export function sortAfter(sort: readonly TableSort[], key: string, more: boolean): readonly TableSort[] {
  const old = sort.find((each) => each.key === key);
  const next: TableSort | undefined =
    old === undefined ? { key, direction: 'ascending' } : old.direction === 'ascending' ? { key, direction: 'descending' } : undefined;
  if (!more) return next ? [next] : [];
  if (old === undefined) return next ? [...sort, next] : sort;
  return sort.flatMap((each) => (each !== old ? [each] : next ? [next] : []));
}

type Compare = (one: number, other: number) => number;

/** Sorted as `Array.prototype.sort` does, with equal rows in the order they came in. @returns `rows` itself when nothing is to be sorted */
export function sortedRows<Row extends object>(rows: readonly Row[], sort: readonly TableSort[], columns: readonly Column[], lang: string): readonly Row[] {
  const compares = sort.flatMap(({ key, direction }) => {
    const column = columns.find((each) => each.key === key);
    return column ? [comparison(rows, column, direction, lang)] : [];
  });
  if (compares.length === 0) return rows;
  const order = Array.from(rows.keys()).sort((one, other) => {
    for (const compare of compares) {
      const found = compare(one, other);
      if (found !== 0) return found;
    }
    return 0;
  });
  return order.map((index) => rows[index]!);
}

/** Compares rows by their indexes: each value is read once. */
function comparison(rows: readonly object[], { key, type, compare }: Column, direction: TableSort['direction'], lang: string): Compare {
  const sign = direction === 'descending' ? -1 : 1;
  if (compare) {
    const values = rows.map((row) => valueOf(row, key));
    return (one, other) => sign * (compare(values[one], values[other]) || 0);
  }
  if (type === 'text') {
    const { compare: inOrder } = collator(lang);
    const texts = rows.map((row) => textOf(valueOf(row, key)));
    return (one, other) => missingLast(texts[one], texts[other]) ?? sign * inOrder(texts[one]!, texts[other]!);
  }
  const numbers = rows.map((row) => numberOf(valueOf(row, key), type));
  return (one, other) => missingLast(numbers[one], numbers[other]) ?? sign * (numbers[one]! < numbers[other]! ? -1 : numbers[one]! > numbers[other]! ? 1 : 0);
}

/** In either direction. */
function missingLast(one: unknown, other: unknown): number | undefined {
  if (one !== undefined && other !== undefined) return undefined;
  return one === other ? 0 : one === undefined ? 1 : -1;
}

const textOf = (value: unknown): string | undefined => (value === null || value === undefined ? undefined : textFrom(value));

function numberOf(value: unknown, type: TableValueType): number | bigint | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'bigint') return value;
  const number = type === 'date' ? new Date(value as string).getTime() : Number(value);
  return Number.isNaN(number) ? undefined : number;
}

const collators = new Map<string, Intl.Collator>();

function collator(lang: string): Intl.Collator {
  let found = collators.get(lang);
  if (!found) collators.set(lang, (found = new Intl.Collator(lang, { numeric: true })));
  return found;
}
