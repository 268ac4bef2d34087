/** An example started as its readers start it: a process of its own, on a free port. */
import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

export interface Program {
  /** As it printed it. */
  readonly url: string;
  /** What it has printed so far. */
  readonly output: () => string;
  /** Sends the signal and gives the exit code; `null` when the signal killed it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts `file` (from the repository's root) and waits for the address it prints. @throws Error with its output when it ends before, or is silent too long */
export function startProgram(file: string, environment: Record<string, string> = {}): Promise<Program> {
  // Not by tsx's own command, which is a parent that a kill would leave an orphan of.
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    cwd: root,
    env: { ...withoutModels(process.env), PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${file} printed no address in 30 s:\n${output}`));
    }, 30_000);
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      const url = /http:\/\/localhost:\d+\S*/.exec(output)?.[0];
      if (url === undefined) return;
      clearTimeout(late);
      resolve({
        url,
        output: () => output,
        stop(signal = 'SIGTERM') {
          child.kill(signal);
          return exited;
        },
      });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void exited.then((code) => {
      clearTimeout(late);
      reject(new Error(`${file} ended with ${String(code)}:\n${output}`));
    });
  });
}

/** A developer's keys must not send the tests to a model. */
function withoutModels(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { OPENAI_API_KEY: _, OPENAI_BASE_URL: _url, ANTHROPIC_API_KEY: _key, OLLAMA_HOST: _host, ...rest } = environment;
  return rest;
}
