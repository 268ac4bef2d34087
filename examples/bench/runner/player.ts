/** What plays scenes: a browser that is open, whichever it is. */
import { LIMIT, type Sample, type Work } from './works.js';

export interface Scene {
  readonly site: string;
  /** The contestant's name, in no engine in particular. */
  readonly subject: string;
  readonly scene: Work['scene'];
  readonly options: object;
}

export interface Player {
  /** What it is, with its version. */
  readonly title: string;
  isOpen(): boolean;
  /** Plays a scene in a page of its own. @throws Error when the contestant fails or takes too long */
  play(scene: Scene): Promise<Sample>;
  close(): Promise<unknown>;
}

/** The page of every engine is as large as this. */
export const VIEW = { width: 820, height: 820 };

/** @throws Error when it takes too long */
export async function within<T>(playing: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${LIMIT / 1_000} s`)), LIMIT);
  });
  // When the limit is reached first, the page is closed and this fails too.
  playing.catch(() => undefined);
  return Promise.race([playing, limit]).finally(() => clearTimeout(timer));
}
