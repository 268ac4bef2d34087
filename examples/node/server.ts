/** Loqui on plain Node: event stream, commands and WebSocket at /loqui, and the site's page beside it. Run it with `npx tsx examples/node/server.ts`. */
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { textOf } from '@loqui/core';
import { createLoqui } from '@loqui/server-adapter';
import { serve } from '@loqui/server-adapter/node';

const loqui = createLoqui({
  agents: {
    echo: {
      async *answer({ asked }) {
        yield `You said: ${textOf(asked)}`;
      },
    },
  },
});

const page = sirv(fileURLToPath(new URL('public', import.meta.url)));
const { port } = await serve(loqui, { port: Number(process.env['PORT'] ?? 3000), fallback: page, signals: ['SIGTERM', 'SIGINT'] });
console.log(`Loqui listens at http://localhost:${port}/loqui`);
