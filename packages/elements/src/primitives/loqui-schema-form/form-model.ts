/** The value of a form with its fields and problems, and what a person does to it. Knows no DOM. */
import {
  choiceKey,
  constantName,
  fieldsOf,
  likelyAlternative,
  type AbsentField,
  type Drawing,
  type Field,
  type FieldChoice,
  type ListField,
} from './fields.js';
import type { Judge } from './judge.js';
import { ListIds } from './list-ids.js';
import type { Choose } from './merged.js';
import { parentOf, valueAt } from './pointer.js';
import { fieldNear, problemsOf, type Problem } from './problems.js';
import { isJsonArray, isJsonObject, type Json, type Schema } from './schema.js';
import { initialValue, moved, withValue, withoutEmptied } from './values.js';

export class FormModel {
  readonly ids = new ListIds();
  readonly #drawing: Drawing;
  readonly #choices = new Map<string, number>();
  readonly #byPointer = new Map<string, Field>();
  #value: Json | undefined;
  #field: Field | undefined;
  #problems: readonly Problem[] = [];

  /** @throws UnsupportedSchemaError where a part of the schema cannot be shown */
  constructor(
    readonly judge: Judge,
    /** Undefined for what the schema begins with. */
    value: Json | undefined,
    host: Pick<Drawing, 'itemName' | 'isReadonly' | 'isRequired' | 'label'>,
  ) {
    this.#drawing = { ...host, judge, choose: (pointer, current) => this.#choose(pointer, current) };
    this.value = value;
  }

  get value(): Json | undefined {
    return this.#value;
  }
  set value(value: Json | undefined) {
    this.#choices.clear();
    this.#take(value === undefined ? initialValue(this.#drawing, this.judge.root, '', true) : value);
  }

  /** The field of the whole; `undefined` where nothing is to be filled in. */
  get field(): Field | undefined {
    return this.#field;
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** Of all fields, as they stand. */
  get pointers(): Iterable<string> {
    return this.#byPointer.keys();
  }

  fieldAt = (pointer: string): Field | undefined => this.#byPointer.get(pointer);

  fieldNear(pointer: string): Field | undefined {
    return fieldNear(pointer, this.fieldAt);
  }

  /** Makes the fields again, where the host has changed. */
  redraw(): void {
    this.#take(this.#value);
  }

  #choose(pointer: string, value: Json | undefined): Choose {
    return (alternatives, n) => this.#choices.get(choiceKey(pointer, n)) ?? likelyAlternative(this.judge, alternatives, value);
  }

  #take(value: Json | undefined): void {
    const field = fieldsOf(this.#drawing, value);
    this.#value = value;
    this.#field = field;
    this.#byPointer.clear();
    if (field) this.#index(field);
    this.#problems = value === undefined ? [] : problemsOf(value, this.judge.violations(value), this.fieldAt);
  }

  #index(field: Field): void {
    this.#byPointer.set(field.pointer, field);
    if (field.kind === 'object') for (const each of [...field.fields, ...field.chosenFields.flat()]) this.#index(each);
    if (field.kind === 'list') for (const each of field.items) this.#index(each);
  }

  /** What an object or list begins with. */
  #begin = (pointer: string): Json | undefined => {
    const field = this.fieldAt(pointer);
    return field && initialValue(this.#drawing, field.schema, pointer, true);
  };

  fillIn(field: Field, value: Json | undefined): void {
    const { pointer } = field;
    const before = this.#value;
    const isItem = isJsonArray(valueAt(before, parentOf(pointer))) && pointer !== '';
    const filled = withValue(before, pointer, isItem ? (value ?? null) : value, this.#begin);
    const isRequired = (at: string): boolean => this.fieldAt(at)?.isRequired ?? true;
    const after = value === undefined && pointer !== '' ? withoutEmptied(filled, pointer, isRequired, this.#begin) : filled;
    this.ids.carry(before, after, pointer);
    this.#take(after);
  }

  /** Begins an object that was left out. */
  begin(field: AbsentField): void {
    this.#take(withValue(this.#value, field.pointer, this.#begin(field.pointer), this.#begin));
  }

  /** Takes an alternative; what both have is kept. */
  choose(field: Field, { key }: FieldChoice, index: number): void {
    const { pointer } = field;
    for (const other of this.#choices.keys()) if (other.startsWith(`${pointer}/`)) this.#choices.delete(other);
    this.#choices.set(key, index);
    const fresh = initialValue(this.#drawing, field.schema, pointer, true);
    const common = field.kind === 'object' ? field.fields.map((each) => each.pointer) : [];
    const old = this.#value;
    let value = withValue(old, pointer, fresh, this.#begin);
    if (isJsonObject(fresh))
      for (const at of common) {
        const kept = valueAt(old, at);
        if (kept !== undefined) value = withValue(value, at, kept, this.#begin);
      }
    this.#take(value);
  }

  add(field: ListField): void {
    const list = this.#list(field);
    const item = initialValue(this.#drawing, field.more ?? true, `${field.pointer}/${String(list.length)}`, true) ?? null;
    this.#putList(field, [...list, item], [...this.ids.of(list), this.ids.next()]);
  }

  remove(field: ListField, index: number): void {
    const list = this.#list(field);
    const others = <T>(items: readonly T[]): readonly T[] => items.filter((_, at) => at !== index);
    this.#putList(field, others(list), others(this.ids.of(list)));
  }

  move(field: ListField, from: number, to: number): void {
    const list = this.#list(field);
    this.#putList(field, moved(list, from, to), moved(this.ids.of(list), from, to));
  }

  #list({ pointer }: ListField): readonly Json[] {
    const list = valueAt(this.#value, pointer);
    if (isJsonArray(list)) return list;
    const begun = this.#begin(pointer);
    return isJsonArray(begun) ? begun : [];
  }

  #putList(field: ListField, list: readonly Json[], ids: readonly number[]): void {
    const { isRequired, pointer } = field;
    // Which alternative an item follows is read from its value again: the places have changed.
    for (const key of this.#choices.keys()) if (key.startsWith(`${pointer}/`)) this.#choices.delete(key);
    const before = this.#value;
    const after = withValue(before, pointer, list.length > 0 || isRequired ? list : undefined, this.#begin);
    this.ids.set(list, ids);
    this.ids.carry(before, after, parentOf(pointer));
    this.#take(after);
  }

  /** The words of an alternative, where it has some. */
  nameOf(alternative: Schema): string | undefined {
    if (typeof alternative === 'boolean') return undefined;
    const target = alternative.$ref === undefined ? true : this.judge.target(alternative);
    return alternative.title ?? (typeof target === 'object' ? target.title : undefined) ?? constantName(this.judge, alternative);
  }
}
