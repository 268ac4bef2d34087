import { LitElement, css, html, nothing } from 'lit';
import type { Message } from '@loqui/core';
import { LoquiUndoEvent, LoquiUndoExtendEvent } from '../../events.js';
import { Localize } from '../../localize/localize.js';
import { trashIcon } from '../../primitives/occasional-icons.js';
import { MessageLine } from '../message-line.js';

/** The time to undo while it stands still, in milliseconds: renewed when half of it is over, so that nothing waits for ever on a page that froze. */
const HELD = 20_000;
/** Two renewals are at least so far apart, in milliseconds, also where a page grants none. */
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
 * @summary In the place of a message that one has removed: says so, and takes it back while that can be done. The time for that stands still while the line has
 * the keyboard's focus or the pointer is over it (WCAG 2.2.1), and goes on after.
 * @tag loqui-removal
 *
 * @fires {LoquiUndoEvent} loqui-undo - The message shall stay.
 * @fires {LoquiUndoExtendEvent} loqui-undo-extend - There shall be more, or again less, time to undo.
 *
 * @csspart base - The line.
 * @csspart undo - The button.
 *
 * @cssproperty [--loqui-removal-align=flex-start] - Which side the line stands on: a value of `justify-content`.
 */
export class LoquiRemoval extends MessageLine {
  static override styles = [MessageLine.styles, styles];
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  #localize = new Localize(this);
  #hovered = false;
  #focused = false;
  /** What was left when the time began to stand still, in milliseconds; undefined while it runs. */
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
  /** After a click on Delete the focus is here too, and its owner may be anywhere: only a focus that is shown counts. */
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

/** Milliseconds until it is too late. */
function timeLeft(removedAt = 0): number {
  return removedAt - Date.now();
}
