/** What the server has to say to whoever runs it. */
import type { Limits } from './limits.js';

/** `details`: usually the error. */
export type ServerLog = (level: 'info' | 'warn' | 'error', message: string, details?: unknown) => void;

/** The same, as the server's own parts call it. `caller`: the member or address it is about, so that one caller cannot fill the log. */
export type InnerLog = (level: 'info' | 'warn' | 'error', message: string, details?: unknown, caller?: string) => void;

/** Warnings and errors to the console; `info` is for those who ask for it by a log of their own. */
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

/**
 * A log that nobody outside can fill: so many lines of one kind a minute, and of one kind about one caller; those beyond are counted and told in
 * one line at the minute's end. A log of the site's that throws harms nobody. `flush` tells what is still counted.
 */
export function boundedLog(log: ServerLog, limits: Pick<Limits, 'logLines' | 'logLinesPerCaller'>): InnerLog & { flush(): void } {
  const counts = new Map<string, Count>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function write(level: 'info' | 'warn' | 'error', message: string, details?: unknown): void {
    const failed = (error: unknown): void => {
      console.error('[loqui] The log itself failed.', message, error instanceof Error ? error.message : '');
    };
    try {
      // It may be an async function: its rejection, which nobody handles, would end the process.
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
    // Node: a summary is no reason to keep the process alive. Elsewhere a timer is a number.
    (timer as { unref?: () => void }).unref?.();
  }
  return Object.assign(bounded, { flush });
}

/** The message without what differs from case to case: quoted words, ids, numbers. */
function kindOf(message: string): string {
  return message
    .replaceAll(/"(?:[^"\\]|\\.)*"/g, '"…"')
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…')
    .replaceAll(/\d+/g, '…');
}
