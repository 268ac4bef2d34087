/** Sizes of panels beside each other, in percent of what they share. Knows no DOM. */

export interface Size {
  readonly value: number;
  readonly unit: 'px' | '%';
}

export interface Pane {
  /** Wished; without one it shares what the others leave. */
  readonly size: Size | undefined;
  readonly min: Size | undefined;
  readonly max: Size | undefined;
  readonly collapsed: boolean;
}

/** In percent. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** Greater numbers are no sizes, and lose the digits that a sum needs. */
const GREATEST = 1e6;

/** `250px`, `30%`, `250`; `undefined` for anything else. */
export function sizeFrom(text: unknown): Size | undefined {
  const [, digits, unit] = /^\s*(\d+(?:\.\d+)?|\.\d+)(px|%)?\s*$/.exec(typeof text === 'number' ? String(text) : typeof text === 'string' ? text : '') ?? [];
  const value = Number(digits);
  return digits === undefined || value > GREATEST ? undefined : { value, unit: unit === '%' ? '%' : 'px' };
}

export function sizeText({ value, unit }: Size): string {
  return `${String(Math.round(value * 1000) / 1000)}${unit}`;
}

/** @param extent in px; without one, pixels are unknown */
export function percentOf(size: Size | undefined, extent: number): number | undefined {
  if (size === undefined || (size.unit === 'px' && !(extent > 0))) return undefined;
  const percent = size.unit === '%' ? size.value : (size.value / extent) * 100;
  return Number.isFinite(percent) ? percent : undefined;
}

/** A size in percent, in the unit of another one. */
export function inUnitOf(size: Size | undefined, percent: number, extent: number): Size {
  return size?.unit === 'px' && extent > 0 ? { value: (percent * extent) / 100, unit: 'px' } : { value: percent, unit: '%' };
}

/** What a panel may have while it is open. The least wins over the greatest. */
export function rangeOf({ min, max }: Pick<Pane, 'min' | 'max'>, extent: number): Range {
  const least = Math.min(percentOf(min, extent) ?? 0, 100);
  return { min: least, max: Math.max(least, Math.min(percentOf(max, extent) ?? 100, 100)) };
}

/**
 * Sizes that are 100 in sum and in their ranges, as near to the wishes as can be. Panels without a wish take the difference, then those in percent, those in
 * pixels last. Where the ranges contradict the sum, the ranges give way.
 */
export function arrange(panes: readonly Pane[], extent: number): number[] {
  const isOpen = openOf(panes);
  const ranges = feasible(
    panes.map((pane, index) => (isOpen[index] ? rangeOf(pane, extent) : { min: 0, max: 0 })),
    isOpen,
  );
  const wishes = panes.map((pane) => percentOf(pane.size, extent));
  const ranks = panes.map(({ size }, index) => (wishes[index] === undefined ? 0 : size?.unit === '%' ? 1 : 2));
  const free = wishes.filter((wish, index) => isOpen[index] && wish === undefined).length;
  const wished = sum(wishes.map((wish, index) => (isOpen[index] ? (wish ?? 0) : 0)));
  const share = Math.max(0, 100 - wished) / Math.max(1, free);
  const sizes = wishes.map((wish, index) => clamp(wish ?? share, ranges[index]));
  for (const rank of [0, 1, 2]) {
    const group = sizes.flatMap((_, index) => (ranks[index] === rank && isOpen[index] ? [index] : []));
    spread(sizes, ranges, group, 100 - sum(sizes));
  }
  return sizes;
}

/** Somebody has to be open. */
function openOf(panes: readonly Pane[]): boolean[] {
  const isOpen = panes.map(({ collapsed }) => !collapsed);
  if (!isOpen.includes(true) && isOpen.length > 0) isOpen[0] = true;
  return isOpen;
}

function feasible(ranges: readonly Range[], isOpen: readonly boolean[]): Range[] {
  const least = sum(ranges.map(({ min }) => min));
  if (least > 100) return ranges.map(({ min, max }) => ({ min: (min / least) * 100, max }));
  const missing = Math.max(0, 100 - sum(ranges.map(({ max }) => max)));
  const open = isOpen.filter(Boolean).length;
  return ranges.map(({ min, max }, index) => ({ min, max: isOpen[index] ? max + missing / open : max }));
}

/** Gives `rest` to the group, in the ratio of its sizes, as far as its ranges allow. */
function spread(sizes: number[], ranges: readonly Range[], group: readonly number[], rest: number): void {
  let members = group;
  let left = rest;
  // Each turn satisfies the rest or ends a member.
  for (let turn = 0; turn <= group.length && members.length > 0 && Math.abs(left) > 1e-9; turn += 1) {
    const weight = sum(members.map((index) => sizes[index] ?? 0));
    let given = 0;
    const unfinished: number[] = [];
    for (const index of members) {
      const size = sizes[index] ?? 0;
      const part = weight > 1e-9 ? size / weight : 1 / members.length;
      const wanted = size + left * part;
      const next = clamp(wanted, ranges[index]);
      if (next === wanted) unfinished.push(index);
      given += next - size;
      sizes[index] = next;
    }
    left -= given;
    members = unfinished;
  }
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function clamp(value: number, range: Range = { min: 0, max: 100 }): number {
  return Math.min(Math.max(value, range.min), range.max);
}
