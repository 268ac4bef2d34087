/** The built elements as files of the server, for pages without a bundler: `<script type="module" src="/loqui/loqui.js">`. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};

interface Sendable {
  readonly etag: string;
  readonly plain: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
}

/** False when `name` is none of the files. */
export type ElementFiles = (name: string, request: IncomingMessage, response: ServerResponse) => boolean;

/** Folder of the built `@loqui/elements`; `undefined` when it is not installed. */
export function installedElements(): string | undefined {
  try {
    const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('@loqui/elements/package.json')), 'dist');
    return existsSync(path.join(folder, 'loqui.js')) ? folder : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** The list of files is fixed now, so no name from outside reaches the file system. Each file is compressed once, at its first request. */
export function elementFiles(folder: string): ElementFiles {
  const chunks = path.join(folder, 'chunks');
  const chunkNames = existsSync(chunks) ? readdirSync(chunks).map((name) => `chunks/${name}`) : [];
  const names = new Set([...readdirSync(folder), ...chunkNames].filter(isServed));
  const files = new Map<string, Promise<Sendable>>();

  function file(name: string): Promise<Sendable> {
    let found = files.get(name);
    if (found === undefined) {
      found = prepare(path.join(folder, name));
      found.catch(() => files.delete(name));
      files.set(name, found);
    }
    return found;
  }

  return (name, request, response) => {
    if (!names.has(name)) return false;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return true;
    }
    file(name).then(
      (found) => send(name, found, request, response),
      (error: unknown) => response.destroy(error instanceof Error ? error : new Error(String(error))),
    );
    return true;
  };
}

function isServed(name: string): boolean {
  return /^(?:loqui|autoloader)\.(?:js|css)(?:\.map)?$|^chunks\/[^/]+\.js(?:\.map)?$/.test(name);
}

async function prepare(file: string): Promise<Sendable> {
  const plain = await readFile(file);
  const [br, gzipped] = await Promise.all([
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }),
    promisify(gzip)(plain, { level: 9 }),
  ]);
  return { etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`, plain, br, gzip: gzipped };
}

function send(name: string, file: Sendable, request: IncomingMessage, response: ServerResponse): void {
  const headers = {
    etag: file.etag,
    vary: 'Accept-Encoding',
    // A chunk's name holds the hash of its content; an entry's name stays.
    'cache-control': name.startsWith('chunks/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  if (request.headers['if-none-match']?.includes(file.etag) === true) {
    response.writeHead(304, headers).end();
    return;
  }
  const accepted = request.headers['accept-encoding'] ?? '';
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
  const body = file[encoding ?? 'plain'];
  response.writeHead(200, {
    ...headers,
    'content-type': TYPES[path.extname(name)] ?? 'application/octet-stream',
    'content-length': body.length,
    ...(encoding !== undefined && { 'content-encoding': encoding }),
    'x-content-type-options': 'nosniff',
    // Public code: pages of other origins may load it as a module.
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
