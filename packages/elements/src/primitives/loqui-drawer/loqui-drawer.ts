import { property } from '../../property.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { Modal } from '../modal/modal.js';
import { modalStyles } from '../modal/modal.styles.js';
import styles from './loqui-drawer.styles.js';

/**
 * @summary A modal dialog that slides in from an edge of the screen. Start and end follow the direction of the language.
 * @tag loqui-drawer
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
 * @cssproperty [--loqui-drawer-size=24rem] - Its width at a side (18rem when small, 36rem when large), or its greatest height at the top or bottom (75dvb).
 *
 * @cssState open - Shown.
 */
export class LoquiDrawer extends Modal {
  static override styles = [baseStyles, buttonStyles, modalStyles, styles];

  /** The edge it belongs to. */
  @property({ reflect: true, oneOf: ['start', 'end', 'top', 'bottom'] }) placement: 'start' | 'end' | 'top' | 'bottom' = 'end';

  /** Its width at a side. */
  @property({ reflect: true, oneOf: ['small', 'medium', 'large'] }) size: 'small' | 'medium' | 'large' = 'medium';
}
