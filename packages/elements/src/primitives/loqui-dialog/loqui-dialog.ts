import { property } from '../../property.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { Modal } from '../modal/modal.js';
import { modalStyles } from '../modal/modal.styles.js';
import styles from './loqui-dialog.styles.js';

/**
 * @summary A modal dialog on the native `<dialog>`. A sheet at the lower edge of a small screen.
 * @tag loqui-dialog
 *
 * @slot - Content. What has `autofocus` gets the focus. A `<form method="dialog">` closes it.
 * @slot header-actions - Buttons beside the close button.
 * @slot footer - Buttons at the end.
 *
 * @fires {Event} cancel - Escape, the close button or a press outside asks to close it. `preventDefault()` keeps it open. As of a native dialog: does not bubble.
 * @fires {Event} close - It has been closed, by the person or the page. As of a native dialog: does not bubble.
 *
 * @csspart base - The `<dialog>`.
 * @csspart header - Heading and buttons.
 * @csspart heading - The `<h2>`.
 * @csspart header-actions - The buttons of the header.
 * @csspart close-button - The button that closes it; not with `closedby="none"`.
 * @csspart body - The content, which scrolls.
 * @csspart footer - The buttons at the end; hidden without any.
 *
 * @cssproperty [--loqui-dialog-width=34rem] - Its width where the screen is wide enough; 25rem when small, 52rem when large.
 *
 * @cssState open - Shown.
 */
export class LoquiDialog extends Modal {
  static override styles = [baseStyles, buttonStyles, modalStyles, styles];

  @property({ reflect: true, oneOf: ['small', 'medium', 'large'] }) size: 'small' | 'medium' | 'large' = 'medium';
}
