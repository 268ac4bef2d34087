/** The only file of the elements that subscribes: a directive for one spot of a template, a controller for one value of an element. */
import { noChange, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive, type DirectiveResult } from 'lit/directive.js';
import type { Observable, Subscribable, Unsubscribable } from 'rxjs';

class ObserveDirective extends AsyncDirective {
  #source: Subscribable<unknown> | undefined;
  #project: (value: unknown) => unknown = (value) => value;
  #subscription: Unsubscribable | undefined;
  #value: unknown = noChange;
  #rendering = false;

  override render(source: Subscribable<unknown>, project?: (value: unknown) => unknown): unknown {
    if (project) this.#project = project;
    if (source !== this.#source) {
      this.#source = source;
      this.#value = noChange;
      this.#rendering = true;
      if (this.isConnected) this.#follow();
      this.#rendering = false;
    }
    return this.#value === noChange ? noChange : this.#project(this.#value);
  }

  override disconnected(): void {
    this.#subscription?.unsubscribe();
  }

  override reconnected(): void {
    this.#follow();
  }

  #follow(): void {
    this.#subscription?.unsubscribe();
    this.#subscription = this.#source?.subscribe({
      next: (value) => {
        this.#value = value;
        // render() returns a value emitted during a render; only later values are set.
        if (!this.#rendering) this.setValue(this.#project(value));
      },
    });
  }
}

const observeDirective = directive(ObserveDirective);

/** Binds an Observable to one spot of a template, without rendering the element. Each render must pass the same `source`; `project` may be new. */
export function observe<T>(source: Observable<T> | Subscribable<T>, project?: (value: T) => unknown): DirectiveResult {
  return observeDirective(source, project as ((value: unknown) => unknown) | undefined);
}

/** A value of an Observable as a field of an element, which renders when it changes. Subscribed while the element is connected. */
export class Watch<T> implements ReactiveController {
  #source: Subscribable<T> | undefined;
  #subscription: Unsubscribable | undefined;
  #value: T;
  #connected = false;
  #quiet = false;

  /** @param select called before each render; a new source replaces the old one @param onValue receives each value at once, also between two renders */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly select: () => Subscribable<T> | undefined,
    private readonly initial: T,
    private readonly onValue?: (value: T) => void,
  ) {
    this.#value = initial;
    host.addController(this);
  }

  /** Newest value of the source selected now, also before the host's own hooks run: never a value of the previous room. */
  get value(): T {
    if (this.#connected) this.#follow(true);
    return this.#value;
  }

  hostConnected(): void {
    this.#connected = true;
    this.#follow(false);
  }

  hostUpdate(): void {
    this.#follow(true);
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#subscription?.unsubscribe();
    this.#subscription = undefined;
    this.#source = undefined;
  }

  /** @param quiet the value is about to be read: what the source emits at once needs no render */
  #follow(quiet: boolean): void {
    const source = this.select();
    if (source === this.#source) return;
    this.#subscription?.unsubscribe();
    this.#source = source;
    this.#value = this.initial;
    this.#quiet = quiet;
    this.#subscription = source?.subscribe({
      next: (value) => {
        if (value === this.#value) return;
        this.#value = value;
        this.onValue?.(value);
        if (!this.#quiet) this.host.requestUpdate();
      },
    });
    this.#quiet = false;
  }
}

/** Calls `next` with each value until the returned function is called. For code outside any render. */
export function follow<T>(source: Observable<T>, next: (value: T) => void): () => void {
  const subscription = source.subscribe({ next });
  return () => subscription.unsubscribe();
}

/** Emits both newest values whenever either source emits. */
export function together<A, B>(a: Subscribable<A>, b: Subscribable<B>): Subscribable<readonly [A, B]> {
  return {
    subscribe(observer) {
      const newest = new Map<0 | 1, A | B>();
      const follow = (source: Subscribable<A | B>, place: 0 | 1): Unsubscribable =>
        source.subscribe({
          next(value) {
            newest.set(place, value);
            if (newest.size === 2) observer.next?.([newest.get(0) as A, newest.get(1) as B]);
          },
        });
      const subscriptions = [follow(a, 0), follow(b, 1)];
      return { unsubscribe: () => subscriptions.forEach((subscription) => subscription.unsubscribe()) };
    },
  };
}

/** Resolves with `undefined` when the source ends without a value that fits. */
export function settled<T>(source: Observable<T>, fits: (value: T) => boolean): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    let found = false;
    const subscription = source.subscribe({
      next(value) {
        if (found || !fits(value)) return;
        found = true;
        resolve(value);
        // Deferred: a source may emit before `subscribe` returns.
        queueMicrotask(() => subscription.unsubscribe());
      },
      error: reject,
      complete: () => resolve(undefined),
    });
  });
}
