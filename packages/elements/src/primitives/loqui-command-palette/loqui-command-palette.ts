import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { runCommand, type PaletteCommand } from '../../commands/command.js';
import { commandsAround, commandsIn, type CommandRegistry } from '../../commands/command-registry.js';
import { LoquiCommandEvent } from '../../events.js';
import { tellMissing } from '../../lazy.js';
import { Localize } from '../../localize/localize.js';
import { property } from '../../property.js';
import { like } from '../../property-shapes.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { icon } from '../icon.js';
import { chevronIcon, closeIcon } from '../icons.js';
import { keysStyles, keysTemplate } from '../keys/keys.js';
import { optionListStyles } from '../options/option-list.styles.js';
import { OptionRows, type Look } from '../options/option-rows.js';
import { CommandSearch, type CommandRow } from './command-search.js';
import { rememberRun, recentIds } from './recent-commands.js';
import styles from './loqui-command-palette.styles.js';
import { strings } from './loqui-command-palette.strings.js';
import { isComposedKey } from '../composed-key.js';

const searchIcon = /* @__PURE__ */ icon('m21 21-4.34-4.34M19 11a8 8 0 1 1-16 0 8 8 0 0 1 16 0');

/**
 * @summary Finds and runs commands: those of `commands`, else those that are registered for what is around it and for the page. Fuzzy, the recent ones first,
 * with commands below commands.
 * @tag loqui-command-palette
 *
 * @fires {LoquiCommandEvent} loqui-command - The person has chosen a command: `command`. Cancelled, it is not run.
 * @fires {Event} close - It has been closed. As of a native dialog: does not bubble.
 *
 * @csspart dialog - The `loqui-dialog`.
 * @csspart search - The row with the text field.
 * @csspart path - The commands that were entered, before the text.
 * @csspart input - The text field.
 * @csspart close-button - The button that closes it.
 * @csspart list - The list of commands.
 * @csspart heading - The name of a group.
 * @csspart option - A command.
 * @csspart option-active - The command that Enter runs.
 * @csspart keys - The keys of a command.
 * @csspart notice - Shown instead of commands: loading, nothing found, failed.
 * @csspart footer - The line about keys.
 *
 * @cssproperty [--loqui-dialog-width=38rem] - Its width where the screen is wide enough.
 */
export class LoquiCommandPalette extends LitElement {
  static override styles = [baseStyles, buttonStyles, optionListStyles, keysStyles, styles];

  readonly #localize = new Localize(this, strings);
  readonly #rows = new OptionRows<CommandRow>(this, (): HTMLElement | null => this.renderRoot.querySelector('.list'));
  #search = new CommandSearch([], [], '');
  #registries: readonly CommandRegistry[] = [];
  #entering = new AbortController();

  /** Commands that were entered; the last one's are shown. */
  @state() private path: readonly PaletteCommand[] = [];
  @state() private status: 'ready' | 'loading' | 'failed' = 'ready';

  @query('input') private input!: HTMLInputElement | null;

  @property({ type: Boolean, reflect: true }) open = false;

  /** Instead of those that are registered. */
  @property({ attribute: false, type: Array, optional: true, shape: like({ id: 'string', title: 'string' }) }) commands?: readonly PaletteCommand[];

  /** Replaces the text in the empty field. */
  @property() placeholder = '';

  /** Under this key the browser keeps what was run last. */
  @property({ attribute: 'storage-key' }) storageKey = 'loqui:recent-commands';

  constructor() {
    super();
    this.addEventListener('click', this.#onClick);
    this.addEventListener('pointerdown', this.#onPointerDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  /** Opens it at its first level. */
  show(): void {
    this.open = true;
  }

  /** Closes it, and runs nothing. */
  close(): void {
    this.open = false;
  }

  protected override firstUpdated(): void {
    // The dialog focuses what has it.
    this.input?.setAttribute('autofocus', '');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) this.#begin();
    else if (changed.has('commands') && this.open && this.path.length === 0) this.#list(this.#first());
    if (changed.has('open') && !this.open) this.#leave();
  }

  #begin(): void {
    this.#leave();
    this.path = [];
    this.#registries = commandsAround(this);
    for (const registry of this.#registries) registry.addEventListener('change', this.#onChange);
    if (this.input) this.input.value = '';
    this.#list(this.#first());
  }

  #leave(): void {
    this.#entering.abort();
    for (const registry of this.#registries) registry.removeEventListener('change', this.#onChange);
    this.#registries = [];
  }

  #onChange = (): void => {
    if (this.path.length === 0) this.#list(this.#first(), true);
  };

  #first(): readonly PaletteCommand[] {
    return this.commands ?? commandsIn(this.#registries);
  }

  #list(commands: readonly PaletteCommand[], keeps = false): void {
    const recent = this.path.length === 0 ? recentIds(this.storageKey) : [];
    const search = new CommandSearch(commands, recent, this.#localize.term('recentCommands'));
    this.#search = search;
    this.status = 'ready';
    if (keeps) this.#filter();
    else this.#filter('');
    search
      .sharpen()
      .then(() => {
        if (this.open && this.#search === search && this.input?.value) this.#filter();
      })
      .catch((cause: unknown) => tellMissing('The fuzzy search of commands', cause));
  }

  #filter(text = this.input?.value ?? ''): void {
    this.#rows.rows = this.#search.rows(text);
    this.#rows.restart();
    this.#rows.activateFirst();
  }

  /** Shows the commands of the last one in the path. */
  async #enter(path: readonly PaletteCommand[]): Promise<void> {
    this.#entering.abort();
    this.path = path;
    if (this.input) this.input.value = '';
    const children = path.at(-1)?.children;
    this.input?.focus();
    if (typeof children !== 'function') {
      this.#list(children ?? this.#first());
      return;
    }
    this.#entering = new AbortController();
    const { signal } = this.#entering;
    this.#list([]);
    this.status = 'loading';
    try {
      const loaded = await children(signal);
      if (!signal.aborted) this.#list(loaded);
    } catch (cause) {
      if (signal.aborted) return;
      this.status = 'failed';
      reportError(cause);
    }
  }

