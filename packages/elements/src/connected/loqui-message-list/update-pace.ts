/** When the list renders: once per frame at most, less often in a flood of messages, and at once or when the page is idle where that is asked for. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { flush, schedule } from '../../frame.js';
import { whenIdle } from '../../idle.js';

/** A flood is rendered when a frame brings nothing more, and after this many frames at the latest: most of it has scrolled out before it is mounted. */
const FLOOD_FRAMES = 6;

export interface PacedHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  readonly hasUpdated: boolean;
}

export class UpdatePace implements ReactiveController {
  /** Messages come faster than anybody reads. */
  flood = false;
  /** The next update waits for no frame. */
  #soon = false;
  /** Takes back the update that is due when the page is idle. */
  #cancelIdle: (() => void) | undefined;

  /**
   * @param perform renders before it returns
   * @param content another value says that there is more to render
   * @param idle is called before an update for which the page had time
   */
  constructor(
    private readonly host: PacedHost,
    private readonly perform: () => void,
    private readonly content: () => unknown,
    private readonly idle: () => unknown,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    // Whoever waits for the update would wait for ever, Lit among them.
    flush(this.host);
    this.#cancelIdle?.();
    this.#cancelIdle = undefined;
  }

  /** Renders again: before this call returns, before the next paint, in the next frame, or when the page is idle. */
  invalidate(when: 'now' | 'paint' | 'frame' | 'idle'): void {
    if (!this.host.isConnected) return;
    if (when === 'idle') {
      this.#cancelIdle ??= whenIdle(() => {
        this.#cancelIdle = undefined;
        this.idle();
        this.host.requestUpdate();
      });
      return;
    }
    this.host.requestUpdate();
    if (when === 'now') this.perform();
    else if (when === 'paint') {
      this.#soon = true;
      flush(this.host);
    }
  }

  /** Resolves when the update that Lit has scheduled is due; `undefined` when that is now. */
  due(): Promise<void> | undefined {
    const { isConnected, hasUpdated } = this.host;
    if (isConnected && hasUpdated && !this.#soon) return this.#frames();
    this.#soon = false;
    return undefined;
  }

  async #frames(): Promise<void> {
    const { host } = this;
    for (let frames = this.flood ? FLOOD_FRAMES : 1; frames > 0 && !this.#soon && host.isConnected; frames -= 1) {
      const content = this.content();
      await new Promise<void>((resolve) => schedule(host, resolve));
      if (content !== this.content()) continue;
      this.flood = false;
      break;
    }
    this.#soon = false;
  }
}
