/** When the list renders: at most once per frame, less often in a flood of messages, at once or when idle on request. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { flush, schedule, whenIdle } from '../../frame.js';

/** Most frames between two renders of a flood, which also renders after a frame without news: most of it scrolls out before it is mounted. */
const FLOOD_FRAMES = 6;

export interface PacedHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  readonly hasUpdated: boolean;
}

export class UpdatePace implements ReactiveController {
  flood = false;
  #soon = false;
  #cancelIdle: (() => void) | undefined;

  /** @param perform renders synchronously @param content a new value means more to render @param idle is called before an idle update */
  constructor(
    private readonly host: PacedHost,
    private readonly perform: () => void,
    private readonly content: () => unknown,
    private readonly idle: () => unknown,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    // Otherwise code that awaits the update, Lit included, waits forever.
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

  /** Resolves when Lit's scheduled update is due; `undefined` when that is now. */
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
