/** Something that a person can run by its name: in the command palette, by keys, or after a slash in the composer. */
export interface PaletteCommand {
  /** Unique among its neighbours. By it, the palette remembers what was run. */
  readonly id: string;
  readonly title: string;
  /** Heading above it, while nothing is searched. */
  readonly group?: string;
  /** Other words by which it is found. */
  readonly keywords?: readonly string[];
  /** `d` of an SVG path, drawn as a line in a box of 24 × 24. */
  readonly icon?: string;
  /** Keys that run it, as tinykeys writes them: `$mod+Shift+KeyO`, `g i`. Keys without Ctrl or Cmd do nothing while a person writes in a field. */
  readonly shortcut?: string;
  /** Name after the slash in a composer; without it, the composer does not offer it. */
  readonly slash?: string;
  /** Commands below it, which the palette shows instead of running it. The signal aborts when they are no longer wanted. */
  readonly children?: readonly PaletteCommand[] | ((signal: AbortSignal) => readonly PaletteCommand[] | Promise<readonly PaletteCommand[]>);
  /** A command without this and without children only tells its keys, which somebody else obeys. */
  readonly run?: () => unknown;
  /** False: neither shown nor run for now. */
  readonly when?: () => boolean;
}

/** Can be used now. */
export function isAvailable({ when }: PaletteCommand): boolean {
  return when?.() !== false;
}

/** Does something, or leads to commands that do. */
export function isRunnable(command: PaletteCommand): boolean {
  return command.run !== undefined || command.children !== undefined;
}

/** Runs it. An error of the site's code is an uncaught error of the page, and breaks nothing here. */
export function runCommand({ run }: PaletteCommand): void {
  void Promise.resolve()
    .then(() => run?.())
    .catch((cause: unknown) => reportError(cause));
}
