/** What a visitor downloads before a chat with streamed Markdown stands there. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { bundle } from './build.js';
import type { Figure } from './figures.js';
import { folder } from './subjects.js';

interface SizeRow {
  readonly name: string;
  readonly brotli: number;
}

/** Our own as it is shipped for pages without a build: the number `npm run sizes` holds to its budget. */
function shipped(): number {
  const sizes = path.resolve(folder, '../../.config/sizes.mjs');
  let output: string;
  try {
    output = execFileSync(process.execPath, [sizes, '--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  } catch (error) {
    // Over a budget it exits with 1, and has still said what it weighed.
    output = (error as { stdout?: string }).stdout ?? '';
  }
  const rows = JSON.parse(output) as SizeRow[];
  const chat = rows.find(({ name }) => name.startsWith('loqui-chat until its first'));
  if (!chat) throw new Error('sizes.mjs does not weigh loqui-chat any more');
  return chat.brotli;
}

/** `loqui-chat` as shipped, and everybody as a site's own bundler makes it. */
export async function bytesFigures(): Promise<Figure[]> {
  const files = {
    'loqui-chat-bundled': 'contestants/loqui-chat.ts',
    streamdown: 'peers/streamdown.jsx',
    'assistant-ui': 'peers/assistant-ui.jsx',
    'deep-chat': 'peers/deep-chat.js',
  };
  const kilobytes = new Map<string, number>([['loqui-chat', shipped()]]);
  for (const [name, file] of Object.entries(files)) kilobytes.set(name, await bundle(name, file));
  const rivals = [...kilobytes.keys()].filter((name) => !name.startsWith('loqui'));
  return [...kilobytes].flatMap(([subject, value]): Figure[] => {
    const figure = { work: 'bytes-chat', subject, value, unit: 'kB brotli' };
    if (rivals.includes(subject)) return [{ ...figure, ratio: null, against: null }];
    return rivals.map((against) => ({ ...figure, ratio: value / kilobytes.get(against)!, against }));
  });
}
