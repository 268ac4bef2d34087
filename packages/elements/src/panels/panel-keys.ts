/**
 * Keys of a panel: Ctrl or Cmd with K opens its commands, a question mark its shortcuts, and what is typed anywhere in it goes to its composer. Small, as every
 * panel has it: what the keys open is fetched then.
 */
import type { LitElement, ReactiveController } from 'lit';
import { isTyping } from '../commands/typing.js';
import { LoquiPaletteEvent } from '../events.js';
import { once, tellMissing } from '../lazy.js';
import type { PanelActs } from './panel-commands.js';

const palette = once(() => import('./open-palette.js'));

/** Panels of the page. */
const panels = new Set<PanelKeys>();

/** What obeys letters itself, or is not a part of the panel's own view. */
const OWN_LETTERS =
  'select, dialog, [popover], audio, video, [role=menu], [role=listbox], [role=tree], [role=grid], [role=tablist], [role=radiogroup], [role=slider]';

export class PanelKeys implements ReactiveController {
  constructor(
    private readonly host: LitElement,
    private readonly acts: PanelActs,
  ) {
    host.addController(this);
    host.addEventListener('input', this.#onInput);
  }

  hostConnected(): void {
    panels.add(this);
    document.addEventListener('keydown', this.#onKeydown);
  }

  hostDisconnected(): void {
    panels.delete(this);
    document.removeEventListener('keydown', this.#onKeydown);
  }

  show(what: 'commands' | 'shortcuts'): void {
    this.#withPalette(({ showPalette }) => showPalette(this.host, this.acts, what));
  }

  /** Until the first slash: the composer lists the panel's commands too. */
  #onInput = (event: Event): void => {
    const [target] = event.composedPath();
    if (!(target instanceof HTMLTextAreaElement) || !target.value.startsWith('/')) return;
    this.host.removeEventListener('input', this.#onInput);
    this.#withPalette(({ registerPanelCommands }) => registerPanelCommands(this.host, this.acts));
  };

  #withPalette(call: (module: Awaited<ReturnType<typeof palette>>) => void): void {
    palette()
      .then(call)
      .catch((cause: unknown) => tellMissing('The command palette', cause));
  }

  #onKeydown = (event: KeyboardEvent): void => {
    // Somebody nearer has used the key, or a word is being composed.
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    const isInside = event.composedPath().includes(this.host);
    const isFree = !isTyping(event);
    if (isPaletteKey(event)) {
      if (isInside || (panels.size === 1 && isFree && this.host.checkVisibility())) this.#request(event, 'commands');
    } else if (!isInside || !isFree || !isLetter(event)) return;
    else if (event.key === '?') this.#request(event, 'shortcuts');
    else if (!this.#hasOwnLetters(event)) this.acts.focusComposer();
  };

  #request(event: KeyboardEvent, what: 'commands' | 'shortcuts'): void {
    if (!this.host.dispatchEvent(new LoquiPaletteEvent(what))) return;
    event.preventDefault();
    this.show(what);
  }

  #hasOwnLetters(event: KeyboardEvent): boolean {
    const path = event.composedPath();
    return path.slice(0, path.indexOf(this.host)).some((node) => node instanceof Element && node.matches(OWN_LETTERS));
  }
}

/** Ctrl with K deletes the rest of a line on a Mac. */
function isPaletteKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  if (key.toLowerCase() !== 'k' || altKey || shiftKey) return false;
  return /Mac|iPod|iPhone|iPad/.test(navigator.platform) ? metaKey && !ctrlKey : ctrlKey && !metaKey;
}

/** Writes a character. A space does not: it presses buttons and scrolls. An accent does, with the letter after it. */
function isLetter(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (key === 'Dead') return true;
  return [...key].length === 1 && key !== ' ' && (event.getModifierState('AltGraph') || !(ctrlKey || metaKey || altKey));
}
