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

declare global {
  interface GlobalEventHandlersEventMap {
    'loqui-command': LoquiCommandEvent;
  }
}
