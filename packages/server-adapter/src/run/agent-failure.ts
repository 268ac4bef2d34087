/** The room gets one plain sentence per failure. The original may hold keys and paths, and is only logged. */
import type { Failure } from '@loqui/core/protocol';

const SET_UP = 'is not set up properly. Whoever runs this site finds the reason in its log.';
const LATER = 'cannot be reached at the moment. Ask again in a while.';
const AGAIN = 'could not finish this answer. Ask again.';

/** Follows the agent's name. Other `provider-` codes get `AGAIN`. */
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
/** An address, a path, something as long as a key, JSON or HTML, a stack. */
const RAW = /:\/\/|(?:^|\s|["'(])(?:[A-Za-z]:)?[\\/][\w.-]+[\\/]|[\w-]{24,}|[{}<>]|\n\s+at /;

/** An agent's own code keeps its message, unless that is `RAW`. */
export function publicFailure({ code, message }: Failure, agent: string): Failure {
  const sentence = Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : code.startsWith('provider-') ? AGAIN : undefined;
  if (sentence !== undefined) return { code, message: `${agent} ${sentence}` };
  if (!/^[a-z][a-z0-9-]{0,63}$/i.test(code) || message.trim() === '' || RAW.test(message)) return { code: 'agent-failed', message: `${agent} ${AGAIN}` };
  return { code, message: message.length > LENGTH ? `${message.slice(0, LENGTH - 1)}…` : message };
}
