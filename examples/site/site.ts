/** The examples as one site: the pages, their scripts, and the built elements. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { nodeListener, type NodeListener } from '@loqui/server-adapter/node';
import { buildPages } from './bundles.js';
import { repositoryDocuments } from './documents.js';
import { staticFiles } from './static-files.js';

const root = path.resolve(import.meta.dirname, '../..');
const elements = path.join(root, 'packages/elements/dist');
const compiled = path.join(root, '.tmp/examples');

/** Compiles the pages' scripts and gives what serves the site, as the `fallback` of `serve`. @throws Error when the elements are not built */
export async function createSite(): Promise<NodeListener> {
  if (!existsSync(path.join(elements, 'loqui.js')))
    throw new Error('packages/elements/dist/loqui.js is missing. Run `npm run build` first; `npm start` does it by itself.');
  await buildPages(compiled);
  const files = staticFiles([
    { prefix: '/', folder: compiled },
    { prefix: '/', folder: path.join(root, 'examples') },
    { prefix: '/chunks/', folder: path.join(elements, 'chunks') },
    { prefix: '/', folder: elements },
  ]);
  const documents = new Map(repositoryDocuments().map(({ url, text }) => [url, text]));
  return nodeListener({
    fetch: async (request) => {
      const text = documents.get(new URL(request.url).pathname);
      return text === undefined
        ? files(request)
        : new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' } });
    },
  });
}
