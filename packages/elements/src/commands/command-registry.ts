import { once, tellMissing } from '../lazy.js';
import { isAvailable, type PaletteCommand } from './command.js';
import type { SuggestionKind } from './suggestion.js';

const listener = once(() => import('./shortcut-listener.js'));

/** Commands of one place: the page, a panel, or what else the site calls so. Fires `change` when they are others. Knows no framework and no element. */
export class CommandRegistry extends EventTarget {
  #commands: readonly PaletteCommand[] = [];
  #kinds: readonly SuggestionKind[] = [];
  #unlisten: (() => void) | undefined;

  /** @param scope where keys count; without it, no keys run these commands */
  constructor(private readonly scope?: EventTarget) {
    super();
  }

  /** All that are registered, also those that cannot be used now. Of two with one id, the later one counts. */
  get all(): readonly PaletteCommand[] {
    return this.#commands;
  }

  /** Those that can be used now. */
  get commands(): readonly PaletteCommand[] {
    return this.#commands.filter(isAvailable);
  }

  /** @returns takes them back */
  register(...commands: readonly PaletteCommand[]): () => void {
    this.#set([...this.#commands, ...commands]);
    return () => {
      const gone = new Set(commands);
      if (this.#commands.some((each) => gone.has(each))) this.#set(this.#commands.filter((each) => !gone.has(each)));
    };
  }

  /** Kinds of what the composers of this place suggest. */
  get kinds(): readonly SuggestionKind[] {
    return this.#kinds;
  }

  /** @returns takes it back */
  registerKind(kind: SuggestionKind): () => void {
    const set = (kinds: readonly SuggestionKind[]): void => {
      this.#kinds = kinds;
      this.dispatchEvent(new Event('change'));
    };
    set([...this.#kinds.filter(({ id }) => id !== kind.id), kind]);
    return () => set(this.#kinds.filter((each) => each !== kind));
  }

  #set(commands: readonly PaletteCommand[]): void {
    const byId = new Map<string, PaletteCommand>();
    for (const command of commands) {
      // Else the later one would keep the place of the earlier one.
      byId.delete(command.id);
      byId.set(command.id, command);
    }
    this.#commands = [...byId.values()];
    if (!this.#unlisten && this.scope && this.#commands.some(({ shortcut, run }) => shortcut && run)) this.#listen(this.scope);
    this.dispatchEvent(new Event('change'));
  }

  #listen(scope: EventTarget): void {
    this.#unlisten = () => undefined;
    listener()
      .then(({ listenForShortcuts }) => (this.#unlisten = listenForShortcuts(scope, this)))
      .catch((cause: unknown) => {
        this.#unlisten = undefined;
        tellMissing('The code that listens for shortcuts', cause);
      });
  }
}

const registries = new WeakMap<EventTarget, CommandRegistry>();

/** The commands of an element, such as a panel, or of the page for `document`. */
export function commandsOf(scope: EventTarget): CommandRegistry {
  let registry = registries.get(scope);
  if (!registry) registries.set(scope, (registry = new CommandRegistry(scope)));
  return registry;
}

/** Those of the element, of what is around it, and of the page, the nearest first. */
export function commandsAround(element: Node): readonly CommandRegistry[] {
  const found: CommandRegistry[] = [];
  for (let node: Node | null = element; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    const registry = registries.get(node);
    if (registry) found.push(registry);
  }
  return found;
}

/** All that are registered there; of two with one id, the first one counts. */
export function commandsIn(registries: readonly CommandRegistry[]): readonly PaletteCommand[] {
  const byId = new Map<string, PaletteCommand>();
  for (const { all } of registries) for (const command of all) if (!byId.has(command.id)) byId.set(command.id, command);
  return [...byId.values()];
}
