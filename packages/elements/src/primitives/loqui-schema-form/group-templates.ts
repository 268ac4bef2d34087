/** The field of every kind, and those that hold others: objects and lists. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { need } from '../../lazy.js';
import { icon } from '../icon.js';
import { closeIcon } from '../icons.js';
import { choiceTemplate, groupTemplate, optionTemplate, optionsTemplate } from './choice-templates.js';
import type { AbsentField, Field, ListField, ObjectField } from './fields.js';
import type { FormView } from './form-view.js';
import { isJsonArray } from './schema.js';
import { indexIn } from './values.js';
import { booleanTemplate, momentTemplate, numberTemplate, textTemplate } from './value-templates.js';

/** Lucide `plus`, `arrow-up` and `arrow-down`. */
const addIcon = /* @__PURE__ */ icon('M5 12h14M12 5v14');
const upIcon = /* @__PURE__ */ icon('M5 12l7-7 7 7M12 19V5');
const downIcon = /* @__PURE__ */ icon('M12 5v14M19 12l-7 7-7-7');

export function fieldTemplate(view: FormView, field: Field): TemplateResult {
  const [choice, ...others] = field.choices;
  if (!choice || field.kind === 'object') return plainTemplate(view, field);
  const nameOf = ({ alternatives, chosen }: typeof choice): string => view.nameOfAlternative(alternatives[chosen] ?? true, chosen);
  // Each choice is named by what it chooses among, and the field by what was chosen last.
  return html`${choiceTemplate(view, field, choice, field.label, field.hint)}
  ${others.map((other, n) => choiceTemplate(view, field, other, nameOf([choice, ...others][n]!), ''))}
  ${plainTemplate(view, { ...field, label: nameOf(others.at(-1) ?? choice), hint: '' })}`;
}

function plainTemplate(view: FormView, field: Field): TemplateResult {
  switch (field.kind) {
    case 'text':
      return textTemplate(view, field);
    case 'moment':
      return momentTemplate(view, field);
    case 'number':
      return numberTemplate(view, field);
    case 'boolean':
      return booleanTemplate(view, field);
    case 'option':
      return optionTemplate(view, field);
    case 'options':
      return optionsTemplate(view, field);
    case 'object':
      // The form around has the name of the whole.
      return field.pointer === '' ? objectTemplate(view, field) : groupTemplate(view, field, 'object', objectTemplate(view, field));
    case 'list':
      return listTemplate(view, field);
    case 'absent':
      return absentTemplate(view, field);
  }
}

function objectTemplate(view: FormView, field: ObjectField): TemplateResult {
  const label = view.words.term('formKind');
  return html`<div class="fields">
    ${repeat(
      field.fields,
      ({ pointer }) => pointer,
      (each) => fieldTemplate(view, each),
    )}
    ${field.choices.map(
      (choice, n) =>
        html`${choiceTemplate(view, field, choice, label, '')}
        ${repeat(
          field.chosenFields[n] ?? [],
          ({ pointer }) => `${pointer} ${String(choice.chosen)}`,
          (each) => fieldTemplate(view, each),
        )}`,
    )}
  </div>`;
}

function listTemplate(view: FormView, field: ListField): TemplateResult {
  const { fixed, items, keywords, label, more } = field;
  const isFull = keywords.maxItems !== undefined && items.length >= keywords.maxItems;
  const ids = isJsonArray(field.value) ? view.ids.of(field.value) : [];
  return groupTemplate(
    view,
    field,
    'list',
    html`${
      items.length > 0
        ? html`<ol part="items">
            ${repeat(
              items,
              (item) => ids[indexIn(item.pointer)] ?? item.pointer,
              (item) =>
                html`<li part="item">
                  <div class="item">${fieldTemplate(view, item)}</div>
                  ${indexIn(item.pointer) < fixed || field.isReadonly ? nothing : toolsTemplate(view, field, item)}
                </li>`,
            )}
          </ol>`
        : nothing
    }${more === undefined || field.isReadonly ? nothing : addTemplate(isFull, view.words.term('formAddTo', label), view, () => view.add(field))}`,
  );
}

function addTemplate(isOff: boolean, label: string, view: FormView, add: () => void): TemplateResult {
  need('loqui-button');
  return html`<loqui-button part="add" size="small" aria-label=${label} ?disabled=${isOff} @click=${add}
    ><span slot="start" class="icon-place">${addIcon}</span>${view.words.term('formAdd')}</loqui-button
  >`;
}

function toolsTemplate(view: FormView, field: ListField, { label: name, pointer }: Field): TemplateResult {
  need('loqui-icon-button');
  const { fixed, items, keywords } = field;
  const index = indexIn(pointer);
  const { words } = view;
  const isLeast = items.length <= (keywords.minItems ?? 0);
  return html`<div class="tools">
    <loqui-icon-button
      part="move-up"
      size="small"
      .label=${words.term('formMoveUp', name)}
      ?disabled=${index === fixed}
      @click=${() => view.move(field, index, index - 1)}
      >${upIcon}</loqui-icon-button
    ><loqui-icon-button
      part="move-down"
      size="small"
      .label=${words.term('formMoveDown', name)}
      ?disabled=${index === items.length - 1}
      @click=${() => view.move(field, index, index + 1)}
      >${downIcon}</loqui-icon-button
    ><loqui-icon-button part="remove" size="small" .label=${words.term('formRemove', name)} ?disabled=${isLeast} @click=${() => view.remove(field, index)}
      >${closeIcon}</loqui-icon-button
    >
  </div>`;
}

function absentTemplate(view: FormView, field: AbsentField): TemplateResult {
  if (field.isReadonly) return html``;
  return html`<div data-pointer=${field.pointer}>${addTemplate(false, view.words.term('formAddNamed', field.label), view, () => view.begin(field))}</div>`;
}
