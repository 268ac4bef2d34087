/** The server under attack, in its own process. It counts errors that would have ended it, and reports on request. */
import { createLoqui, LIMITS, type Limits } from '../src/index.js';
import { nodeListener, serve } from '../src/node.js';

export interface Report {
  readonly port: number;
  /** Unhandled errors: each would have ended the process. */
  readonly unhandled: readonly string[];
  readonly connections: number;
  /** Bytes. */
  readonly rss: number;
  /** Longest work between two turns of the event loop since the last report, in milliseconds of CPU time, which a busy machine does not change. */
  readonly stalled: number;
}

const unhandled: string[] = [];
const note = (error: unknown): void => void unhandled.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
process.on('uncaughtException', note).on('unhandledRejection', note);

/** With `--limits`: the default limits, but a room can be filled quickly. Without: no limits that count, so that cases reach what lies behind them. */
const limits: Partial<Limits> = process.argv.includes('--limits')
  ? { messagesPerMinute: 1_000_000, messageBurst: 1_000_000 }
  : Object.fromEntries(
      Object.entries(LIMITS)
        .filter(([name]) => /per[A-Z]|burst/i.test(name) && name !== 'roomsPerConnection')
        .map(([name]) => [name, 1_000_000]),
    );

const loqui = createLoqui({
  limits,
  log: () => undefined,
  agents: {
    echo: {
      async *answer() {
        yield 'It was ';
        yield 'heard.';
      },
    },
  },
});
const fallback = nodeListener({ fetch: (request) => Promise.resolve(new Response(`Nothing at ${new URL(request.url).pathname}`, { status: 404 })) });
const { port } = await serve(loqui, { port: 0, host: '127.0.0.1', fallback });

let stalled = 0;
let cpu = process.cpuUsage();
setInterval(() => {
  const { user, system } = process.cpuUsage(cpu);
  cpu = process.cpuUsage();
  stalled = Math.max(stalled, (user + system) / 1000);
}, 5);
process.on('message', (what) => {
  if (what === 'settled') globalThis.gc?.();
  process.send?.({
    port,
    unhandled,
    connections: loqui.stats().connections,
    rss: process.memoryUsage.rss(),
    stalled,
  } satisfies Report);
  stalled = 0;
});
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });
