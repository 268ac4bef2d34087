/** What is asked for on the command line. */
import { parseArgs } from 'node:util';
import { isPeer, playerOf, subjectOf } from './subjects.js';
import { ratios, worksFor, type Work } from './works.js';

export interface Choice {
  readonly works: readonly Work[];
  readonly bytes: boolean;
  /** Pages are loaded over a slow line. */
  readonly loading: boolean;
  readonly runs: number;
  readonly json: boolean;
}

const USAGE = `npm run bench -- [--works a,b] [--subjects x,y] [--runs 5] [--quick] [--json]

  --works     works or groups of works; "all" for every one. Default: all but the few that are asked for by name only
  --subjects  only these; "loqui-message-list (firefox)" in that engine alone
  --runs      how often each is measured; the median counts (default 5)
  --quick     two runs of shorter scenes, without the slowest peers: for a look
  --json      one line a figure: {"work","subject","value","unit","ratio","against"}`;

/** Left out by --quick: each takes the whole time it is given. */
const SLOW = new Set(['react-markdown', 'assistant-ui', 'deep-chat']);

/** Works without a scene. */
const APART = ['bytes-chat', 'loading'];

/** Which works an asked name means. @throws Error that names those there are */
function chosen(name: string, works: readonly Work[]): string[] {
  if (name === 'all') return works.map((work) => work.name);
  const made = ratios.filter((ratio) => ratio.name === name).flatMap(({ over, under }) => [under, over]);
  const found = [...made, ...works.filter((work) => work.name === name || work.group === name).map((work) => work.name)];
  if (found.length > 0 || APART.includes(name)) return found;
  const names = [...new Set([...works.flatMap((work) => [work.group, work.name]), ...ratios.map((ratio) => ratio.name), ...APART, 'all'])];
  throw new Error(`There is no work ${name}. There are ${names.join(', ')}.`);
}

/** @returns undefined when help was asked for, and given. @throws Error */
export function readChoice(args: readonly string[]): Choice | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      works: { type: 'string' },
      subjects: { type: 'string' },
      runs: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return undefined;
  }
  const runs = Number(values.runs ?? (values.quick ? 2 : 5));
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number of at least 1.');
  const all = worksFor(values.quick);
  const asked = values.works?.split(',');
  const names = new Set(asked ? asked.flatMap((name) => chosen(name, all)) : all.filter(({ extra }) => extra !== true).map(({ name }) => name));
  const only = values.subjects?.split(',');
  only?.forEach(subjectOf);
  const takesPart = (subject: string): boolean =>
    only ? only.includes(subject) || only.includes(playerOf(subject).name) : !(values.quick && SLOW.has(subject));
  // Peers that are asked for by name are attacked too.
  const attacked = only?.filter((name) => isPeer(subjectOf(name)) && subjectOf(name).abilities.includes('stream')) ?? [];
  const works = all
    .filter(({ name }) => names.has(name))
    .map((work) => ({ ...work, subjects: [...work.subjects, ...(work.group === 'hostile' ? attacked : [])].filter(takesPart) }))
    .filter(({ subjects }) => subjects.length > 0);
  const isAsked = (work: string): boolean => asked?.some((name) => name === work || name === 'all') ?? !values.subjects;
  return { works, bytes: isAsked('bytes-chat'), loading: isAsked('loading'), runs, json: values.json };
}
