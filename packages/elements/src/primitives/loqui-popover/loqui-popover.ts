import { html, type TemplateResult } from 'lit';
import { baseStyles } from '../../styles/base.styles.js';
import { PopoverBase } from '../popover-base.js';
import styles from './loqui-popover.styles.js';

/**
 * @summary A native popover beside its anchor, which opens and closes it. Escape and a press outside close it.
 * @tag loqui-popover
 *
 * @slot - Content.
 *
 * @fires {ToggleEvent} beforetoggle - It will be opened or closed; `preventDefault()` keeps it closed. As of a native popover: does not bubble.
 * @fires {ToggleEvent} toggle - It has been opened or closed. As of a native popover: does not bubble.
 *
 * @csspart body - Around the content.
 *
 * @cssproperty [--loqui-popover-width=22rem] - Its greatest width.
 * @cssproperty [--loqui-popover-padding] - Space around the content.
 * @cssproperty [--loqui-popover-border] - Its border.
 *
 * @cssState open - Shown.
 */
export class LoquiPopover extends PopoverBase {
  static override styles = [baseStyles, styles];

  protected readonly kind = 'dialog';

  override render(): TemplateResult {
    return html`<div part="body"><slot></slot></div>`;
  }
}
