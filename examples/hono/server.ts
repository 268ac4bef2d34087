/** Loqui in a Hono app; the line with `fetch` is the same on Deno, Bun and Workers. Run it with `npx tsx examples/hono/server.ts`. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { textOf } from '@loqui/core';
import { createLoqui } from '@loqui/server-adapter';

const loqui = createLoqui({
  agents: {
    echo: {
      async *answer({ asked }) {
        yield `You said: ${textOf(asked)}`;
      },
    },
  },
});

const app = new Hono();
app.get('/', (context) => context.text('The rest of the app.'));
app.all('/loqui', (context) => loqui.fetch(context.req.raw));

serve({ fetch: app.fetch, port: Number(process.env['PORT'] ?? 3000) }, ({ port }) => {
  console.log(`Loqui listens at http://localhost:${port}/loqui`);
});
