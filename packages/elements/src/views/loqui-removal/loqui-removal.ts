import { LitElement, css, html, nothing } from 'lit';
import type { Message } from '@loqui/core';
import { LoquiUndoEvent, LoquiUndoExtendEvent } from '../../events.js';
import { Localize } from '../../localize/localize.js';
import { trashIcon } from '../../primitives/icons.js';
import { MessageLine } from '../message-line.js';

/** While the time to undo is held, it is renewed to this at half of it, in ms: on a frozen page it runs out. */
const HELD = 20_000;
/** Least time between two renewals, in ms, also where the page grants none. */
const PAUSE = 1000;

const styles = css`
  :host {
    --_align: var(--loqui-removal-align);
  }
  [part='base'] {
    min-block-size: max(28px, 1.75rem);
  }
`;

/**
 * @summary Replaces a message that the reader has removed, with a button to restore it. The time to undo stands still while the line has the keyboard's
 * focus or the pointer is over it (WCAG 2.2.1).
 * @tag loqui-removal
 *
 * @fires {LoquiUndoEvent} loqui-undo - Keep the message.
 * @fires {LoquiUndoExtendEvent} loqui-undo-extend - Extend or shorten the time to undo.
 *
 * @csspart base - The line.
 * @csspart undo - The button.
 *
 * @cssproperty [--loqui-removal-align=flex-start] - Side of the line: a value of `justify-content`.
 */
export class LoquiRemoval extends MessageLine {
  static override styles = [MessageLine.styles, styles];
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  #localize = new Localize(this);
  #hovered = false;
  #focused = false;
  /** Time left when the hold began, in ms; `undefined` while it runs. */
  #kept: number | undefined;

  protected override due({ removedAt }: Message): { after: number; act?: () => void } | undefined {
    const left = timeLeft(removedAt);
    if (left <= 0) return undefined;
    return this.#kept === undefined ? { after: left } : { after: Math.max(PAUSE, left - HELD / 2), act: this.#renew };
  }

  #renew = (): void => {
    this.#extend(HELD);
    this.requestUpdate();
  };

  #extend(milliseconds: number): void {
    if (this.message) this.dispatchEvent(new LoquiUndoExtendEvent(this.message.id, milliseconds));
  }

  #onEnter = (): void => this.#hold({ hovered: true });
  #onLeave = (): void => this.#hold({ hovered: false });
  /** A click on Delete moves the focus here too: only a visible focus holds the time. */
  #onFocus = (event: FocusEvent): void => this.#hold({ focused: (event.target as Element).matches(':focus-visible') });
  #onBlur = (): void => this.#hold({ focused: false });

  #hold({ hovered = this.#hovered, focused = this.#focused }: { readonly hovered?: boolean; readonly focused?: boolean }): void {
    this.#hovered = hovered;
    this.#focused = focused;
    const left = timeLeft(this.message?.removedAt);
    if ((hovered || focused) === (this.#kept !== undefined) || left <= 0) return;
    const milliseconds = this.#kept ?? HELD;
    this.#kept = this.#kept === undefined ? left : undefined;
    this.#extend(milliseconds);
    this.requestUpdate();
  }

  override render(): unknown {
    const { message } = this;
    if (message?.removedAt === undefined) return nothing;
    return html`<div part="base" @pointerenter=${this.#onEnter} @pointerleave=${this.#onLeave} @focusin=${this.#onFocus} @focusout=${this.#onBlur}>
      ${this.text(trashIcon, this.#localize.term('messageRemoved'))}
      ${timeLeft(message.removedAt) > 0 ? this.button(this.#localize.term('undo'), LoquiUndoEvent, 'undo') : nothing}
    </div>`;
  }
}

function timeLeft(removedAt = 0): number {
  return removedAt - Date.now();
}
