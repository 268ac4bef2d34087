import { html, type TemplateResult } from 'lit';
import { property } from '../../property.js';
import { ButtonBase, type ButtonVariant } from '../button-base.js';
import styles from './loqui-button.styles.js';

/**
 * @summary A button, or a link that looks like one. In a form it submits or resets, as a native button does.
 *
 * `aria-label`, `aria-description`, `aria-expanded`, `aria-haspopup`, `aria-pressed`, `aria-current`, `aria-controls`, `aria-describedby` and
 * `aria-labelledby` of the host are given to the native control inside. The `submitter` of the form's `submit` event is `null`: a browser names only native
 * buttons. `name` and `value` are in the form's data while that event is handled.
 *
 * @tag loqui-button
 *
 * @slot - Its words.
 * @slot start - An icon before the words.
 * @slot end - An icon after the words.
 *
 * @csspart base - The native button or link.
 * @csspart label - The words.
 * @csspart spinner - Turns while it is loading.
 *
 * @cssState loading - It is loading.
 * @cssState disabled - It is disabled, by itself or by a fieldset.
 */
export class LoquiButton extends ButtonBase {
  static override styles = [...ButtonBase.styles, styles];

  @property({ oneOf: ['neutral', 'primary', 'danger', 'quiet'] }) override variant: ButtonVariant = 'neutral';

  protected override renderContent(): TemplateResult {
    return html`<slot name="start"></slot><span part="label"><slot></slot></span><slot name="end"></slot>`;
  }
}
