const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;
let today = '';

/** One timer per page: calls `listener` when a day begins, until the returned function is called. */
export function atMidnight(listener: () => void): () => void {
  if (listeners.size === 0) {
    today = new Date().toDateString();
    wait();
    document.addEventListener('visibilitychange', check);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', check);
  };
}

/** Also called when the page is shown again: timers stop during sleep and run late in a hidden page. */
function check(): void {
  const now = new Date().toDateString();
  if (now !== today) {
    today = now;
    for (const each of [...listeners]) each();
  }
  wait();
}

function wait(): void {
  clearTimeout(timer);
  const now = new Date();
  timer = setTimeout(check, new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime() - now.getTime());
}
