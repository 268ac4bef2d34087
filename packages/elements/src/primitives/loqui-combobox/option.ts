import { grouped, type Row } from '../options/option-rows.js';

export interface ComboboxOption extends Row {
  /** Sent with the form. Unique in its list. */
  readonly value: string;
  /** Shown and searched. */
  readonly label: string;
  /** Muted text beside the label; not searched. */
  readonly detail?: string;
  readonly disabled?: boolean;
  /** Heading above it. */
  readonly group?: string;
}

/** Options for a text that was typed. The signal aborts when a newer text is asked for. */
export type LoadOptions = (query: string, signal: AbortSignal) => Promise<readonly ComboboxOption[]>;

const foldedLabels = new WeakMap<ComboboxOption, string>();

/** Without case and diacritics. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

function foldedLabel(option: ComboboxOption): string {
  let text = foldedLabels.get(option);
  if (text === undefined) foldedLabels.set(option, (text = fold(option.label)));
  return text;
}

/** Options whose label contains `query`, by groups; those that begin with it come first. */
export function matchingOptions(options: readonly ComboboxOption[], query: string): readonly ComboboxOption[] {
  const wanted = fold(query);
  if (wanted === '') return grouped(options);
  const beginning: ComboboxOption[] = [];
  const containing: ComboboxOption[] = [];
  for (const option of options) {
    const at = foldedLabel(option).indexOf(wanted);
    if (at === 0) beginning.push(option);
    else if (at > 0) containing.push(option);
  }
  return grouped(beginning.concat(containing));
}

/** The option that is named exactly like `text`. */
export function optionNamed(options: readonly ComboboxOption[], text: string): ComboboxOption | undefined {
  const wanted = fold(text);
  return options.find((option) => option.disabled !== true && foldedLabel(option) === wanted);
}
