/** Which conversation this tab showed last, so that a reload shows it again. */

const KEY = 'loqui:conversation';

/** Its id; '' where there is none. */
export function recall(assistant: string): string {
  try {
    return sessionStorage.getItem(`${KEY} ${assistant}`) ?? '';
  } catch {
    // The browser refuses storage: a reload begins a new chat, and the others are in the list.
    return '';
  }
}

/** '' forgets it. */
export function remember(assistant: string, conversation: string): void {
  try {
    if (conversation === '') sessionStorage.removeItem(`${KEY} ${assistant}`);
    else sessionStorage.setItem(`${KEY} ${assistant}`, conversation);
  } catch {
    // As above.
  }
}
