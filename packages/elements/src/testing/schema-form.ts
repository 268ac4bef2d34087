/** For the tests of loqui-schema-form: a form with it, and what a person does there. */
import { fixture, html } from '@open-wc/testing';
import type { LitElement } from 'lit';
import '../primitives/loqui-schema-form/define.js';
import type { LoquiSchemaForm } from '../primitives/loqui-schema-form/loqui-schema-form.js';
import type { Json, Schema } from '../primitives/loqui-schema-form/schema.js';
import { inside } from './inside.js';
import { frames } from './room.js';

export interface Shown {
  readonly form: HTMLFormElement;
  readonly element: LoquiSchemaForm;
  readonly events: string[];
  /** The element of a field. */
  readonly field: (pointer: string) => HTMLInputElement & LitElement;
  readonly type: (pointer: string, text: string) => Promise<void>;
  readonly click: (selector: string) => Promise<void>;
  readonly ready: () => Promise<void>;
  readonly focused: () => string;
  /** Tag names and labels of all fields, in their order. */
  readonly drawn: () => string[];
  readonly problem: (pointer: string) => string;
}

export async function shown(schema: Schema, given: { readonly value?: Json; readonly attributes?: Readonly<Record<string, unknown>> } = {}): Promise<Shown> {
  const form = await fixture<HTMLFormElement>(html`<form @submit=${(event: Event) => event.preventDefault()}><button>Send</button></form>`);
  const element = document.createElement('loqui-schema-form');
  element.name = 'answer';
  Object.assign(element, { schema, ...given.attributes });
  if (given.value !== undefined) element.value = given.value;
  form.prepend(element);
  const events: string[] = [];
  for (const type of ['input', 'change']) form.addEventListener(type, (event) => event.target === element && events.push(type));
  const all = (): (HTMLInputElement & LitElement)[] => [
    ...(element.shadowRoot?.querySelectorAll<HTMLInputElement & LitElement>('[part=field], [part=choice]') ?? []),
  ];
  const ready = async (): Promise<void> => {
    await element.updateComplete;
    await Promise.all([...(element.shadowRoot?.querySelectorAll(':not(:defined)') ?? [])].map(({ localName }) => customElements.whenDefined(localName)));
    await Promise.all([...(element.shadowRoot?.querySelectorAll<LitElement>(':defined') ?? [])].map((each) => each.updateComplete));
    await element.updateComplete;
  };
  await ready();
  const field: Shown['field'] = (pointer) => {
    const found = all().find(({ dataset }) => dataset['pointer'] === pointer);
    if (!found) throw new Error(`No field at ${pointer}`);
    return found;
  };
  return {
    form,
    element,
    events,
    field,
    ready,
    type: async (pointer, text) => {
      const control = inside(field(pointer), 'input, textarea') as HTMLInputElement;
      control.value = text;
      control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      control.dispatchEvent(new Event('change', { bubbles: true }));
      await ready();
    },
    click: async (selector) => {
      inside(element, selector).click();
      await ready();
      // The focus follows when the element that has it is ready.
      await frames(1);
    },
    focused: () => (element.shadowRoot?.activeElement as HTMLElement | null)?.dataset['pointer'] ?? element.shadowRoot?.activeElement?.localName ?? '',
    drawn: () => all().map((each) => `${each.localName.replace('loqui-', '')} ${(each as unknown as { label: string }).label}${each.required ? ' *' : ''}`),
    problem: (pointer) => inside(field(pointer), '#error slot').textContent,
  };
}
