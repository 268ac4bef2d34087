/** The levers of a theme, on panels and the provider. For any other part of a page there are the same in `themes.css`, as `data-loqui-…`. */
import { LitElement, type PropertyValues } from 'lit';
import { property } from '../property.js';

/** True for a colour as CSS writes it, in a browser. */
const isColor = (value: unknown): boolean => typeof value === 'string' && (typeof CSS === 'undefined' || CSS.supports('color', value));

export abstract class Themed extends LitElement {
  /** Light, dark, or as the system is; default: as the page around it. */
  @property({ reflect: true, optional: true, oneOf: ['light', 'dark', 'auto'] }) theme?: 'light' | 'dark' | 'auto';

  /** A colour that all accents follow, as CSS writes it; default: `--loqui-accent`. */
  @property({ reflect: true, optional: true, shape: isColor }) accent?: string;

  /** Space between rows and controls. */
  @property({ reflect: true, oneOf: ['comfortable', 'compact'] }) density: 'comfortable' | 'compact' = 'comfortable';

  /** How round all corners are; default: `--loqui-radius`. */
  @property({ reflect: true, optional: true, oneOf: ['none', 'small', 'medium', 'large'] }) radius?: 'none' | 'small' | 'medium' | 'large';

  protected override update(changed: PropertyValues<this>): void {
    // A strict content security policy allows the style object, but no style attribute.
    if (changed.has('accent')) this.style.setProperty('--_accent', this.accent ?? null);
    super.update(changed);
  }
}
