/** A server in its own process on an SQLite file, which can be killed at any moment. Sends its port to its parent. */
import { createLoqui } from '../src/index.js';
import { serve } from '../src/node.js';
import { sqlite } from '../src/store/sqlite.js';
import { optionsFor } from './server-options.js';

const [file = '', short] = process.argv.slice(2);
const loqui = createLoqui({ ...optionsFor(short === 'short'), store: sqlite({ file, ...(short === 'short' && { keepEvents: 16 }) }) });
const { port } = await serve(loqui, { port: 0, host: '127.0.0.1', path: '/loqui' });
process.send?.(port);
process.on('disconnect', () => process.exit());