  #choose({ command }: CommandRow): void {
    if (command.children) {
      void this.#enter([...this.path, command]);
      return;
    }
    rememberRun(this.storageKey, this.path[0]?.id ?? command.id);
    const runs = this.dispatchEvent(new LoquiCommandEvent(command));
    this.close();
    // The focus is back before the command moves it.
    if (runs) void this.updateComplete.then(() => runCommand(command));
  }

  /** Pressing anything but a button leaves the focus in the text. */
  #onPointerDown = (event: PointerEvent): void => {
    if (this.#rows.rowOf(event)) event.preventDefault();
  };

  #onClick = (event: MouseEvent): void => {
    const row = this.#rows.rowOf(event);
    if (row) this.#choose(row);
  };

  #onInput = (event: Event): void => {
    event.stopPropagation();
    this.#filter();
  };

  #onKeydown = (event: KeyboardEvent): void => {
    if (isComposedKey(event)) return;
    // No shortcut of the page runs behind the dialog; Escape belongs to the dialog.
    if (event.key !== 'Escape') event.stopPropagation();
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (this.#onKey(event)) event.preventDefault();
  };

  /** @returns true where the key is used up */
  #onKey(event: KeyboardEvent): boolean {
    if (event.key === 'Enter') {
      if (this.#rows.current) this.#choose(this.#rows.current);
      return true;
    }
    if (event.key === 'Backspace' && this.input?.value === '' && this.path.length > 0) {
      void this.#enter(this.path.slice(0, -1));
      return true;
    }
    return this.#rows.onKey(event);
  }

  #onDialogClose = (): void => {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };

  #look = ({ command, label, detail }: CommandRow, isActive: boolean): Look => {
    const more = command.children ? chevronIcon : nothing;
    const keys = command.shortcut ? keysTemplate(command.shortcut, this.#localize) : nothing;
    return {
      isSelected: isActive,
      content: html`<span class="sign">${command.icon ? icon(command.icon) : nothing}</span><span class="name"><bdi>${label}</bdi></span
        >${detail ? html`<span class="detail"><bdi>${detail}</bdi></span>` : nothing}${keys}${more}`,
    };
  };

  #pathTemplate(): TemplateResult | typeof nothing {
    const { path } = this;
    if (path.length === 0) return nothing;
    const titles = [this.#localize.term('commandPalette'), ...path.map(({ title }) => title)];
    return html`<span part="path" class="path"
      >${path.map(({ title }, index) => {
        const back = this.#localize.term('backTo', titles[index] ?? '');
        return html`<button class="crumb" type="button" title=${back} @click=${() => void this.#enter(path.slice(0, index))}>
          <bdi>${title}</bdi>
        </button>`;
      })}</span
    >`;
  }

  get #notice(): string {
    if (this.status === 'loading') return this.#localize.term('loadingCommands');
    if (this.status === 'failed') return this.#localize.term('commandsFailed');
    return this.#rows.rows.length === 0 ? this.#localize.term('noCommand') : '';
  }

  override render(): TemplateResult {
    const localize = this.#localize;
    const rows = this.#rows;
    const label = this.path.at(-1)?.title ?? localize.term('commandPalette');
    const count = rows.rows.length;
    const close = localize.term('closePalette');
    return html`<loqui-dialog part="dialog" aria-label=${localize.term('commandPalette')} closedby="any" .open=${this.open} @close=${this.#onDialogClose}>
      <div part="search" class="search">
        ${searchIcon}${this.#pathTemplate()}<input
          part="input"
          role="combobox"
          type="text"
          dir="auto"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          enterkeyhint="go"
          placeholder=${this.placeholder || localize.term('findCommand')}
          aria-label=${label}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-expanded="true"
          aria-controls="list"
          aria-activedescendant=${rows.activeId}
          @input=${this.#onInput}
          @change=${(event: Event) => event.stopPropagation()}
          @keydown=${this.#onKeydown}
        /><button part="close-button" class="icon-button" type="button" title=${close} aria-label=${close} @click=${() => this.close()}>${closeIcon}</button>
      </div>
      <div id="list" part="list" class="list" role="listbox" aria-label=${label} @scroll=${rows.onScroll}>
        ${this.open ? rows.template(this.#look) : nothing}
      </div>
      ${this.#notice === '' ? nothing : html`<div part="notice" class="notice">${this.#notice}</div>`}
      <div part="footer" class="footer" aria-hidden="true">
        <span>${keysTemplate('ArrowUp', localize)}${keysTemplate('ArrowDown', localize)} ${localize.term('chooseKey')}</span>
        <span>${keysTemplate('Enter', localize)} ${localize.term('runKey')}</span>
        ${this.path.length > 0 ? html`<span>${keysTemplate('Backspace', localize)} ${localize.term('backKey')}</span>` : nothing}
      </div>
      <div class="visually-hidden" role="status">${this.open ? this.#notice || localize.term('commandCount', localize.number(count), count) : ''}</div>
    </loqui-dialog>`;
  }
}
