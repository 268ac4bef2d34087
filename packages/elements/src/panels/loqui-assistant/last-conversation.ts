/** The conversation that this tab showed last: a reload shows it again. */

const KEY = 'loqui:conversation';

export function recall(assistant: string): string {
  try {
    return sessionStorage.getItem(`${KEY} ${assistant}`) ?? '';
  } catch {
    // Storage is blocked: a reload begins a new chat.
    return '';
  }
}

export function remember(assistant: string, conversation: string): void {
  try {
    if (conversation === '') sessionStorage.removeItem(`${KEY} ${assistant}`);
    else sessionStorage.setItem(`${KEY} ${assistant}`, conversation);
  } catch {
    // Storage is blocked.
  }
}
