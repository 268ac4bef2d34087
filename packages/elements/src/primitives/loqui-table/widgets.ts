/** What a person operates inside a cell. */
const WIDGETS = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]';

export function widgetsIn(cell: Element): HTMLElement[] {
  return [...cell.querySelectorAll<HTMLElement>('*')].filter((each) => !each.matches(':disabled, [hidden]') && (each.matches(WIDGETS) || takesFocus(each)));
}

/** An element of the site or of Loqui that hands the focus on. */
const takesFocus = (element: Element): boolean => element.shadowRoot?.delegatesFocus === true;

/** True where a press or a key belongs to something inside the cell. */
export function isInWidget(event: Event, cell: Element): boolean {
  const path = event.composedPath();
  return path.slice(0, path.indexOf(cell)).some((node) => node instanceof Element && (node.matches(`${WIDGETS}, label`) || takesFocus(node)));
}

/** True where arrow keys move a caret or change a value. */
export function wantsArrows(event: Event): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'button', 'submit', 'reset', 'image'].includes(target.type);
  return target.isContentEditable || target.matches('select, textarea, [role="slider"], [role="spinbutton"], [role="combobox"], [role="listbox"]');
}
