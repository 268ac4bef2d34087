/** The form as the page and its `<form>` know it: schema, value, what is wrong. Draws nothing. */
import { state } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import { tellMissing } from '../../lazy.js';
import { Localize } from '../../localize/localize.js';
import { adopt, property } from '../../property.js';
import { isObject } from '../../property-shapes.js';
import { FormControl } from '../form-control.js';
import { focusOn } from './form-acts.js';
import { FormModel } from './form-model.js';
import { formProblems, nameOfPlace, type FormProblem, type Shown } from './form-problems.js';
import { openJudge } from './judge.js';
import { jsonFrom, type Json, type Schema } from './schema.js';
import { UnsupportedSchemaError } from './schema-error.js';
import { strings } from './loqui-schema-form.strings.js';

const isSchemaLike = (value: unknown): boolean => typeof value === 'boolean' || (isObject(value) && !Array.isArray(value));

export abstract class SchemaFormControl extends FormControl {
  protected readonly words = new Localize(this, strings);
  /** Holds the form around back with our words. It is never shown. */
  readonly #holder = document.createElement('input');
  /** Pointers of the fields that the person has left. */
  protected readonly left = new Set<string>();
  /** Undefined until the schema has been read. */
  @state() protected model: FormModel | undefined;
  #error: UnsupportedSchemaError | undefined;
  protected isMissing = false;
  #opening: Promise<void> | undefined;
  /** What a program set. */
  #given: { readonly value: Json | undefined } | undefined;
  #site = '';
  #sample = '';
  protected isRevealed = false;
  #problems: readonly FormProblem[] = [];

  /** What is asked: a JSON Schema. */
  @property({ attribute: false, optional: true, shape: isSchemaLike }) schema?: Schema | Readonly<Record<string, unknown>>;

  /** The value at first and after a reset, instead of the defaults of the schema. */
  @property({ attribute: false, optional: true, shape: (value) => jsonFrom(value) !== undefined }) defaultValue?: Json;

  /** What a yes or no is shown as. */
  @property({ oneOf: ['checkbox', 'switch'] }) booleans: 'checkbox' | 'switch' = 'checkbox';

  /** Problems that the site found, by the JSON Pointer of the value. They are shown, and do not hold the form back. */
  @property({ attribute: false, shape: isObject }) errors: Readonly<Record<string, string>> = {};

  constructor() {
    super();
    adopt(this, 'value');
  }

