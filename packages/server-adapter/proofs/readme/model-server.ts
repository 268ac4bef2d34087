/** A stand-in for a model behind OpenAI's API: it answers each question with "You asked: " and its words, a few letters at a time. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export async function startModelServer(): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      if (request.method !== 'POST') {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":[{"id":"stand-in"}]}');
        return;
      }
      const { messages } = JSON.parse(text) as { messages: { content: unknown }[] };
      const answer = `You asked: ${String(messages.at(-1)?.content)}`;
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const piece of answer.match(/.{1,4}/gs) ?? []) {
        response.write(`data: ${JSON.stringify({ model: 'stand-in', choices: [{ index: 0, delta: { content: piece } }] })}\n\n`);
      }
      response.end(`data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}\n\ndata: [DONE]\n\n`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`, close: () => server.close() };
}
