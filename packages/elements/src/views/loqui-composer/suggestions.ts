/**
 * Suggests commands after a slash, and people, agents and what else is registered after an `@` or `#`. Fetched with the first of these signs. The list is in the
 * composer's shadow root, as the text area must name its active row.
 */
import { html, nothing, render, type LitElement, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { runCommand } from '../../commands/command.js';
import { commandsAround, commandsOf, type CommandRegistry } from '../../commands/command-registry.js';
import { LoquiCommandEvent } from '../../events.js';
import { Localize } from '../../localize/localize.js';
import { icon } from '../../primitives/icon.js';
import { optionListStyles } from '../../primitives/options/option-list.styles.js';
import { OptionPopup } from '../../primitives/options/option-popup.js';
import { OptionRows, type Look } from '../../primitives/options/option-rows.js';
import { findSuggestions, wordAt, type SuggestionRow, type Word } from './suggestion-finder.js';
import suggestionStyles from './suggestions.styles.js';
import { strings } from './suggestions.strings.js';
import { isComposedKey } from '../../primitives/composed-key.js';

type Composer = LitElement & { insert(text: string): void };

export class Suggestions implements ReactiveControllerHost {
  readonly updateComplete = Promise.resolve(true);
  readonly #controllers = new Set<ReactiveController>();
  readonly #place = document.createElement('div');
  readonly #localize: Localize<typeof strings>;
  readonly #popup: OptionPopup;
  readonly #rows: OptionRows<SuggestionRow>;
  #registries: readonly CommandRegistry[] = [];
  #search = new AbortController();
  #word: Word | undefined;
  /** By Escape; until another word is begun. */
  #dismissed: number | undefined;
  #isRendering = false;

  constructor(private readonly composer: Composer) {
    const root = composer.renderRoot as ShadowRoot;
    this.#localize = new Localize(composer, strings);
    this.#rows = new OptionRows(this, (): HTMLElement | null => this.#place.querySelector('.list'));
    this.#popup = new OptionPopup(composer, (): HTMLElement | null => this.#place.querySelector('.suggestions'), 'top-start');
    for (const { styleSheet } of [optionListStyles, suggestionStyles]) if (styleSheet) root.adoptedStyleSheets.push(styleSheet);
    root.append(this.#place);
    // Before the composer's own listeners at the text area.
    root.addEventListener('keydown', this.#onKeydown as EventListener, { capture: true });
    for (const type of ['input', 'click', 'keyup']) root.addEventListener(type, this.look);
    root.addEventListener('focusout', () => this.#close());
    this.#place.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#place.addEventListener('click', this.#onClick);
    composer.addController({ hostDisconnected: () => this.#close() });
  }

  get #input(): HTMLTextAreaElement | null {
    return this.composer.renderRoot.querySelector('textarea');
  }

  addController(controller: ReactiveController): void {
    this.#controllers.add(controller);
  }

  removeController(controller: ReactiveController): void {
    this.#controllers.delete(controller);
  }

  requestUpdate(): void {
    if (this.#isRendering) return;
    this.#isRendering = true;
    queueMicrotask(() => {
      this.#isRendering = false;
      this.#render();
    });
  }

  /** Looks at the word at the caret. */
  readonly look = (): void => {
    const input = this.#input;
    if (!input?.matches(':focus') || input.selectionStart !== input.selectionEnd) {
      this.#close();
      return;
    }
    const word = wordAt(input.value, input.selectionStart);
    if (word?.from !== this.#dismissed) this.#dismissed = undefined;
    if (!word || this.#dismissed !== undefined) this.#close();
    else if (word.sign !== this.#word?.sign || word.query !== this.#word.query || word.from !== this.#word.from) this.#find(word);
  };

  #find(word: Word): void {
    if (!this.#word) this.#follow();
    this.#search.abort();
    this.#search = new AbortController();
    this.#word = word;
    let isLater = false;
    findSuggestions(this.#registries, word, this.#localize.term('slashCommands'), this.#search.signal, (rows) => {
      const { current } = this.#rows;
      this.#rows.rows = rows;
      // What comes later does not take the active row away.
      const same = isLater && current ? rows.findIndex(({ label, group }) => label === current.label && group === current.group) : -1;
      this.#rows.restart(Math.max(same, rows.length > 0 ? 0 : -1));
      isLater = true;
    });
  }

  /** The elements around it get registries, so that it hears of what they register. */
  #follow(): void {
    for (let root = this.composer.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) commandsOf(root.host);
    this.#registries = commandsAround(this.composer);
    for (const registry of this.#registries) registry.addEventListener('change', this.#onChange);
  }

  #onChange = (): void => {
    const word = this.#word;
    if (!word) return;
    this.#close();
    this.#find(word);
  };

  #close(): void {
    if (!this.#word) return;
    this.#word = undefined;
    this.#search.abort();
    for (const registry of this.#registries) registry.removeEventListener('change', this.#onChange);
    this.#rows.rows = [];
    this.requestUpdate();
  }

  #onKeydown = (event: KeyboardEvent): void => {
    if (event.target !== this.#input || this.#rows.rows.length === 0 || isComposedKey(event)) return;
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey || !this.#onKey(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  /** @returns true where the key is used up */
  #onKey(event: KeyboardEvent): boolean {
    const { current } = this.#rows;
    if (event.key === 'Escape') {
      this.#dismissed = this.#word?.from;
      this.#close();
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      if (!current) return false;
      this.#choose(current);
    } else return this.#rows.onKey(event);
    return true;
  }

  #onClick = (event: MouseEvent): void => {
    const row = this.#rows.rowOf(event);
    if (row) this.#choose(row);
  };

  #choose({ does }: SuggestionRow): void {
    const input = this.#input;
    const word = this.#word;
    if (!input || !word) return;
    input.setSelectionRange(word.from, word.from + 1 + word.query.length);
    this.#close();
    if (typeof does === 'string') {
      this.composer.insert(`${does} `);
      return;
    }
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else keeps the browser's undo history
    if (!document.execCommand('delete')) {
      input.setRangeText('');
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }
    if (this.composer.dispatchEvent(new LoquiCommandEvent(does))) runCommand(does);
  }

  #look = ({ label, detail, icon: path }: SuggestionRow, isActive: boolean): Look => ({
    isSelected: isActive,
    content: html`${path ? icon(path) : nothing}<span class="name"><bdi>${label}</bdi></span
      >${detail ? html`<span class="detail"><bdi>${detail}</bdi></span>` : nothing}`,
  });

  #render(): void {
    // A composer that was read-only for a while has lost it.
    if (!this.#place.isConnected) this.composer.renderRoot.append(this.#place);
    const count = this.#rows.rows.length;
    const isOpen = count > 0;
    const term = this.#localize;
    render(
      html`<div part="suggestions" class="suggestions" popover="manual">
          <div id="suggestions" class="list" role="listbox" aria-label=${term.term('suggestions')} @scroll=${this.#rows.onScroll}>
            ${isOpen ? this.#rows.template(this.#look) : nothing}
          </div>
        </div>
        <div class="visually-hidden" role="status">${isOpen ? term.term('suggestionCount', term.number(count), count) : ''}</div>`,
      this.#place,
    );
    this.#describe(isOpen);
    const field = this.composer.renderRoot.querySelector<HTMLElement>('.field');
    if (isOpen && field) this.#popup.show(field);
    else this.#popup.hide();
    for (const controller of this.#controllers) controller.hostUpdated?.();
  }

  /** A text area may not have the role of a combobox; it names its list and the active row as a text box. */
  #describe(isOpen: boolean): void {
    const input = this.#input;
    const { activeId } = this.#rows;
    const active = isOpen && typeof activeId === 'string' ? activeId : undefined;
    for (const [name, value] of Object.entries({
      'aria-autocomplete': isOpen ? 'list' : undefined,
      'aria-haspopup': isOpen ? 'listbox' : undefined,
      'aria-controls': isOpen ? 'suggestions' : undefined,
      'aria-activedescendant': active,
    })) {
      if (value === undefined) input?.removeAttribute(name);
      else input?.setAttribute(name, value);
    }
  }
}
