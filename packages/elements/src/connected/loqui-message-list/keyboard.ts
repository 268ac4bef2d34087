import type { ListEngine } from '../../list/list-engine.js';
import type { RowOrder } from '../../list/row-window.js';
import type { LoquiMessage } from '../../views/loqui-message/loqui-message.js';

export function rowAt(event: Event): LoquiMessage | null {
  return (event.target as Element).closest<LoquiMessage>('loqui-message');
}

/** The message that a key moves the focus to; `undefined` for none. Page keys move by about one view. */
export function messageByKey(event: KeyboardEvent, order: RowOrder, rows: Pick<ListEngine, 'length' | 'pageFrom'>): string | undefined {
  const row = rowAt(event);
  if (!row || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  if (event.composedPath()[0] === row) {
    const index = indexByKey(event.key, order.indexOf(row.dataset.row ?? ''), rows);
    return index === undefined || index < 0 ? undefined : order.at(index);
  }
  if (event.key === 'Escape') {
    // What is around the list stays open.
    event.preventDefault();
    row.focus();
  }
  return undefined;
}

function indexByKey(key: string, at: number, rows: Pick<ListEngine, 'length' | 'pageFrom'>): number | undefined {
  switch (key) {
    case 'ArrowUp':
      return at - 1;
    case 'ArrowDown':
      return at + 1;
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    case 'PageUp':
      return rows.pageFrom(at, -1);
    case 'PageDown':
      return rows.pageFrom(at, 1);
    default:
      return undefined;
  }
}
