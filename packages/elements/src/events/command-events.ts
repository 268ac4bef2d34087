import type { PaletteCommand } from '../commands/command.js';
import { ActEvent } from './act-event.js';

/** Run a command that the person has chosen. */
export class LoquiCommandEvent extends ActEvent {
  static override readonly type = 'loqui-command';
  constructor(
    /** The command, from whichever registry it comes. */
    readonly command: PaletteCommand,
  ) {
    super();
  }
}

/** Open the command palette of a panel, or the sheet of its shortcuts, by their keys. */
export class LoquiPaletteEvent extends ActEvent {
  static override readonly type = 'loqui-palette';
  constructor(
    /** What the key opens: the palette or the sheet. */
    readonly shows: 'commands' | 'shortcuts',
  ) {
    super();
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'loqui-command': LoquiCommandEvent;
    'loqui-palette': LoquiPaletteEvent;
  }
}
