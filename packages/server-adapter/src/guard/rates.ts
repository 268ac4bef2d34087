/** Rate limits per member, address, room and server, in this process's memory. */
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Limits } from './limits.js';
import { refusal } from './refusal.js';

export interface Caller {
  readonly member?: string | undefined;
  readonly address?: string | undefined;
}

export type Act = 'commands' | 'messages' | 'asks' | 'typing' | 'rooms';

/** In the order of the checks: a member over its own limit uses up no other limit. */
const SCOPES = ['member', 'address', 'room', 'server'] as const;
type Scope = (typeof SCOPES)[number];

const WHAT: Readonly<Record<Act, { readonly code: string; readonly words: string }>> = {
  commands: { code: 'too-many-commands', words: 'commands' },
  messages: { code: 'too-many-messages', words: 'messages' },
  asks: { code: 'too-many-asks', words: 'questions to agents' },
  typing: { code: 'too-many-commands', words: 'signs of typing' },
  rooms: { code: 'too-many-rooms-made', words: 'new rooms' },
};

const WHOSE: Readonly<Record<Scope, string>> = { member: 'from you', address: 'from your network', room: 'in this room', server: 'on this server' };

export class Rates {
  readonly #limiters: Readonly<Record<Act, Readonly<Partial<Record<Scope, RateLimiterMemory>>>>>;

  constructor(limits: Limits) {
    const { messageBurst: burst, messagesPerMinute: rate } = limits;
    this.#limiters = {
      commands: {
        ...per(60, 'member', limits.commandsPerMinute),
        ...per(60, 'address', limits.commandsPerMinutePerAddress),
        ...per(60, 'room', limits.commandsPerMinutePerRoom),
        ...per(60, 'server', limits.commandsPerMinutePerServer),
      },
      messages: {
        // A burst at once, and on average the rate: `burst` acts in the time in which the rate allows so many.
        ...(Number.isFinite(burst) && Number.isFinite(rate) && rate > 0 ? per((60 * burst) / rate, 'member', burst) : per(60, 'member', rate)),
        ...per(60, 'address', limits.messagesPerMinutePerAddress),
        ...per(60, 'room', limits.messagesPerMinutePerRoom),
        ...per(60, 'server', limits.messagesPerMinutePerServer),
      },
      asks: {
        ...per(60, 'member', limits.asksPerMinute),
        ...per(60, 'address', limits.asksPerMinutePerAddress),
        ...per(60, 'room', limits.asksPerMinutePerRoom),
        ...per(60, 'server', limits.asksPerMinutePerServer),
      },
      typing: {
        ...per(60, 'member', limits.typingPerMinute),
        ...per(60, 'address', limits.typingPerMinutePerAddress),
        ...per(60, 'room', limits.typingPerMinutePerRoom),
        ...per(60, 'server', limits.typingPerMinutePerServer),
      },
      rooms: {
        ...per(60, 'member', limits.roomsPerMinute),
        ...per(60, 'address', limits.roomsPerMinutePerAddress),
        ...per(60, 'server', limits.roomsPerMinutePerServer),
      },
    };
  }

  /** @throws LoquiError 429 `too-many-…` with the time to wait */
  async count(act: Act, { member, address }: Caller, room?: string, times = 1): Promise<void> {
    const keys: Readonly<Record<Scope, string | undefined>> = { member, address, room, server: '' };
    for (const scope of SCOPES) {
      const limiter = this.#limiters[act][scope];
      const key = keys[scope];
      if (limiter && key !== undefined) await consume(limiter, key, times, act, scope);
    }
  }

  /** True when the caller has no command left. Counts none. */
  async spent({ member, address }: Caller): Promise<boolean> {
    const { member: byMember, address: byAddress } = this.#limiters.commands;
    return (await isSpent(byMember, member)) || (await isSpent(byAddress, address));
  }
}

function per(duration: number, scope: Scope, points: number): Partial<Record<Scope, RateLimiterMemory>> {
  return Number.isFinite(points) ? { [scope]: new RateLimiterMemory({ points, duration }) } : {};
}

async function isSpent(limiter: RateLimiterMemory | undefined, key: string | undefined): Promise<boolean> {
  const used = limiter && key !== undefined ? await limiter.get(key) : null;
  return used !== null && used.remainingPoints <= 0;
}

async function consume(limiter: RateLimiterMemory, key: string, times: number, act: Act, scope: Scope): Promise<void> {
  try {
    await limiter.consume(key, times);
  } catch (spent) {
    if (spent instanceof Error) throw spent;
    const wait = (spent as { readonly msBeforeNext: number }).msBeforeNext;
    const { code, words } = WHAT[act];
    throw refusal(429, code, `Too many ${words} ${WHOSE[scope]}. Try again in ${String(Math.ceil(wait / 1000))} s.`, { retryAfter: wait });
  }
}
