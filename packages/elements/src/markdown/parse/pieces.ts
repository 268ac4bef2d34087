/** Inline text during parsing: a list of pieces, which delimiters and brackets wrap into nodes. */
import type { Inline } from './tree.js';

/** Nested nodes; deeper ones are text. */
const MAX_HEIGHT = 60;

export interface Piece {
  text: string;
  readonly node: Inline | undefined;
  readonly height: number;
  prev: Piece | undefined;
  next: Piece | undefined;
}

/** `head` is empty, and never shown. */
export class Pieces {
  readonly head: Piece = { text: '', node: undefined, height: 0, prev: undefined, next: undefined };
  last = this.head;

  add(text: string, node?: Inline, height = 0): Piece {
    return this.append({ text, node, height, prev: this.last, next: undefined });
  }

  append(piece: Piece): Piece {
    return (this.last = this.last.next = piece);
  }

  remove({ prev, next }: Piece): void {
    prev!.next = next;
    if (next) next.prev = prev;
    else this.last = prev!;
  }

  cut(after: Piece): void {
    after.next = undefined;
    this.last = after;
  }

  /** Replaces the pieces between `from` and `to` (or the end) by one node. False: they are nested too deeply. */
  wrap(from: Piece, to: Piece | undefined, make: (children: Inline[]) => Inline): boolean {
    let height = 0;
    for (let piece = from.next; piece && piece !== to; piece = piece.next) if (piece.height > height) height = piece.height;
    if (height >= MAX_HEIGHT) return false;
    const piece: Piece = { text: '', node: make(gather(from.next, to)), height: height + 1, prev: from, next: to };
    from.next = piece;
    if (to) to.prev = piece;
    else this.last = piece;
    return true;
  }
}

export function gather(from: Piece | undefined, to?: Piece): Inline[] {
  const nodes: Inline[] = [];
  let text = '';
  for (let piece = from; piece && piece !== to; piece = piece.next) {
    if (!piece.node) {
      text += piece.text;
      continue;
    }
    if (text) nodes.push({ type: 'text', text });
    text = '';
    nodes.push(piece.node);
  }
  if (text) nodes.push({ type: 'text', text });
  return nodes;
}

export function plainText(nodes: readonly Inline[]): string {
  let text = '';
  for (const node of nodes) {
    if ('children' in node) text += plainText(node.children);
    else if ('text' in node) text += node.text;
    else if (node.type === 'image') text += node.alt;
    else if (node.type === 'break') text += '\n';
  }
  return text;
}
