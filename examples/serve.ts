/** What `npm start` runs: one server with the examples, and Loqui at /loqui. No account, no key, nothing to configure. */
import path from 'node:path';
import { createLoqui } from '@loqui/server-adapter';
import { agentFromEnv } from '@loqui/server-adapter/from-env';
import { guide } from '@loqui/server-adapter/guide';
import { serve, type ServeOptions, type Serving } from '@loqui/server-adapter/node';
import { openDatabase } from './site/database.js';
import { repositoryDocuments } from './site/documents.js';
import { createSite } from './site/site.js';

/** Taken where PORT names none and it is free. */
const USUAL_PORT = 5050;
const TITLES: Readonly<Record<string, string>> = { team: 'Team room', welcome: 'Welcome', assistant: 'Assistant', support: 'Support' };

const file = process.env['LOQUI_DATABASE'] ?? path.join(import.meta.dirname, '.data/demo.db');
const { store, kept } = await openDatabase(file, 'team');
const model = agentFromEnv(process.env, { name: 'Assistant' });
const loqui = createLoqui({
  store,
  agents: { assistant: model ?? guide({ documents: repositoryDocuments() }) },
  rooms: (room) => ({ title: TITLES[room] ?? room }),
});

/** A browser's tabs hold their streams open; a demo does not wait for them when it ends. */
const options: ServeOptions = { fallback: await createSite(), signals: ['SIGTERM', 'SIGINT'], drain: { window: 0, grace: 3000 } };
const { port } = await listen();

console.log(`
  Loqui's examples:  http://localhost:${port}/
  The assistant is   ${model ? 'the model your environment names' : 'a guide to this repository (set OPENAI_API_KEY, ANTHROPIC_API_KEY or OLLAMA_HOST for a model)'}
  Rooms are kept in  ${kept}
  Stop it with       Ctrl+C
`);

/** On PORT when it is set, and nowhere else; otherwise on the usual port, or any that is free. */
async function listen(): Promise<Serving> {
  const wanted = process.env['PORT'];
  if (wanted !== undefined && wanted !== '') return serve(loqui, { ...options, port: Number(wanted) });
  try {
    return await serve(loqui, { ...options, port: USUAL_PORT });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return serve(loqui, { ...options, port: 0 });
  }
}
