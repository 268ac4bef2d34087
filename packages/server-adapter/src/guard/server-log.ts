/** What the server has to say to whoever runs it. */

/** `details`: usually the error. */
export type ServerLog = (level: 'info' | 'warn' | 'error', message: string, details?: unknown) => void;

/** Warnings and errors to the console; `info` is for those who ask for it by a log of their own. */
export const consoleLog: ServerLog = (level, message, details) => {
  if (level === 'info') return;
  const write = level === 'warn' ? console.warn : console.error;
  write(`[loqui] ${message}`, ...(details === undefined ? [] : [details]));
};

/** The log, which may be the site's own: what it throws goes to the console, and nowhere else. */
export function safely(log: ServerLog): ServerLog {
  return (level, message, details) => {
    try {
      log(level, message, details);
    } catch (error) {
      consoleLog('error', `The log failed at ${JSON.stringify(message)}.`, error);
    }
  };
}
