import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { isAvailable, type PaletteCommand } from '../../commands/command.js';
import { commandsAround, commandsIn } from '../../commands/command-registry.js';
import { Localize } from '../../localize/localize.js';
import { property } from '../../property.js';
import { like } from '../../property-shapes.js';
import { baseStyles } from '../../styles/base.styles.js';
import { keysStyles, keysTemplate } from '../keys/keys.js';
import styles from './loqui-shortcuts.styles.js';
import { strings } from './loqui-shortcuts.strings.js';

/**
 * @summary A dialog with the keys of all commands that are registered for what is around it and for the page.
 * @tag loqui-shortcuts
 *
 * @fires {Event} close - It has been closed. As of a native dialog: does not bubble.
 *
 * @csspart dialog - The `loqui-dialog`.
 * @csspart group - Commands of one group.
 * @csspart heading - Its name.
 * @csspart shortcut - A command with its keys.
 * @csspart keys - The keys.
 */
export class LoquiShortcuts extends LitElement {
  static override styles = [baseStyles, keysStyles, styles];

  readonly #localize = new Localize(this, strings);
  #shown: ReadonlyMap<string, readonly PaletteCommand[]> = new Map();

  @property({ type: Boolean, reflect: true }) open = false;

  /** Instead of those that are registered; only those with a shortcut are shown. */
  @property({ attribute: false, type: Array, optional: true, shape: like({ id: 'string', title: 'string' }) }) commands?: readonly PaletteCommand[];

  show(): void {
    this.open = true;
  }

  close(): void {
    this.open = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if ((changed.has('open') || changed.has('commands')) && this.open) this.#shown = this.#groups();
  }

  #groups(): ReadonlyMap<string, readonly PaletteCommand[]> {
    const groups = new Map<string, PaletteCommand[]>();
    for (const command of this.commands ?? commandsIn(commandsAround(this))) {
      if (!command.shortcut || !isAvailable(command)) continue;
      const same = groups.get(command.group ?? '');
      if (same) same.push(command);
      else groups.set(command.group ?? '', [command]);
    }
    return groups;
  }

  #onDialogClose = (): void => {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };

  #groupTemplate(group: string, commands: readonly PaletteCommand[]): TemplateResult {
    return html`<section part="group">
      ${group === '' ? nothing : html`<h3 part="heading">${group}</h3>`}
      <dl>
        ${commands.map(
          ({ title, shortcut = '' }) =>
            html`<div part="shortcut" class="shortcut">
              <dt>${title}</dt>
              <dd>${keysTemplate(shortcut, this.#localize)}</dd>
            </div>`,
        )}
      </dl>
    </section>`;
  }

  override render(): TemplateResult {
    const { open } = this;
    return html`<loqui-dialog part="dialog" closedby="any" .heading=${this.#localize.term('shortcuts')} .open=${open} @close=${this.#onDialogClose}>
      ${this.#shown.size === 0 ? html`<p>${this.#localize.term('noShortcuts')}</p>` : [...this.#shown].map(([group, commands]) => this.#groupTemplate(group, commands))}
    </loqui-dialog>`;
  }
}
