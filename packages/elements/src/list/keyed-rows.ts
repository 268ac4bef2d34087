/** Renders a list by key. Unlike Lit's `repeat` it never moves a row that keeps its order: a moved element loses focus and selection. */
import { noChange, type TemplateResult } from 'lit';
import { Directive, directive, type ChildPart, type DirectiveResult } from 'lit/directive.js';
import { getCommittedValue, insertPart, removePart, setChildPartValue, setCommittedValue } from 'lit/directive-helpers.js';

interface Keyed {
  readonly key: string;
}

type Template = (item: Keyed) => TemplateResult | symbol;

class KeyedRowsDirective extends Directive {
  #keys: readonly string[] = [];

  override render(items: readonly Keyed[], template: Template): unknown {
    return items.map((item) => template(item));
  }

  override update(container: ChildPart, [items, template]: [items: readonly Keyed[], template: Template]): unknown {
    const before = getCommittedValue(container);
    const keys = items.map(({ key }) => key);
    const old = this.#keys;
    this.#keys = keys;
    if (!Array.isArray(before)) return this.render(items, template);
    const wanted = new Set(keys);
    const staying = new Map<string, ChildPart>();
    (before as ChildPart[]).forEach((part, at) => {
      const key = old[at] ?? '';
      if (wanted.has(key)) staying.set(key, part);
      else removePart(part);
    });
    const parts = items.map((item) => {
      const known = staying.get(item.key);
      const [next] = staying.values();
      staying.delete(item.key);
      const part = known !== undefined && known === next ? known : insertPart(container, next, known);
      return setChildPartValue(part, template(item));
    });
    setCommittedValue(container, parts);
    return noChange;
  }
}

const keyedRowsDirective = directive(KeyedRowsDirective);

/** Keys must be unique. */
export function keyedRows<T extends Keyed>(items: readonly T[], template: (item: T) => TemplateResult | symbol): DirectiveResult {
  return keyedRowsDirective(items, template as Template);
}
