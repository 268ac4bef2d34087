/** A failure in the reader's words, chosen by its `code`. Its message (addresses, fields, remedies) is for developers, in the event and the console. */
import type { Failure } from '@loqui/core';
import type { Localize } from './localize.js';
import type { strings } from './failure.strings.js';

/** An error whose message is for the reader. */
export class ReadableError extends Error {}

type Term =
  | 'failedLine'
  | 'failedBusy'
  | 'failedLimit'
  | 'failedStore'
  | 'failedSignedOut'
  | 'failedForbidden'
  | 'failedGone'
  | 'failedRefused'
  | 'failedTooLarge'
  | 'failedOtherMember'
  | 'failedRunning'
  | 'failedModelBusy'
  | 'failedModelAway'
  | 'failedModelSetUp'
  | 'failedModelRest'
  | 'noAnswer'
  | 'interrupted'
  | 'somethingFailed';

const TERMS: Readonly<Record<string, Term>> = {
  ...named('failedLine', 'network', 'timeout', 'silent', 'held-back', 'slow', 'ended', 'closed', 'disposed', 'line', 'unknown-connection', 'hole'),
  ...named('failedLine', 'http', 'bad-frame', 'bad-cursor', 'bad-version', 'bad-payload', 'truncated'),
  ...named('failedBusy', 'busy', 'overloaded', 'draining', 'drain', 'internal', 'room-full', 'too-many-connections', 'in-use'),
  ...named('failedLimit', 'rate-limited', 'allowance-spent', 'too-many-commands', 'too-many-messages', 'too-many-asks', 'too-many-reads'),
  ...named('failedLimit', 'too-many-rooms', 'too-many-rooms-made', 'too-many-conversations'),
  ...named(
    'failedStore',
    'store-busy',
    'store-full',
    'store-read-only',
    'store-failed',
    'storage',
    'full',
    'read-only',
    'corrupt',
    'schema',
    'driver',
    'no-driver',
  ),
  ...named('failedSignedOut', 'unauthenticated', 'token', 'token-expired'),
  ...named('failedForbidden', 'forbidden'),
  ...named('failedGone', 'not-found', 'unknown-room', 'unknown-message', 'unknown-agent'),
  ...named('failedRefused', 'bad-request', 'bad-room', 'bad-value', 'value', 'id-taken'),
  ...named('failedTooLarge', 'too-large'),
  ...named('failedOtherMember', 'other-member'),
  ...named('failedRunning', 'still-running'),
  ...named('failedModelBusy', 'provider-rate-limit', 'provider-overloaded'),
  ...named('failedModelAway', 'provider-unreachable', 'provider-unavailable', 'provider-timeout'),
  ...named('failedModelSetUp', 'provider-auth', 'provider-not-found', 'provider-no-stream', 'provider-redirect', 'provider-bad-request', 'guide-documents'),
  ...named('failedModelRest', 'provider', 'provider-error', 'agent-failed', 'agent-bad-part', 'agent-bad-answer', 'agent-too-large'),
  ...named('noAnswer', 'empty-answer'),
  ...named('interrupted', 'interrupted'),
  ...named('somethingFailed', 'unknown', 'discarded'),
};

export const knownCodes: readonly string[] = Object.keys(TERMS);

/** The sentence for a failure; a general one for an unknown code. */
export function failureText(
  failure: Partial<Failure>,
  localize: Localize<typeof strings>,
  general: 'somethingFailed' | 'connectionClosed' = 'somethingFailed',
): string {
  if (failure instanceof ReadableError) return failure.message;
  const term = termOf(failure.code);
  return localize.term(term === 'somethingFailed' ? general : term);
}

/** Technical text: an address, a path, a field, a key, JSON or HTML, the name of an error, a constant. */
const RAW = /:\/\/|(?:^|\s|["'(])[\\/][\w.-]+|\w\.\w|[\w-]{24,}|[{}<>[\]]|\bError\b|\b[A-Z]{2,}[A-Z_]{3,}\b|\d:\d/;

/** The words that the site or an agent gave with a code of its own, if they are for people; otherwise `general`. */
export function reasonText({ code, message }: Failure, localize: Localize<typeof strings>, general: 'refused' | 'failedModelRest'): string {
  if (Object.hasOwn(TERMS, code)) return localize.term(termOf(code));
  return message.trim() === '' || RAW.test(message) ? localize.term(general) : message;
}

const REFUSALS = {
  unauthenticated: 'refusedSignedOut',
  forbidden: 'refusedForbidden',
  'other-member': 'refusedOtherMember',
  'too-large': 'refusedTooLarge',
  'bad-request': 'refused',
  'id-taken': 'refused',
  http: 'refused',
  unknown: 'refused',
} as const;

/** Why the server refuses a text: the middle of a sentence for our own codes, the site's own reason if it is for people. */
export function refusalText(error: Failure, localize: Localize<typeof strings>): string {
  return Object.hasOwn(REFUSALS, error.code) ? localize.term(REFUSALS[error.code as keyof typeof REFUSALS]) : reasonText(error, localize, 'refused');
}

function termOf(code: string | undefined): Term {
  if (code !== undefined && Object.hasOwn(TERMS, code)) return TERMS[code] ?? 'somethingFailed';
  return code?.startsWith('provider-') ? 'failedModelRest' : 'somethingFailed';
}

function named(term: Term, ...codes: readonly string[]): Record<string, Term> {
  return Object.fromEntries(codes.map((code) => [code, term]));
}
