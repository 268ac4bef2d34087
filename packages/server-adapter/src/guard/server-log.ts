import type { Limits } from './limits.js';

/** `details`: usually the error. */
export type ServerLog = (level: 'info' | 'warn' | 'error', message: string, details?: unknown) => void;

/** For the server's own parts. `caller`: member or address, so that one caller cannot fill the log. */
export type InnerLog = (level: 'info' | 'warn' | 'error', message: string, details?: unknown, caller?: string) => void;

export const consoleLog: ServerLog = (level, message, details) => {
  if (level === 'info') return;
  const write = level === 'warn' ? console.warn : console.error;
  write(`[loqui] ${message}`, ...(details === undefined ? [] : [details]));
};

/** Milliseconds over which lines are counted. */
const SPAN = 60_000;

interface Count {
  readonly level: 'info' | 'warn' | 'error';
  readonly kind: string;
  lines: number;
  left: number;
  readonly callers: Map<string, number>;
}

/** Limits the lines of one kind, in all and per caller, and reports the number of the others in one line. Errors of the site's log are ignored. */
export function boundedLog(log: ServerLog, limits: Pick<Limits, 'logLines' | 'logLinesPerCaller'>): InnerLog & { flush(): void } {
  const counts = new Map<string, Count>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function write(level: 'info' | 'warn' | 'error', message: string, details?: unknown): void {
    const failed = (error: unknown): void => {
      console.error('[loqui] The log itself failed.', message, error instanceof Error ? error.message : '');
    };
    try {
      // The rejection of an async function would end the process.
      const logged: unknown = (log as (...line: unknown[]) => unknown)(level, message, ...(details === undefined ? [] : [details]));
      Promise.resolve(logged).catch(failed);
    } catch (error) {
      failed(error);
    }
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    for (const { level, kind, left } of counts.values()) {
      if (left > 0) write(level, `${String(left)} more lines like this within a minute were left out: ${kind}`);
    }
    counts.clear();
  }

  function bounded(level: 'info' | 'warn' | 'error', message: string, details?: unknown, caller = ''): void {
    const kind = kindOf(message);
    const count = counts.get(kind) ?? { level, kind, lines: 0, left: 0, callers: new Map<string, number>() };
    counts.set(kind, count);
    const about = (count.callers.get(caller) ?? 0) + 1;
    if (count.lines >= limits.logLines || (caller !== '' && about > limits.logLinesPerCaller)) count.left += 1;
    else {
      count.lines += 1;
      count.callers.set(caller, about);
      write(level, message, details);
    }
    if (timer !== undefined) return;
    timer = setTimeout(flush, SPAN);
    // The timer must not keep a Node process alive.
    (timer as { unref?: () => void }).unref?.();
  }
  return Object.assign(bounded, { flush });
}

/** Without quoted words, ids and numbers. */
function kindOf(message: string): string {
  return message
    .replaceAll(/"(?:[^"\\]|\\.)*"/g, '"…"')
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…')
    .replaceAll(/\d+/g, '…');
}
