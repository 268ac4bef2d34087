/** Runs the commands of a registry by their keys. A module of its own: only pages with shortcuts fetch it and tinykeys. */
import { createKeybindingsHandler } from 'tinykeys';
import { isAvailable, runCommand, type PaletteCommand } from './command.js';
import { isTyping } from './typing.js';

interface Registry extends EventTarget {
  readonly all: readonly PaletteCommand[];
}

/** @returns stops listening */
export function listenForShortcuts(scope: EventTarget, registry: Registry): () => void {
  let handle = handlerOf(registry.all);
  const onChange = (): void => void (handle = handlerOf(registry.all));
  const onKeydown = (event: Event): void => {
    // Somebody nearer has used the key, or a word is being composed.
    if (event instanceof KeyboardEvent && !event.defaultPrevented && !event.isComposing) handle(event);
  };
  registry.addEventListener('change', onChange);
  scope.addEventListener('keydown', onKeydown);
  return () => {
    registry.removeEventListener('change', onChange);
    scope.removeEventListener('keydown', onKeydown);
  };
}

function handlerOf(commands: readonly PaletteCommand[]): EventListener {
  const byKeys = new Map<string, PaletteCommand[]>();
  for (const command of commands) {
    if (!command.shortcut || !command.run) continue;
    byKeys.set(command.shortcut, [command, ...(byKeys.get(command.shortcut) ?? [])]);
  }
  const bindings = [...byKeys].map(([keys, same]) => [keys, (event: KeyboardEvent) => runFirst(event, same)] as const);
  return createKeybindingsHandler(Object.fromEntries(bindings));
}

/** Of several with the same keys, the latest one that can be used. */
function runFirst(event: KeyboardEvent, commands: readonly PaletteCommand[]): void {
  if (event.defaultPrevented || event.repeat || (!event.ctrlKey && !event.metaKey && isTyping(event))) return;
  const command = commands.find(isAvailable);
  if (!command) return;
  event.preventDefault();
  runCommand(command);
}
