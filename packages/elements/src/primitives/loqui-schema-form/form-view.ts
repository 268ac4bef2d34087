/** What the templates of the fields need of the form. */
import type { AbsentField, Field, FieldChoice, ListField } from './fields.js';
import type { ListIds } from './list-ids.js';
import type { Words } from './problem-words.js';
import type { Json, Schema } from './schema.js';

export interface FormView {
  readonly words: Words;
  readonly size: 'small' | 'medium' | 'large';
  readonly booleans: 'checkbox' | 'switch';
  readonly ids: ListIds;
  /** The problem that is shown at a field; '' for none. */
  problemAt(field: Field): string;
  nameOfAlternative(alternative: Schema, index: number): string;
  /** A person fills in a field; `undefined` for nothing. */
  fill(field: Field, value: Json | undefined): void;
  /** A person has left a field. */
  leave(field: Field): void;
  /** A person begins an object that was left out. */
  begin(field: AbsentField): void;
  choose(field: Field, choice: FieldChoice, index: number): void;
  add(field: ListField): void;
  remove(field: ListField, index: number): void;
  move(field: ListField, from: number, to: number): void;
}

/** An id for a field's parts, without spaces. */
export const idOf = (pointer: string, part = ''): string => `at${encodeURIComponent(pointer).replaceAll('%', '_')}${part}`;
