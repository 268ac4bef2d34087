import { ContainerDrawing, ElementContainer } from './container.js';
import type { Drawing, Setting, Spot } from './drawing.js';
import type { BlockOf } from './parse/tree.js';
import { element, type ElementView } from './view.js';

export function drawList(list: BlockOf<'list'>, spot: Spot, setting: Setting): Drawing {
  return new ContainerDrawing(list, new ElementContainer(spot, setting.nodes, { describe: listView }), setting);
}

function listView({ ordered, start, tight, children }: BlockOf<'list'>): ElementView {
  const digits = ordered ? digitsOf(start + children.length - 1) : '';
  return element(ordered ? 'ol' : 'ul', {
    ...(ordered && start !== 1 && { start: String(start) }),
    class: tight ? 'tight' : 'loose',
    ...(digits && { 'data-digits': digits }),
  });
}

/** Digits that the style sheet leaves room for. Empty: the usual room is enough. */
function digitsOf(largest: number): string {
  return largest < 100 ? '' : largest < 1000 ? '3' : largest < 100_000 ? '5' : '9';
}

export function drawItem(item: BlockOf<'item'>, spot: Spot, setting: Setting): Drawing {
  const { nodes, words } = setting;
  const describe = ({ checked }: BlockOf<'item'>): ElementView => {
    if (checked === undefined) return element('li');
    const box = { type: 'checkbox', disabled: '', ...(checked && { checked: '' }), 'aria-label': checked ? words.done : words.toDo };
    return element('li', { class: 'task' }, [element('input', box)]);
  };
  return new ContainerDrawing(item, new ElementContainer(spot, nodes, { describe }), setting);
}
