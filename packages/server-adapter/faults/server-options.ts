/** The server under test: an agent that writes long enough to be cut off, short heartbeats, no limits. */
import { setTimeout as sleep } from 'node:timers/promises';
import { LoquiError } from '@loqui/core';
import { LIMITS, type Agent, type LoquiOptions, type ServerLog } from '../src/index.js';

/** Milliseconds; short, so that silent connections are noticed within a schedule. */
const HEARTBEAT = 150;

/** `short`: memory reaches back so little that clients get gaps. */
export function optionsFor(short: boolean): Omit<LoquiOptions, 'store'> {
  return { agents: { echo }, heartbeat: HEARTBEAT, limits: UNLIMITED, log: failures, ...(short && { ring: { count: 8 } }) };
}

/** Repeats the question word by word. */
const echo: Agent = {
  async *answer({ asked, signal }) {
    const text = asked.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join(' ');
    for (const word of `${text} — ${text} 🎈 ${text}`.split(/(?<= )/)) {
      if (signal.aborted) return;
      yield word;
      await sleep(4);
    }
  },
};

/** Refusals during a restart are expected; an internal error never is. */
const failures: ServerLog = (level, message, details) => {
  const expected = details instanceof LoquiError && details.code === 'draining';
  if (level === 'error' && !expected) console.error(message, details);
};

/** Lifts every limit that counts somebody or something over time. */
const UNLIMITED = Object.fromEntries(Object.keys(LIMITS).flatMap((name) => (/Per[A-Z]|Burst$/.test(name) ? [[name, Number.POSITIVE_INFINITY]] : [])));
