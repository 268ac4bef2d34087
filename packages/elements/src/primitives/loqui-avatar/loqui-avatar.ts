import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Author } from '@loqui/core';
import { baseStyles } from '../../styles/base.styles.js';
import { colourOf } from './colours.js';
import styles from './loqui-avatar.styles.js';
import { property } from '../../property.js';
import { isAuthor } from '../../property-shapes.js';

/**
 * @summary The avatar of a member: an image, or coloured initials; a spark for an agent. Members on one page have different colours; its first agent has the accent. Hidden from screen readers, as the name is beside it.
 * @tag loqui-avatar
 *
 * @csspart base - The disc.
 *
 * @cssproperty [--loqui-avatar-size=28px] - Its diameter.
 */
export class LoquiAvatar extends LitElement {
  static override styles = [baseStyles, styles];

  /** Address of a picture that could not be loaded: initials replace it. */
  @state() private broken = '';

  @property({ attribute: false, optional: true, shape: isAuthor }) author?: Author;

  protected override updated(changed: PropertyValues<this>): void {
    // A strict content security policy allows the style object, but no style attribute.
    if (changed.has('author') && this.author) this.style.setProperty('--_colour', colourOf(this.author) ?? '');
  }

  #onError = (): void => {
    this.broken = this.author?.avatar ?? '';
  };

  override render(): TemplateResult {
    const { author } = this;
    if (author?.avatar && author.avatar !== this.broken) {
      return html`<span part="base"><img src=${author.avatar} alt="" loading="lazy" decoding="async" @error=${this.#onError} /></span>`;
    }
    // Lucide `sparkle` (ISC licence), half as wide as the disc. The svg itself is the disc: two nodes less per avatar.
    // prettier-ignore
    if (author?.kind === 'agent') return html`<svg part="base" class=${colourOf(author) ? 'agent' : 'agent accent'} viewBox="-12 -12 48 48" fill="currentColor" stroke="currentColor" stroke-width="1.75" stroke-linejoin="round" aria-hidden="true"><path d="M11.017 2.814a1 1 0 0 1 1.966 0l1.051 5.558a2 2 0 0 0 1.594 1.594l5.558 1.051a1 1 0 0 1 0 1.966l-5.558 1.051a2 2 0 0 0-1.594 1.594l-1.051 5.558a1 1 0 0 1-1.966 0l-1.051-5.558a2 2 0 0 0-1.594-1.594l-5.558-1.051a1 1 0 0 1 0-1.966l5.558-1.051a2 2 0 0 0 1.594-1.594z" /></svg>`;
    // Set as a property: a bound text needs one more node, and a long list has many avatars.
    return html`<span part="base" aria-hidden="true" .textContent=${initialsOf(author?.name ?? '')}></span>`;
  }
}

/** `Mara Kovač` → `MK`, `jonas` → `JO`, `李雷` → `李雷`; counts graphemes. */
function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => /\p{L}|\p{N}/u.test(word));
  const first = [...(words[0] ?? '')];
  const last = [...(words.at(-1) ?? '')];
  return (words.length > 1 ? `${first[0] ?? ''}${last[0] ?? ''}` : first.slice(0, 2).join('')).toLocaleUpperCase();
}
