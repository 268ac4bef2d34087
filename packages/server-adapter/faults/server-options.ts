/** The server that is tried: an agent that writes long enough to be cut off, short heartbeats, and no limits. */
import { setTimeout as sleep } from 'node:timers/promises';
import { LoquiError } from '@loqui/core';
import { LIMITS, type Agent, type LoquiOptions, type ServerLog } from '../src/index.js';

/** Short, so that silent lines are noticed within a schedule; milliseconds. */
const HEARTBEAT = 150;

/** `short`: memory reaches back so little that clients must be told of gaps. */
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

/** Refusals during a restart are part of a schedule; a server's own error never is. */
const failures: ServerLog = (level, message, details) => {
  const expected = details instanceof LoquiError && details.code === 'draining';
  if (level === 'error' && !expected) console.error(message, details);
};

/** Nothing here is to be refused for being too much: every limit that counts somebody or something over time is lifted. */
const UNLIMITED = Object.fromEntries(Object.keys(LIMITS).flatMap((name) => (/Per[A-Z]|Burst$/.test(name) ? [[name, Number.POSITIVE_INFINITY]] : [])));
