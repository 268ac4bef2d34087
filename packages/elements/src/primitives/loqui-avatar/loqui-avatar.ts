import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Author } from '@loqui/core';
import { baseStyles } from '../../styles/base.styles.js';
import { agentIcon } from '../icons.js';
import { hueOf, initialsOf } from './initials.js';
import styles from './loqui-avatar.styles.js';
import { property } from '../../property.js';
import { isAuthor } from '../../property-shapes.js';

/**
 * @summary The face of a member: a picture, else initials on a colour of their own; an agent's spark. Decoration: the name stands beside it.
 * @tag loqui-avatar
 *
 * @csspart base - The disc.
 *
 * @cssproperty [--loqui-avatar-size=28px] - Its diameter.
 */
export class LoquiAvatar extends LitElement {
  static override styles = [baseStyles, styles];

  /** Address of a picture that could not be loaded: its initials are shown instead. */
  @state() private broken = '';

  /** Whose face. */
  @property({ attribute: false, optional: true, shape: isAuthor }) author?: Author;

  protected override updated(changed: PropertyValues<this>): void {
    // Set through the style object, which a strict content security policy allows; a style attribute it would not.
    if (changed.has('author') && this.author) this.style.setProperty('--_hue', String(hueOf(this.author.id)));
  }

  #onError = (): void => {
    this.broken = this.author?.avatar ?? '';
  };

  override render(): TemplateResult {
    const { author } = this;
    if (author?.avatar && author.avatar !== this.broken) {
      return html`<span part="base"><img src=${author.avatar} alt="" loading="lazy" decoding="async" @error=${this.#onError} /></span>`;
    }
    const agent = author?.kind === 'agent';
    return html`<span part="base" class=${agent ? 'agent' : ''} aria-hidden="true">${agent ? agentIcon : initialsOf(author?.name ?? '')}</span>`;
  }
}
