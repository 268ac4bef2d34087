/** A separator under the pointer. Reads no layout: the room is known from before. */

export interface Dragging {
  /** It is pressed. */
  begin(at: number): void;
  /** @param pixels from where it was pressed, to the end of the line or to the bottom */
  move(at: number, pixels: number): void;
  /** It is released, or the drag was cancelled. @param moved false for a click */
  end(at: number, moved: boolean, cancelled: boolean): void;
}

/** Less is a click, in px. */
const CLICK = 3;

export class SeparatorDrag {
  #from: { readonly at: number; readonly pointer: number; readonly place: number; readonly sign: number; moved: boolean } | undefined;

  /** @param isVertical the panels lie below each other @param isRtl of the host, now */
  constructor(
    private readonly calls: Dragging,
    private readonly isVertical: () => boolean,
    private readonly isRtl: () => boolean,
  ) {}

  /** The separator that is dragged. */
  get at(): number | undefined {
    return this.#from?.at;
  }

  down(event: PointerEvent, at: number): void {
    if (event.button !== 0 || this.#from) return;
    const separator = event.currentTarget as HTMLElement;
    separator.setPointerCapture(event.pointerId);
    const sign = !this.isVertical() && this.isRtl() ? -1 : 1;
    this.#from = { at, pointer: event.pointerId, place: this.#placeOf(event), sign, moved: false };
    this.calls.begin(at);
  }

  readonly move = (event: PointerEvent): void => {
    const from = this.#from;
    if (event.pointerId !== from?.pointer) return;
    const pixels = (this.#placeOf(event) - from.place) * from.sign;
    if (!from.moved && Math.abs(pixels) < CLICK) return;
    from.moved = true;
    this.calls.move(from.at, pixels);
  };

  readonly up = (event: PointerEvent): void => {
    if (event.pointerId === this.#from?.pointer) this.#end(false);
  };

  /** The system took the pointer away, or the person pressed Escape. */
  readonly cancel = (): void => this.#end(true);

  #end(cancelled: boolean): void {
    const from = this.#from;
    this.#from = undefined;
    if (from) this.calls.end(from.at, from.moved, cancelled);
  }

  #placeOf({ clientX, clientY }: PointerEvent): number {
    return this.isVertical() ? clientY : clientX;
  }
}
