/** What a person does in a form: changes the value, and leads the focus where fields come and go. */
import type { AbsentField, Field, FieldChoice, ListField } from './fields.js';
import type { FormModel } from './form-model.js';
import type { FormView } from './form-view.js';
import type { ListIds } from './list-ids.js';
import { join } from './pointer.js';
import type { Words } from './problem-words.js';
import type { Json, Schema, SchemaObject } from './schema.js';

export interface ActsHost {
  readonly words: Words;
  readonly look: () => Pick<FormView, 'size' | 'booleans'>;
  /** After the next render. */
  readonly rendered: () => Promise<unknown>;
  /** The element of a field. */
  readonly elementAt: (pointer: string) => HTMLElement | undefined;
  readonly problemAt: (field: Field) => string;
  /** Changes the value, and fires these events. */
  readonly act: (change: (model: FormModel) => void, ...events: readonly string[]) => void;
  /** The fields below have moved: which of them were left is not known any more. */
  readonly forget: (pointer: string) => void;
  readonly leave: (pointer: string) => void;
  /** Tells it to a screen reader. */
  readonly say: (words: string) => void;
}

const KINDS = { string: 'kindText', number: 'kindNumber', integer: 'kindNumber', boolean: 'kindBoolean', array: 'kindList', object: 'kindObject' } as const;

export class FormActs implements FormView {
  readonly #host: ActsHost;

  constructor(
    host: ActsHost,
    readonly model: FormModel,
  ) {
    this.#host = host;
  }

  get words(): Words {
    return this.#host.words;
  }

  get size(): FormView['size'] {
    return this.#host.look().size;
  }

  get booleans(): FormView['booleans'] {
    return this.#host.look().booleans;
  }

  get ids(): ListIds {
    return this.model.ids;
  }

  problemAt(field: Field): string {
    return this.#host.problemAt(field);
  }

  nameOfAlternative(alternative: Schema, index: number): string {
    const name = this.model.nameOf(alternative);
    if (name !== undefined) return name;
    const { type } = alternative as SchemaObject;
    const word = typeof type === 'string' && type in KINDS && Object.keys(alternative).length === 1 ? KINDS[type as keyof typeof KINDS] : undefined;
    return word ? this.words.term(word) : this.words.term('formAlternative', this.words.number(index + 1));
  }

  fill(field: Field, value: Json | undefined): void {
    this.#host.act((model) => model.fillIn(field, value), 'input');
  }

  leave(field: Field): void {
    this.#host.leave(field.pointer);
  }

  begin(field: AbsentField): void {
    this.#host.act((model) => model.begin(field), 'input', 'change');
    this.#focus(() => this.#host.elementAt(field.pointer));
  }

  choose(field: Field, choice: FieldChoice, index: number): void {
    this.#host.forget(field.pointer);
    this.#host.act((model) => model.choose(field, choice, index), 'input', 'change');
  }

  add(field: ListField): void {
    const index = field.items.length;
    this.#host.act((model) => model.add(field), 'input', 'change');
    this.#host.say(this.words.term('formItemAdded', this.words.term('formItem', field.label, this.words.number(index + 1))));
    this.#focus(() => this.#host.elementAt(join(field.pointer, index)));
  }

  remove(field: ListField, index: number): void {
    const name = field.items[index]?.label ?? field.label;
    this.#host.forget(field.pointer);
    this.#host.act((model) => model.remove(field, index), 'input', 'change');
    this.#host.say(this.words.term('formItemRemoved', name));
    const next = Math.min(index, field.items.length - 2);
    this.#focus(() => this.#tool(field, next, 'remove') ?? this.#addButton(field) ?? this.#host.elementAt(field.pointer));
  }

  move(field: ListField, from: number, to: number): void {
    this.#host.forget(field.pointer);
    this.#host.act((model) => model.move(field, from, to), 'input', 'change');
    this.#host.say(this.words.term('formItemMoved', this.words.number(to + 1), this.words.number(field.items.length)));
    const [part, other] = to < from ? (['move-up', 'move-down'] as const) : (['move-down', 'move-up'] as const);
    this.#focus(() => this.#tool(field, to, part) ?? this.#tool(field, to, other));
  }

  #tool({ pointer }: ListField, index: number, part: string): HTMLElement | undefined {
    const item = this.#group(pointer)?.querySelectorAll(':scope > ol > li')[index];
    return item?.querySelector<HTMLElement>(`:scope > .tools > [part=${part}]:not([disabled])`) ?? undefined;
  }

  #addButton({ pointer }: ListField): HTMLElement | undefined {
    return this.#group(pointer)?.querySelector<HTMLElement>(':scope > [part=add]:not([disabled])') ?? undefined;
  }

  #group(pointer: string): HTMLElement | null | undefined {
    const element = this.#host.elementAt(pointer);
    return element?.matches('.list') ? element : element?.closest<HTMLElement>('.list');
  }

  /** After the render that makes the element. */
  #focus(find: () => HTMLElement | undefined): void {
    void this.#host.rendered().then(() => focusOn(find()));
  }
}

/** Focuses an element that may still be on its way. */
export async function focusOn(element: HTMLElement | undefined): Promise<void> {
  if (!element) return;
  if (element.localName.includes('-')) {
    await customElements.whenDefined(element.localName);
    await (element as HTMLElement & { readonly updateComplete?: Promise<boolean> }).updateComplete;
  }
  element.focus();
}
