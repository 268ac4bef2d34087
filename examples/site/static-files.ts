/** Finds the files the examples serve: a short list of folders and endings, nothing above them, nothing hidden. */
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** What may be served. TypeScript is shown as text: the servers are there to be read. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ts': 'text/plain; charset=utf-8',
};

/**
 * Strict on purpose: it shows that the panels need no inline script, no inline style and no `innerHTML`. Pictures in answers come from this server only;
 * whoever opens this list opens a way out for what was said in a room.
 */
const PAGE_POLICY =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";

/** A place in the address space and the folder behind it. The first whose prefix fits and that has the file answers. */
export interface Mount {
  readonly prefix: string;
  readonly folder: string;
}

/** Answers a GET or HEAD with a file of one of the folders; `/a/` with `/a/index.html`, and the icon that browsers ask for unasked. 404 and 405 otherwise. */
export function staticFiles(mounts: readonly Mount[]): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return text(405, 'Only GET and HEAD.', { allow: 'GET, HEAD' });
    const { pathname } = new URL(request.url);
    const wanted = pathname === '/favicon.ico' ? '/icon.svg' : plainPath(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    if (wanted === undefined) return text(404, 'Not found.');
    for (const { prefix, folder } of mounts) {
      if (!wanted.startsWith(prefix)) continue;
      const file = path.join(folder, wanted.slice(prefix.length));
      const found = await kindOf(file, folder);
      if (found === 'folder') return new Response(null, { status: 308, headers: { location: `${pathname}/` } });
      const type = TYPES[path.extname(file)];
      if (found !== 'file' || type === undefined) continue;
      const headers = {
        'content-type': type,
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
        ...(type.startsWith('text/html') && { 'content-security-policy': PAGE_POLICY }),
      };
      return new Response(request.method === 'HEAD' ? null : await readFile(file), { headers });
    }
    return text(404, `Nothing at ${pathname}.`);
  };
}

/** The decoded path, or `undefined` where it is malformed, leads upward, or names something hidden. */
function plainPath(pathname: string): string | undefined {
  let plain: string;
  try {
    plain = decodeURIComponent(pathname);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
  // A path of two slashes, sent back as a redirect, would be another host.
  if (plain.includes('\0') || plain.includes('\\') || plain.startsWith('//')) return undefined;
  return plain.split('/').some((segment) => segment.startsWith('.') || segment === 'node_modules') ? undefined : plain;
}

async function kindOf(file: string, folder: string): Promise<'file' | 'folder' | undefined> {
  try {
    const [real, home] = await Promise.all([realpath(file), realpath(folder)]);
    // A link may not lead out of the folder either.
    if (real !== home && !real.startsWith(home + path.sep)) return undefined;
    const found = await stat(real);
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function text(status: number, message: string, headers: Record<string, string> = {}): Response {
  return new Response(`${message}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers } });
}
