/** Tells a form that is reported (submitted, `reportValidity()`) from one that a site only checks: both fire the same `invalid`. */

const submitting = new WeakSet<HTMLFormElement>();

/** True while Enter submits this form. */
export const isSubmitting = (form: HTMLFormElement | null): boolean => form !== null && submitting.has(form);

/** During `invalid`: calls back if the browser now focuses an invalid field, which it does only for a person who must see it. */
export function whenReported(element: Element, reported: () => void): void {
  const before = focusedBeside(element);
  setTimeout(() => {
    const now = focusedBeside(element);
    // A group of choices is invalid, and one of them has the focus.
    if (now && now !== before && now.closest(':invalid:not(form, fieldset)')) reported();
  });
}

function focusedBeside(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
}

/** What Enter in a text field does: clicks the form's first submit button. A form without one is sent only where there is no other text field. */
export function submitFrom(element: { readonly form: HTMLFormElement | null }): void {
  const { form } = element;
  if (!form) return;
  const fields = [...form.elements] as (HTMLElement & { readonly type?: string; readonly disabled?: boolean })[];
  const button = fields.find((field) => field.type === 'submit');
  submitting.add(form);
  try {
    if (button) button.click();
    else if (fields.filter(isTextField).length <= 1) form.requestSubmit();
  } finally {
    submitting.delete(form);
  }
}

const isTextField = (field: Element & { readonly type?: string }): boolean =>
  /^(input|loqui-input|loqui-number-field|loqui-date-field|loqui-combobox)$/.test(field.localName) &&
  !/^(button|reset|hidden|checkbox|radio|range|color|file)$/.test(field.type ?? '');
