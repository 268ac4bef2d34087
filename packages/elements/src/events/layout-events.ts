import { ActEvent } from './act-event.js';

/** Give the panels of `loqui-panels` other sizes. Emitted with every step of a separator, before the step; cancelled, the panels stay. */
export class LoquiPanelResizeEvent extends ActEvent {
  static override readonly type = 'loqui-panel-resize';
  constructor(
    /** In percent, in the order of the panels; 0 for a collapsed one. */
    readonly sizes: readonly number[],
    /** Which panels are collapsed. */
    readonly collapsed: readonly boolean[],
    /** False while the person still drags. Cancelled when it is true, the panels get back the sizes from before. */
    readonly last: boolean,
  ) {
    super();
  }
}

/** Show another panel of `loqui-panels`, in a place where only one fits. */
export class LoquiPanelShowEvent extends ActEvent {
  static override readonly type = 'loqui-panel-show';
  constructor(
    /** Its place in the order of the panels, from 0. */
    readonly index: number,
  ) {
    super();
  }
}

/** Open the panel of `loqui-launcher`, or close it, or change how large it is. */
export class LoquiLauncherEvent extends ActEvent {
  static override readonly type = 'loqui-launcher';
  constructor(
    /** `minimise` keeps the panel connected; `close` ends it where the launcher has made it. `expand` fills the screen, `reduce` leaves that. */
    readonly act: 'open' | 'minimise' | 'close' | 'expand' | 'reduce',
  ) {
    super();
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'loqui-panel-resize': LoquiPanelResizeEvent;
    'loqui-panel-show': LoquiPanelShowEvent;
    'loqui-launcher': LoquiLauncherEvent;
  }
}
