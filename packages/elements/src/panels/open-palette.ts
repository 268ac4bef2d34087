/** The palette of a panel, its commands and the sheet of its shortcuts. Fetched when one of them is first opened. */
import type { LitElement } from 'lit';
import { commandsOf } from '../commands/command-registry.js';
import { need } from '../lazy.js';
import { Localize } from '../localize/localize.js';
import type { LoquiCommandPalette } from '../primitives/loqui-command-palette/loqui-command-palette.js';
import type { LoquiShortcuts } from '../primitives/loqui-shortcuts/loqui-shortcuts.js';
import { panelCommands, type PanelActs } from './panel-commands.js';
import { strings } from './panel-commands.strings.js';

interface Shown {
  readonly place: Element;
  readonly commands: LoquiCommandPalette;
  readonly shortcuts: LoquiShortcuts;
}

const made = new WeakMap<LitElement, Shown>();

export function showPalette(panel: LitElement, acts: PanelActs, what: 'commands' | 'shortcuts'): void {
  if (!panel.isConnected) return;
  const shown = made.get(panel) ?? make(panel, acts);
  // A panel that has rendered something else meanwhile has lost it.
  if (!shown.place.isConnected) panel.renderRoot.append(shown.place);
  const other = what === 'commands' ? shown.shortcuts : shown.commands;
  // Properties, as it may not be defined yet.
  other.open = false;
  shown[what].open = true;
  need(shown[what].localName);
}

/** For the composer. */
export function registerPanelCommands(panel: LitElement, acts: PanelActs): void {
  if (!made.has(panel)) make(panel, acts);
}

function make(panel: LitElement, acts: PanelActs): Shown {
  const commands = document.createElement('loqui-command-palette');
  const shortcuts = document.createElement('loqui-shortcuts');
  // Beside what the panel renders, with the same tokens.
  const place = document.createElement('div');
  place.className = 'theme palette';
  place.append(commands, shortcuts);
  panel.renderRoot.append(place);
  const shown = { place, commands, shortcuts };
  made.set(panel, shown);
  commandsOf(panel).register(...panelCommands(panel, acts, new Localize(panel, strings), () => showPalette(panel, acts, 'shortcuts')));
  return shown;
}
