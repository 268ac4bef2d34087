/** Checks the answers of the site's functions. A wrong answer is logged as the site's fault and never counts as a yes. */
import { plainJson } from './plain-json.js';

/** @throws TypeError for an answer that is no `Permission` */
export function permissionOf(answer: unknown): boolean | 'staff' {
  if (answer === true || answer === false || answer === 'staff') return answer;
  throw wrong("authorize must return true, false or 'staff' (or a promise of one)", answer);
}

/** The answer of `rooms`, which may be nothing. @throws TypeError */
export function titleOf(answer: unknown): { readonly title?: string } {
  if (answer === undefined || answer === null) return {};
  if (typeof answer !== 'object' || 'then' in answer) throw badRoom(answer);
  const { title } = answer as { readonly title?: unknown };
  if (title === undefined || title === null) return {};
  if (typeof title !== 'string') throw badRoom(answer);
  return { title: plainJson(title, 'title', { depth: 1, size: 10_000 }).value as string };
}

/** @throws TypeError when it is neither `true` nor `false`: a promise would count as a yes */
export function originAnswer(answer: unknown): boolean {
  if (typeof answer === 'boolean') return answer;
  throw wrong('origins must be a list of origins, or return true or false, and no promise', answer);
}

/** The answer of `address`; `null` and '' count as `undefined`. @throws TypeError */
export function addressWord(answer: unknown): string | undefined {
  if (answer === undefined || answer === null) return undefined;
  if (typeof answer === 'string') return answer.trim() || undefined;
  throw wrong('address must return an IP address or another word as a string, or undefined, and no promise', answer);
}

function badRoom(answer: unknown): TypeError {
  return wrong('rooms must return { title: string }, {} or undefined, and no promise', answer);
}

function wrong(rule: string, answer: unknown): TypeError {
  // Its rejection would end the process.
  Promise.resolve(answer).catch(() => undefined);
  return new TypeError(`${rule}; it returned ${shown(answer)}.`);
}

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 80));
  if (typeof value === 'function') return 'a function';
  if (value instanceof Promise) return 'a promise';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
