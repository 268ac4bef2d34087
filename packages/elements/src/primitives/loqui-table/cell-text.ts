/** The text of a cell, in the language around. */
import { textFrom } from '../../property.js';
import { valueOf, type CellText } from './table-column.js';

export function cellTextIn(lang: string, words: { readonly yes: string; readonly no: string }): CellText {
  const numbers = new Intl.NumberFormat(lang);
  const dates = new Intl.DateTimeFormat(lang, { dateStyle: 'medium' });
  return (column, row) => {
    const value = valueOf(row, column.key);
    if (column.format) return textFrom(column.format(value, row));
    if (value === null || value === undefined || value === '') return '';
    switch (column.type) {
      case 'number':
        return typeof value === 'number' || typeof value === 'bigint' ? numbers.format(value) : textFrom(value);
      case 'date': {
        const date = new Date(value as string);
        return Number.isNaN(date.getTime()) ? textFrom(value) : dates.format(date);
      }
      case 'boolean':
        return value === true ? words.yes : words.no;
      default:
        return value instanceof Date ? dates.format(value) : textFrom(value);
    }
  };
}
