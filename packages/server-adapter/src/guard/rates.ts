/** How often a member may do what. Counted in this process's memory. */
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Limits } from './limits.js';
import { refusal } from './refusal.js';

export class Rates {
  readonly #commands: RateLimiterMemory;
  readonly #messages: RateLimiterMemory;
  readonly #asks: RateLimiterMemory;

  constructor(limits: Limits) {
    this.#commands = new RateLimiterMemory({ points: limits.commandsPerMinute, duration: 60 });
    // A burst at once, and on average no more than the rate: `burst` in the time the rate gives that many.
    this.#messages = new RateLimiterMemory({ points: limits.messageBurst, duration: (60 * limits.messageBurst) / limits.messagesPerMinute });
    this.#asks = new RateLimiterMemory({ points: limits.asksPerMinute, duration: 60 });
  }

  /** @throws LoquiError 429 `too-many-commands` */
  command(member: string): Promise<void> {
    return take(this.#commands, member, 'too-many-commands', 'commands');
  }

  /** @throws LoquiError 429 `too-many-messages` */
  message(member: string): Promise<void> {
    return take(this.#messages, member, 'too-many-messages', 'messages');
  }

  /** @throws LoquiError 429 `too-many-asks` */
  ask(member: string): Promise<void> {
    return take(this.#asks, member, 'too-many-asks', 'questions to agents');
  }
}

async function take(limiter: RateLimiterMemory, member: string, code: string, what: string): Promise<void> {
  try {
    await limiter.consume(member);
  } catch (spent) {
    if (spent instanceof Error) throw spent;
    const wait = (spent as { readonly msBeforeNext: number }).msBeforeNext;
    throw refusal(429, code, `Too many ${what}. Try again in ${String(Math.ceil(wait / 1000))} s.`, { retryAfter: wait });
  }
}
