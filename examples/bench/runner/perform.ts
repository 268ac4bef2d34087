/** Plays all works with all subjects, over and over, the order turned around every other time. */
import { loadavg } from 'node:os';
import type { Browser } from 'playwright-core';
import { openBrowser, play } from './browser.js';
import { told } from './figures.js';
import { Samples } from './samples.js';
import type { Work } from './works.js';

/** Says on the error stream how far it is: the other one is for the figures. */
const say = (line: string): void => console.error(line);

export interface Performed {
  readonly samples: Samples;
  /** Load averages of the machine, one for each measurement. */
  readonly loads: readonly number[];
  readonly version: string;
}

export async function perform(works: readonly Work[], runs: number, site: string): Promise<Performed> {
  const samples = new Samples();
  const loads: number[] = [];
  const browsers = new Map<Work['frames'], Browser>();
  const browserFor = async (frames: Work['frames']): Promise<Browser> => {
    const open = browsers.get(frames);
    if (open?.isConnected()) return open;
    const browser = await openBrowser(frames);
    browsers.set(frames, browser);
    return browser;
  };
  let version = '';
  const groups = [...new Set(works.map(({ group }) => group))].map((group) => works.filter((work) => work.group === group));
  try {
    for (let run = 0; run < runs; run += 1) {
      for (const group of groups) {
        const subjects = [...new Set(group.flatMap((work) => work.subjects))];
        for (const subject of run % 2 === 0 ? subjects : subjects.reverse()) {
          for (const work of group.filter((each) => each.subjects.includes(subject))) {
            if (samples.isHopeless(work.name, subject)) continue;
            const browser = await browserFor(work.frames);
            version = browser.version();
            loads.push(loadavg()[0] ?? 0);
            try {
              const sample = await play(browser, site, subject, work.scene, work.options);
              samples.add(work.name, subject, run, sample);
              say(`${run + 1}/${runs} ${work.name.padEnd(26)} ${subject.padEnd(22)} ${told(work, sample)}`);
            } catch (error) {
              const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
              if (work.failed) samples.add(work.name, subject, run, work.failed);
              samples.fail(work.name, subject, reason.replace(/^page\.evaluate: (Error: )?/, ''));
              say(`${run + 1}/${runs} ${work.name.padEnd(26)} ${subject.padEnd(22)} FAILED: ${reason}`);
            }
          }
        }
      }
    }
  } finally {
    for (const browser of browsers.values()) await browser.close();
  }
  return { samples, loads, version };
}
