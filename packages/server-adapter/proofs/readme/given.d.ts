// What the README's snippets take as given: the site's own functions.
import type { Author } from '@loqui/core';

declare global {
  function userOf(cookies: string | null): Promise<Author | null>;
  function mayEnter(member: Author, room: string, action: string): boolean;
  function myGrid(columns: unknown, rows: unknown): HTMLElement;
}