  /** The answers, as JSON. Names that are not filled in are left out. */
  get value(): Json | undefined {
    return this.model ? this.model.value : this.#first;
  }
  set value(value: Json | undefined) {
    this.#given = { value: jsonFrom(value) };
    this.change((model) => (model.value = this.#first));
  }

  /** Why the schema cannot be a form: it names each keyword that is not supported, and its place. */
  get schemaError(): UnsupportedSchemaError | undefined {
    return this.#error;
  }

  /** All that is wrong, whether it is shown yet or not. */
  get problems(): readonly FormProblem[] {
    return this.#problems;
  }

  /** The fields in the shadow root. */
  protected abstract get shown(): Iterable<Shown>;

  /** The element of a field. */
  protected abstract elementAt(pointer: string): HTMLElement | undefined;

  protected itemName = (label: string, number: number): string => this.words.term('formItem', label, this.words.number(number));

  get #first(): Json | undefined {
    return this.#given ? this.#given.value : jsonFrom(this.defaultValue);
  }

  protected override get control(): HTMLInputElement | null {
    return this.hasUpdated ? this.#holder : null;
  }

  protected override get anchor(): HTMLElement | undefined {
    const [first] = this.#problems;
    return first && this.elementAt(first.pointer);
  }

  override setCustomValidity(message: string): void {
    this.#site = message;
    this.#assess();
  }

  protected override fill(): void {
    this.#holder.disabled = this.off;
  }

  protected override formValue(): string | null {
    const { value } = this;
    return value === undefined ? null : JSON.stringify(value);
  }

  protected override restore(kept: string | FormData): void {
    try {
      if (typeof kept === 'string') this.value = JSON.parse(kept) as Json;
    } catch (cause) {
      console.warn(`<${this.localName}> cannot restore a value that is no JSON.`, cause);
    }
  }

  protected override reset(): void {
    this.#given = undefined;
    this.isRevealed = false;
    this.left.clear();
    this.change((model) => (model.value = this.#first));
  }

  /** From now on every problem is shown. The first one has the focus, where the form has it. */
  protected override reveal(): void {
    super.reveal();
    this.isRevealed = true;
    this.#assess();
    this.requestUpdate();
    // The browser focuses the whole first.
    setTimeout(() => {
      const [first] = this.#problems;
      if (first && this.matches(':focus-within')) void this.updateComplete.then(() => focusOn(this.elementAt(first.pointer)));
    });
  }

  protected override has(name: 'label' | 'hint' | 'error'): boolean {
    if (name === 'error') return super.has(name);
    const isSlotted = this.querySelector(`:scope > [slot='${name}']`) !== null;
    return isSlotted || (name === 'label' ? this.heading : this.description) !== '';
  }

  /** A field that is the whole has its own words. */
  protected get heading(): string {
    const field = this.model?.field;
    if (!field || field.kind === 'object') return this.label || (field?.keywords.title ?? '');
    return field.keywords.title === undefined ? '' : this.label;
  }

  protected get description(): string {
    const field = this.model?.field;
    return this.hint || (field?.kind === 'object' ? field.hint : '');
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    if (!this.#opening) return done;
    await this.#opening;
    return super.getUpdateComplete();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('schema')) this.#open();
    else if (changed.has('defaultValue') && !this.#given) this.change((model) => (model.value = this.#first));
    if ((['readonly', 'required', 'label'] as const).some((name) => changed.has(name))) this.change((model) => model.redraw());
  }

  protected override update(changed: PropertyValues<this>): void {
    // The language around may be another one by now.
    const sample = this.itemName('', 1);
    if (sample !== this.#sample) this.model?.redraw();
    this.#sample = sample;
    this.#assess();
    super.update(changed);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#assess();
  }

  #open(): void {
    const { schema } = this;
    // A value of the schema before is none of the next one.
    if (this.model || this.#error) this.#given = undefined;
    this.model = undefined;
    this.#error = undefined;
    this.isMissing = false;
    this.isRevealed = false;
    this.left.clear();
    this.#opening = undefined;
    if (schema === undefined) return;
    const opening = openJudge(schema).then(
      (judge) => {
        if (this.#opening === opening)
          this.#begin(
            () =>
              new FormModel(judge, this.#first, {
                itemName: this.itemName,
                isReadonly: () => this.readonly,
                isRequired: () => this.required,
                label: () => this.label,
              }),
          );
      },
      (cause: unknown) => {
        if (this.#opening === opening) this.#begin(() => this.#fail(cause));
      },
    );
    this.#opening = opening;
  }

  #begin(make: () => FormModel | undefined): void {
    this.#opening = undefined;
    try {
      const model = make();
      if (model) this.model = model;
    } catch (cause) {
      this.#fail(cause);
    }
    this.#assess();
    this.requestUpdate();
  }

  #fail(cause: unknown): undefined {
    this.model = undefined;
    if (cause instanceof UnsupportedSchemaError) {
      this.#error = cause;
      console.error(`<${this.localName}> cannot show its schema.`, cause);
    } else {
      this.isMissing = true;
      tellMissing(`The validator of <${this.localName}>`, cause);
    }
  }

  /** Changes the value, and tells the form at once. */
  protected change(change: (model: FormModel) => void): void {
    const { model } = this;
    if (model) {
      try {
        change(model);
      } catch (cause) {
        // A part that the value of this moment brings in.
        this.#fail(cause);
      }
    }
    this.#assess();
    this.requestUpdate();
  }

  /** Finds what is wrong with the value. */
  #assess(): void {
    const before = JSON.stringify(this.#problems);
    const { model } = this;
    this.#problems = model && !this.readonly ? formProblems(model, this.words, this.shown, this.required) : [];
    super.setCustomValidity(this.#site || this.#summary());
    if (this.hasUpdated && JSON.stringify(this.#problems) !== before) this.requestUpdate();
  }

  #summary(): string {
    const term = this.words.term.bind(this.words);
    if (this.schema === undefined) return '';
    if (!this.model) return term(this.#error ? 'formUnsupported' : this.isMissing ? 'formMissing' : 'formLoading');
    const [first, second] = this.#problems;
    if (!first) return '';
    return second ? term('formProblems', this.#problems.length) : this.named(first);
  }

  /** With the name of its place. */
  protected named({ pointer, message }: FormProblem): string {
    const name = this.model ? nameOfPlace(this.model, pointer) : '';
    return name ? this.words.term('formProblemOf', name, message) : message;
  }
}
