/** The examples' pages on a Loqui of the test's own making. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { createLoqui, LIMITS, memory, type Limits, type Loqui, type LoquiOptions, type Store } from '@loqui/server-adapter';
import { serve } from '@loqui/server-adapter/node';
import { createSite } from '../site/site.js';

const root = path.resolve(import.meta.dirname, '../..');

/** Test limits: many people speak from one machine, as fast as they can. */
export const UNLIMITED: Partial<Limits> = {
  ...Object.fromEntries(Object.keys(LIMITS).flatMap((name) => (/Per[A-Z]|Burst$/.test(name) ? [[name, Number.POSITIVE_INFINITY]] : []))),
  runsPerMember: 10,
};

export interface TestSite {
  /** Without a slash at the end. */
  readonly url: string;
  readonly loqui: Loqui;
  readonly store: Store;
  /** Breaks every connection; the server goes on. */
  cut(): void;
  close(): Promise<void>;
}

export async function startSite(options: LoquiOptions = {}): Promise<TestSite> {
  await buildOnce();
  const { store = memory() } = options;
  const loqui = createLoqui({ limits: UNLIMITED, ...options, store });
  const serving = await serve(loqui, { port: 0, fallback: await createSite() });
  return {
    url: `http://localhost:${serving.port}`,
    loqui,
    store,
    cut: () => serving.server.closeAllConnections(),
    close: () => serving.close({ window: 0, grace: 0 }),
  };
}

/** The pages run what is shipped: the built bundle. */
export async function buildOnce(): Promise<void> {
  if (existsSync(path.join(root, 'packages/elements/dist/loqui.js'))) return;
  await promisify(execFile)(process.execPath, [path.join(root, '.config/build.mjs')], { cwd: root });
}
