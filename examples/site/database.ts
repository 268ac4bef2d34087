/** Where the demo keeps its rooms: an SQLite file, or memory where no driver is installed. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { memory, type Store } from '@loqui/server-adapter';
import { sqlite } from '@loqui/server-adapter/sqlite';

export interface Database {
  readonly store: Store;
  /** Where, for people. */
  readonly kept: string;
}

/** Opens `file`, with its folder. The store looks for a driver at its first use, so `room` is opened to know. */
export async function openDatabase(file: string, room: string): Promise<Database> {
  const store = sqlite(file);
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    await store.open(room);
    return { store, kept: path.relative(process.cwd(), file) };
  } catch (error) {
    console.warn(`\n  !! ${error instanceof Error ? error.message : String(error)}`);
    console.warn('  !! Rooms are kept in memory now, and are gone when this process ends.\n');
    await store.close();
    return { store: memory(), kept: 'memory only' };
  }
}
