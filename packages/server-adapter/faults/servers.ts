/** Servers that follow each other on the same log: in this process with a memory that survives, or as a process on an SQLite file, killed by SIGKILL. */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLoqui, memory, type Store } from '../src/index.js';
import { serve } from '../src/node.js';
import type { StoreKind } from './schedule.js';
import { optionsFor } from './server-options.js';

export interface Servers {
  readonly port: number;
  /** Ends the server as rudely as its kind allows, and starts another on the same log. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Cleans up when the runner ends in the middle of its schedules. */
const left = new Set<() => void>();
process.once('exit', () => {
  for (const clear of left) clear();
});

export function startServers(kind: StoreKind, short: boolean): Promise<Servers> {
  return kind === 'sqlite' ? processes(short) : inThisProcess(short);
}

async function inThisProcess(short: boolean): Promise<Servers> {
  const store = memory(short ? { keepEvents: 16 } : {});
  // The store survives its server.
  const lasting: Store = new Proxy(store, {
    get: (target, name) => (name === 'close' ? () => Promise.resolve() : bound(target, Reflect.get(target, name))),
  });
  const start = () => serve(createLoqui({ ...optionsFor(short), store: lasting }), { port: 0, host: '127.0.0.1', path: '/loqui' });
  let serving = await start();
  const end = (): Promise<void> => serving.close({ window: 0, grace: 0 });
  return {
    get port() {
      return serving.port;
    },
    async restart() {
      await end();
      serving = await start();
    },
    close: end,
  };
}

function bound(target: object, value: unknown): unknown {
  return typeof value === 'function' ? (value.bind(target) as unknown) : value;
}

async function processes(short: boolean): Promise<Servers> {
  const folder = mkdtempSync(path.join(tmpdir(), 'loqui-faults-'));
  const file = path.join(folder, 'faults.db');
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  left.add(remove);
  let { child, port } = await startProcess(file, short);
  return {
    get port() {
      return port;
    },
    async restart() {
      await kill(child);
      ({ child, port } = await startProcess(file, short));
    },
    async close() {
      await kill(child);
      remove();
      left.delete(remove);
    },
  };
}

function startProcess(file: string, short: boolean): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(path.join(import.meta.dirname, 'server.mjs'), [file, short ? 'short' : 'long'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    const end = (): boolean => child.kill('SIGKILL');
    left.add(end);
    child.once('message', (port) => resolve({ child, port: port as number }));
    child.once('exit', (code, signal) => {
      left.delete(end);
      reject(new Error(`The server ended with ${String(code)} before it listened.`));
      // Nobody would start another, and the schedule would wait for ever.
      if (signal !== 'SIGKILL') throw new Error(`The server ended with ${String(code ?? signal)} though nobody killed it.`);
    });
  });
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
