/** Plays all works with all subjects, over and over, the order turned around every other time. */
import { loadavg } from 'node:os';
import { openChromium } from './browser.js';
import { told } from './figures.js';
import { openFirefox, openWebKit } from './other-engines.js';
import type { Player } from './player.js';
import { Samples } from './samples.js';
import { playerOf, type Engine } from './subjects.js';
import type { Work } from './works.js';

/** Says on the error stream how far it is: the other one is for the figures. */
const say = (line: string): void => console.error(line);

export interface Performed {
  readonly samples: Samples;
  /** Load averages of the machine, one for each measurement. */
  readonly loads: readonly number[];
  /** The browsers that played, with their versions. */
  readonly browsers: readonly string[];
  /** The engines that could not be opened, and why: most often they are not on this machine. */
  readonly missing: readonly string[];
}

const openers: Readonly<Record<Engine, (frames: Work['frames']) => Promise<Player>>> = {
  chromium: openChromium,
  firefox: openFirefox,
  webkit: openWebKit,
};

class Unplayable extends Error {}

/** The browsers of a run: each is opened when it is first wanted, and again when it has gone. */
class Players {
  readonly #open = new Map<string, Player>();
  readonly titles = new Set<string>();
  readonly missing = new Map<Engine, string>();

  async of(engine: Engine, frames: Work['frames']): Promise<Player> {
    const key = engine === 'chromium' ? `${engine} ${frames}` : engine;
    const open = this.#open.get(key);
    if (open?.isOpen()) return open;
    try {
      const player = await openers[engine](frames);
      this.#open.set(key, player);
      this.titles.add(player.title);
      return player;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      // Without a Chromium there is nothing to compare; the others are played as far as they are there.
      if (engine === 'chromium') throw new Unplayable(reason, { cause: error });
      if (!this.missing.has(engine)) say(`\nWARNING: NOTHING IS PLAYED IN ${engine.toUpperCase()}: ${reason}\n`);
      this.missing.set(engine, reason);
      throw error;
    }
  }

  async close(): Promise<void> {
    for (const player of this.#open.values()) await player.close();
  }
}

export async function perform(works: readonly Work[], runs: number, site: string): Promise<Performed> {
  const samples = new Samples();
  const loads: number[] = [];
  const players = new Players();
  const groups = [...new Set(works.map(({ group }) => group))].map((group) => works.filter((work) => work.group === group));
  try {
    for (let run = 0; run < runs; run += 1) {
      for (const group of groups) {
        const subjects = [...new Set(group.flatMap((work) => work.subjects))];
        for (const subject of run % 2 === 0 ? subjects : subjects.reverse()) {
          const { name, engine } = playerOf(subject);
          for (const work of group.filter((each) => each.subjects.includes(subject))) {
            if (samples.isHopeless(work.name, subject)) continue;
            const progress = `${run + 1}/${runs} ${work.name.padEnd(26)} ${subject.padEnd(28)}`;
            try {
              const player = await players.of(engine, work.frames);
              loads.push(loadavg()[0] ?? 0);
              const sample = await player.play({ site, subject: name, scene: work.scene, options: work.options });
              samples.add(work.name, subject, run, sample);
              say(`${progress} ${told(work, sample)}`);
            } catch (error) {
              if (error instanceof Unplayable) throw error;
              const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
              if (work.failed) samples.add(work.name, subject, run, work.failed);
              samples.fail(work.name, subject, reason.replace(/^page\.evaluate: (Error: )?/, ''));
              say(`${progress} FAILED: ${reason}`);
            }
          }
        }
      }
    }
  } finally {
    await players.close();
  }
  return { samples, loads, browsers: [...players.titles], missing: [...players.missing].map(([engine, reason]) => `${engine}: ${reason}`) };
}
