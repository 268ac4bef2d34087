/** A faulty TCP proxy: it cuts at random bytes and moments, swallows answers, and goes silent. */
import net from 'node:net';
import type { Random } from './random.js';

export interface FaultyProxy {
  readonly port: number;
  /** Connections cut or silenced so far. */
  readonly faults: number;
  /** Ends all faults, so that clients can come to rest. */
  calm(): void;
  close(): Promise<void>;
}

export interface FaultOptions {
  /** Address of the real server. Asked at each connection, since it may restart elsewhere. */
  readonly target: () => number;
  readonly random: Random;
}

/** The fate of one connection. `after` counts bytes from the server, `time` milliseconds. */
interface Fate {
  readonly kind: 'cut' | 'silence' | 'refuse' | 'none';
  readonly after: number;
  readonly time: number;
}

export async function startFaultyProxy({ target, random }: FaultOptions): Promise<FaultyProxy> {
  let faults = 0;
  let calm = false;
  const sockets = new Set<net.Socket>();
  /** Each cuts one connection; a silent stream has none. */
  const cuts = new Set<() => void>();

  function fateOf(): Fate {
    if (calm || random.chance(0.12)) return { kind: 'none', after: Infinity, time: Infinity };
    const kind = random.chance(0.08) ? 'refuse' : random.chance(0.15) ? 'silence' : 'cut';
    // Half are cut at a byte (also inside headers, frames and characters), half at a moment.
    return random.chance(0.5) ? { kind, after: random.between(0, 6_000), time: Infinity } : { kind, after: Infinity, time: random.between(0, 400) };
  }

  const server = net.createServer((client) => {
    const fate = fateOf();
    let sent = 0;
    let silent = false;
    /** An endless answer has begun on it. */
    let streams = false;
    const upstream = net.connect(target(), '127.0.0.1');
    sockets.add(client).add(upstream);

    const end = (): void => {
      clearTimeout(timer);
      client.destroy();
      upstream.destroy();
      sockets.delete(client);
      sockets.delete(upstream);
      cuts.delete(end);
    };
    cuts.add(end);
    const strike = (): void => {
      if (calm) return;
      faults += 1;
      if (fate.kind !== 'silence') return end();
      silent = true;
      if (streams) cuts.delete(end);
    };
    const timer = fate.time === Infinity ? undefined : setTimeout(strike, fate.time);
    if (fate.kind === 'refuse') strike();

    client.on('data', (chunk) => {
      if (!silent) upstream.write(chunk);
    });
    upstream.on('data', (chunk: Buffer) => {
      if (silent) return;
      streams ||= chunk.includes('text/event-stream');
      const rest = fate.after - sent;
      sent += chunk.length;
      if (calm || chunk.length <= rest) client.write(chunk);
      else if (fate.kind === 'silence') {
        client.write(chunk.subarray(0, rest));
        strike();
      } else {
        // The bytes before the cut arrive: the client has half a frame.
        client.write(chunk.subarray(0, rest), strike);
      }
    });
    // An error of a socket is followed by its close; both ends go together.
    client.on('error', end).on('close', end);
    upstream.on('error', end).on('close', end);
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as net.AddressInfo).port,
    get faults() {
      return faults;
    },
    calm: () => {
      calm = true;
      // A silent stream stays silent and must be noticed. A silent request would only wait long for nothing.
      for (const cut of cuts) cut();
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
