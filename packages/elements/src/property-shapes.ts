/** Checks that a value has what an element needs to render it: less than its type requires. */

type Kind = 'string' | 'number' | 'object' | 'function';

/** True for an object with these fields, by their `typeof`; null does not count. */
export function like(fields: Readonly<Record<string, Kind>>): (value: unknown) => boolean {
  const entries = Object.entries(fields);
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    entries.every(([name, kind]) => {
      const field = (value as Readonly<Record<string, unknown>>)[name];
      return typeof field === kind && field !== null;
    });
}

const isIdentified = like({ id: 'string', status: 'string', createdAt: 'number', author: 'object' });

export const isObject: (value: unknown) => boolean = like({});
export const isFunction = (value: unknown): boolean => typeof value === 'function';
export const isText = (value: unknown): boolean => typeof value === 'string';
/** Tag names, or attribute names by tag. */
export const isAllowedHtml = (value: unknown): boolean => {
  if (Array.isArray(value) || value instanceof Set) return [...value].every(isText);
  return isObject(value) && Object.values(value as object).every(isTexts);
};
export const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
export const isAuthor: (value: unknown) => boolean = like({ id: 'string', name: 'string' });
/** A time in the range of `Date`, in ms. */
export const isTime = (value: unknown): boolean => typeof value === 'number' && Math.abs(value) <= 8.64e15;
export const isPart: (value: unknown) => boolean = like({ type: 'string' });
export const isToken = (value: unknown): boolean => typeof value === 'string' || typeof value === 'function';
export const isTransport: (value: unknown) => boolean = like({ open: 'function', send: 'function' });
export const isClient: (value: unknown) => boolean = like({ room: 'function' });
export const isRoom: (value: unknown) => boolean = like({ id: 'string', messages: 'object', send: 'function' });

export function isMessage(value: unknown): boolean {
  if (!isIdentified(value)) return false;
  const { author, parts, createdAt } = value as { readonly author: unknown; readonly parts: unknown; readonly createdAt: unknown };
  return isAuthor(author) && isTime(createdAt) && Array.isArray(parts) && parts.every(isPart);
}
