/**
 * What went wrong, in words for whoever uses the page. A failure's `code` says which: its message names addresses, fields and remedies for developers, who find
 * it in the event and in the console.
 */
import type { Failure } from '@loqui/core';
import type { Localize } from './localize.js';
import type { strings } from './failure.strings.js';

/** An error whose message is already in the words of the reader. */
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

/** By code. */
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

/** The codes that have words of their own. */
export const knownCodes: readonly string[] = Object.keys(TERMS);

/** The sentence of a failure; a calm general one where its code is unknown. */
export function failureText(
  failure: Partial<Failure>,
  localize: Localize<typeof strings>,
  general: 'somethingFailed' | 'connectionClosed' = 'somethingFailed',
): string {
  if (failure instanceof ReadableError) return failure.message;
  const term = termOf(failure.code);
  return localize.term(term === 'somethingFailed' ? general : term);
}

/** Words of machines: an address, a path, a field, something as long as a key, JSON or HTML, the name of an error, a constant. */
const RAW = /:\/\/|(?:^|\s|["'(])[\\/][\w.-]+|\w\.\w|[\w-]{24,}|[{}<>[\]]|\bError\b|\b[A-Z]{2,}[A-Z_]{3,}\b|\d:\d/;

/** Of a failure that the site or an agent has given a code of its own: its words, where they are such for people; else `general`. */
export function reasonText({ code, message }: Failure, localize: Localize<typeof strings>, general: 'refused' | 'failedModelRest'): string {
  if (Object.hasOwn(TERMS, code)) return localize.term(termOf(code));
  return message.trim() === '' || RAW.test(message) ? localize.term(general) : message;
}

/** Refusals of what somebody wrote. */
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

/** Why the server does not accept what somebody wrote: for our own refusals the middle of a sentence; a reason that the site gives is shown as it is, where it is written for people. */
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
