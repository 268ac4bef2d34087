/** Sets a property of a field only where it means something else than what stands there: `1.0` is not rewritten to `1` while a person types `1.05`. */
import type { ElementPart } from 'lit';
import { Directive, PartType, directive, type DirectiveResult, type PartInfo } from 'lit/directive.js';

class Kept extends Directive {
  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT) throw new Error('kept() stands in the tag of an element');
  }

  render(_name: string, _value: unknown, _isKept: (shown: unknown) => boolean): void {
    // All is done in `update`.
  }

  override update({ element }: ElementPart, [name, value, isKept]: [string, unknown, (shown: unknown) => boolean]): void {
    if (!isKept(Reflect.get(element, name))) Reflect.set(element, name, value);
  }
}

const result = directive(Kept);

/** @param isKept tells whether what stands in the field means `value` */
export const kept = (name: string, value: unknown, isKept: (shown: unknown) => boolean = (shown) => shown === value): DirectiveResult =>
  result(name, value, isKept);
