import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { elementFiles } from './node-element-files.js';

const folder = mkdtempSync(path.join(tmpdir(), 'loqui-elements-'));
let server: Server;

beforeAll(async () => {
  mkdirSync(path.join(folder, 'chunks'));
  mkdirSync(path.join(folder, 'modules'));
  const files = {
    'loqui.js': 'export {};',
    'chunks/a-1.js': 'chunk',
    'loqui.css': 'x {}',
    'index.js': 'not served',
    'secret.txt': 'no',
    'modules/loqui.js': 'no',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const served = elementFiles(folder);
  server = createServer((incoming, outgoing) => {
    if (!served((incoming.url ?? '').slice(1), incoming, outgoing)) outgoing.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Sends the path as written: fetch would normalise it. */
function ask(file: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path: `/${file}`, headers, method }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => resolve({ status: incoming.statusCode, headers: incoming.headers, body: Buffer.concat(chunks) }));
    })
      .on('error', reject)
      .end();
  });
}

describe('the built elements as files', () => {
  it('are served by name, with their type, to pages of any origin', async () => {
    const { status, headers, body } = await ask('loqui.js');
    expect({ status, type: headers['content-type'], origin: headers['access-control-allow-origin'], text: body.toString() }).toEqual({
      status: 200,
      type: 'text/javascript; charset=utf-8',
      origin: '*',
      text: 'export {};',
    });
    expect((await ask('loqui.css')).headers['content-type']).toBe('text/css; charset=utf-8');
  });

  it('are compressed if the browser accepts it', async () => {
    const br = await ask('loqui.js', { 'accept-encoding': 'gzip, br' });
    expect([br.headers['content-encoding'], brotliDecompressSync(br.body).toString()]).toEqual(['br', 'export {};']);
    const gzip = await ask('loqui.js', { 'accept-encoding': 'gzip' });
    expect([gzip.headers['content-encoding'], gunzipSync(gzip.body).toString()]).toEqual(['gzip', 'export {};']);
  });

  it('are cached for ever if their name holds their hash, and revalidated if not', async () => {
    const chunk = await ask('chunks/a-1.js');
    expect(chunk.headers['cache-control']).toContain('immutable');
    const entry = await ask('loqui.js');
    expect(entry.headers['cache-control']).toBe('no-cache');
    const again = await ask('loqui.js', { 'if-none-match': entry.headers.etag ?? '' });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it('are only the listed ones: no other file of the folder, and none above it', async () => {
    for (const file of [
      'index.js',
      'secret.txt',
      'modules/loqui.js',
      '../package.json',
      'chunks/../secret.txt',
      'chunks/..%2fsecret.txt',
      'chunks/',
      '',
      '/loqui.js',
      'LOQUI.JS',
      'constructor',
    ]) {
      expect([file, (await ask(file)).status]).toEqual([file, 404]);
    }
  });

  it('answer HEAD without a body, and other methods with 405', async () => {
    const head = await ask('loqui.js', {}, 'HEAD');
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '10', 0]);
    expect((await ask('loqui.js', {}, 'POST')).status).toBe(405);
  });

  it('need no chunks', () => {
    const single = mkdtempSync(path.join(tmpdir(), 'loqui-elements-'));
    writeFileSync(path.join(single, 'loqui.js'), 'export {};');
    expect(() => elementFiles(single)).not.toThrow();
    rmSync(single, { recursive: true });
  });
});
