/** What the room hears of an agent's failure: one plain sentence by its code. The original may hold keys and paths, and reaches only the log. */
import type { Failure } from '@loqui/core/protocol';

const SET_UP = 'is not set up properly. Whoever runs this site finds the reason in its log.';
const LATER = 'cannot be reached at the moment. Ask again in a while.';
const AGAIN = 'could not finish this answer. Ask again.';

/** What follows the agent's name, by code. Other `provider-` codes get `AGAIN`. */
const SENTENCES: Readonly<Record<string, string>> = {
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

/** Most characters of an agent's own message. */
const LENGTH = 500;
/** Not for people: an address, a path, something as long as a key, JSON or HTML, a stack. */
const RAW = /:\/\/|(?:^|\s|["'(])(?:[A-Za-z]:)?[\\/][\w.-]+[\\/]|[\w-]{24,}|[{}<>]|\n\s+at /;

/** The failure for the room. An agent's own code keeps its message if that is for people. */
export function publicFailure({ code, message }: Failure, agent: string): Failure {
  const sentence = Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : code.startsWith('provider-') ? AGAIN : undefined;
  if (sentence !== undefined) return { code, message: `${agent} ${sentence}` };
  if (!/^[a-z][a-z0-9-]{0,63}$/i.test(code) || message.trim() === '' || RAW.test(message)) return { code: 'agent-failed', message: `${agent} ${AGAIN}` };
  return { code, message: message.length > LENGTH ? `${message.slice(0, LENGTH - 1)}…` : message };
}
