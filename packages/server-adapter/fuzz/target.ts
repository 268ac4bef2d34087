/** Starts the server under attack and asks for its reports. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Report } from './server.js';

export class Target {
  /** Number of unexpected ends of the process. */
  exits = 0;
  readonly #child: ChildProcess;
  #closed = false;

  private constructor(
    child: ChildProcess,
    readonly port: number,
  ) {
    this.#child = child;
    child.on('exit', () => {
      if (!this.#closed) this.exits += 1;
    });
  }

  static async start(options: readonly string[] = []): Promise<Target> {
    const child = fork(path.join(import.meta.dirname, 'server.ts'), options, { execArgv: [...process.execArgv, '--expose-gc'] });
    await once(child, 'message');
    const { port } = await ask(child);
    return new Target(child, port);
  }

  /** `undefined` when the process is gone. `settled`: garbage is collected before. */
  report(settled = false): Promise<Report | undefined> {
    return this.exits > 0 ? Promise.resolve(undefined) : ask(this.#child, settled ? 'settled' : 'now');
  }

  close(): void {
    this.#closed = true;
    this.#child.disconnect();
  }
}

async function ask(child: ChildProcess, what = 'now'): Promise<Report> {
  const answer = once(child, 'message') as Promise<[Report]>;
  child.send(what);
  return (await answer)[0];
}
