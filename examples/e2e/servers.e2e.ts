/** The server examples, each run as its readers run it: a stream is opened, a message sent, an agent asked. */
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import { createClient, guest, textOf, websocket, type Client, type ClientOptions, type Message } from '@loqui/core';
import { startProgram, type Program } from './program.js';

let program: Program | undefined;
const clients: Client[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.dispose();
  await program?.stop('SIGKILL');
  program = undefined;
});

function join(url: string, options: ClientOptions): Client {
  const client = createClient({ url, storage: false, ...options });
  clients.push(client);
  return client;
}

/** Two guests in a room: one asks the agent, and both must see question and answer. */
async function talk(url: string, options: ClientOptions = {}): Promise<string[][]> {
  const rooms = [join(url, { guest: 'Mara', ...options }), join(url, { guest: 'Jonas' })].map((client) => client.room('lobby'));
  await expect.poll(() => rooms.map(({ info }) => info.phase)).toEqual(['live', 'live']);
  await rooms[0]?.send('Hello @echo');
  const said = (): Message[][] => rooms.map(({ messages }) => [...messages.items]);
  await expect
    .poll(() => said().map((messages) => messages.map(({ status }) => status)), { timeout: 10_000 })
    .toEqual([
      ['completed', 'completed'],
      ['completed', 'completed'],
    ]);
  return said().map((messages) => messages.map((message) => `${message.author.name}: ${textOf(message)}`));
}

const conversation = ['Mara: Hello @echo', 'Echo: You said: Hello @echo'];

describe('The server examples', () => {
  for (const framework of ['node', 'hono', 'express']) {
    it(`${framework}: what one guest sends comes down to another, and the agent answers both`, async () => {
      program = await startProgram(`examples/${framework}/server.ts`);
      expect(await talk(program.url)).toEqual([conversation, conversation]);
    });
  }

  for (const framework of ['node', 'express']) {
    it(`${framework}: the same over WebSocket`, async () => {
      program = await startProgram(`examples/${framework}/server.ts`);
      const transport = websocket({ url: program.url, token: guest('Mara').token, webSocket: NodeSocket as unknown as typeof WebSocket });
      expect(await talk(program.url, { transport })).toEqual([conversation, conversation]);
    });
  }

  it('node: ends by itself on SIGTERM while streams are open', async () => {
    program = await startProgram('examples/node/server.ts');
    await talk(program.url);
    expect(await program.stop('SIGTERM')).toBe(0);
  });

  it('node: the page beside it is served, and the elements it asks for', async () => {
    program = await startProgram('examples/node/server.ts');
    expect(await (await fetch(new URL('/', program.url))).text()).toContain('<loqui-chat src="/loqui" room="lobby">');
    expect((await fetch(new URL('/loqui/loqui.js', program.url))).status).toBe(200);
  });

  it('express: the rest of the app is still served', async () => {
    program = await startProgram('examples/express/server.ts');
    expect(await (await fetch(new URL('/', program.url))).text()).toBe('The rest of the app.');
  });
});
