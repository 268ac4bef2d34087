/** Loqui in an Express app, behind its body parser, with WebSocket. Run it with `npx tsx examples/express/server.ts`. */
import type { AddressInfo } from 'node:net';
import express from 'express';
import { textOf } from '@loqui/core';
import { createLoqui } from '@loqui/server-adapter';
import { attachWebSocket, nodeListener } from '@loqui/server-adapter/node';

const loqui = createLoqui({
  agents: {
    echo: {
      async *answer({ asked }) {
        yield `You said: ${textOf(asked)}`;
      },
    },
  },
});

const app = express();
app.use(express.json());
app.get('/', (_request, response) => void response.send('The rest of the app.'));
app.use('/loqui', nodeListener(loqui));

const server = app.listen(Number(process.env['PORT'] ?? 3000), () => {
  console.log(`Loqui listens at http://localhost:${(server.address() as AddressInfo).port}/loqui`);
});
attachWebSocket(loqui, server);
