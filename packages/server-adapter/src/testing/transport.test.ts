import type { Socket } from 'node:net';
import { guest } from '@loqui/core';
import { sse, websocket, type Transport } from '@loqui/core/transport';
import { WebSocket } from 'ws';
// The suite is core's own and not part of what it ships.
import { transportConformance, type ServerUnderTest } from '../../../core/src/testing/transport-conformance.js';
import { createLoqui } from '../create-loqui.js';
import { serve } from '../node.js';
import { memory } from '../store/memory.js';

/** The real server behind the real wire. */
async function start(lineTo: (options: { url: string; token: string }) => Transport): Promise<ServerUnderTest> {
  const loqui = createLoqui({ store: memory(), limits: { messagesPerMinute: 10_000, messageBurst: 1_000, commandsPerMinute: 10_000 }, log: () => undefined });
  const serving = await serve(loqui, { port: 0, host: '127.0.0.1' });
  const sockets = new Set<Socket>();
  serving.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const url = `http://127.0.0.1:${String(serving.port)}/loqui`;
  return {
    line: (name) => lineTo({ url, token: guest(name).token }),
    connections: () => loqui.stats().connections,
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: () => serving.close(),
  };
}

transportConformance('server-sent events', () => start(sse));
transportConformance('WebSocket', () =>
  start((options) => websocket({ ...options, webSocket: WebSocket as unknown as new (url: string) => globalThis.WebSocket })),
);
