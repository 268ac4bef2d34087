/** What the site's own functions answer, checked where it enters: a wrong answer is the site's fault, told by its log, and never taken for a yes. */
import { plainJson } from './plain-json.js';

/** @throws TypeError when `authorize` answered none of its three words */
export function permissionOf(answer: unknown): boolean | 'staff' {
  if (answer === true || answer === false || answer === 'staff') return answer;
  throw new TypeError(`authorize must return true, false or 'staff' (or a promise of one); it returned ${shown(answer)}.`);
}

/** What `rooms` says of a room; nothing is an answer too. @throws TypeError */
export function titleOf(answer: unknown): { readonly title?: string } {
  if (answer === undefined || answer === null) return {};
  if (typeof answer !== 'object' || 'then' in answer) throw badRoom(answer);
  const { title } = answer as { readonly title?: unknown };
  if (title === undefined || title === null) return {};
  if (typeof title !== 'string') throw badRoom(answer);
  return { title: plainJson(title, 'title', { depth: 1, size: 10_000 }).value as string };
}

function badRoom(answer: unknown): TypeError {
  return new TypeError(`rooms must return { title: string }, {} or undefined, and no promise; it returned ${shown(answer)}.`);
}

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 80));
  if (typeof value === 'function') return 'a function';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
