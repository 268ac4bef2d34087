/**
 * How an agent's failure is told. The room gets one plain sentence, by the failure's code; what the agent or its provider really said may hold
 * keys, paths and addresses, and reaches the log only.
 */
import type { Failure } from '@loqui/core/protocol';

const SET_UP = 'is not set up properly. Whoever runs this site finds the reason in its log.';
const LATER = 'cannot be reached at the moment. Ask again in a while.';
const AGAIN = 'could not finish this answer. Ask again.';

/** What follows the agent's name. Codes beginning with `provider-` that are not here, and those of a broken agent, are told as `AGAIN`. */
const SAID: Readonly<Record<string, string>> = {
  'provider-auth': SET_UP,
  'provider-not-found': SET_UP,
  'provider-no-stream': SET_UP,
  'provider-redirect': SET_UP,
  'provider-bad-request': 'could not take this question. Whoever runs this site finds the reason in its log.',
  'provider-rate-limit': 'has too much to do at the moment. Ask again in a while.',
  'provider-unavailable': LATER,
  'provider-unreachable': LATER,
  'provider-timeout': 'took too long. Ask again.',
  truncated: 'broke off before the answer was finished. Ask again.',
  'bad-payload': AGAIN,
  'agent-failed': AGAIN,
  'agent-bad-part': AGAIN,
  'agent-bad-answer': AGAIN,
  'agent-too-large': 'wrote more than an answer may hold. Ask for less at a time.',
};

/** Longest message of an agent's own. */
const LENGTH = 500;
/** Words of machines: an address, a path, something as long as a key, JSON or HTML, a stack. */
const RAW = /:\/\/|(?:^|\s|["'(])(?:[A-Za-z]:)?[\\/][\w.-]+[\\/]|[\w-]{24,}|[{}<>]|\n\s+at /;

/** The failure as the room is told it. A code of the agent's own keeps the words that the agent chose for people, where they are such. */
export function toldFailure({ code, message }: Failure, agent: string): Failure {
  const said = Object.hasOwn(SAID, code) ? SAID[code] : code.startsWith('provider-') ? AGAIN : undefined;
  if (said !== undefined) return { code, message: `${agent} ${said}` };
  if (!/^[a-z][a-z0-9-]{0,63}$/i.test(code) || message.trim() === '' || RAW.test(message)) return { code: 'agent-failed', message: `${agent} ${AGAIN}` };
  return { code, message: message.length > LENGTH ? `${message.slice(0, LENGTH - 1)}…` : message };
}
