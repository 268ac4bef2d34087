/** The works: which scene is played with what, by whom, and which figure it gives. */
import type { AnswerKind } from '../documents/answers.js';
import { hostileKinds, type HostileKind } from '../documents/hostile.js';
import type { Scenes } from '../page/page.js';
import { able, nameIn, subjectOf, type Engine } from './subjects.js';

/** What one playing of a scene gave: what the page reports, and the processor's time of its main thread in milliseconds. */
export interface Sample {
  /** NaN where the engine has no such clock. */
  readonly cpu: number;
  readonly [name: string]: number;
}

export interface Work {
  readonly name: string;
  /** Works of a group are played one after the other for each subject, so that their ratios are of the same minute. */
  readonly group: string;
  /** As fast as they come, or sixty a second. */
  readonly frames: 'free' | 'paced';
  readonly subjects: readonly string[];
  /** Our own subjects are played in each of these, the peers in Chromium only. Without it, all are. */
  readonly engines?: readonly Engine[];
  readonly scene: keyof Scenes;
  readonly options: object;
  /** Its figure; of several samples, the median. NaN is none: the engine does not tell. */
  readonly figure: (sample: Sample) => number;
  readonly unit: string;
  readonly digits: number;
  /** Further figures, by the ending of the work's name. */
  readonly more?: Readonly<Record<string, { figure: (sample: Sample) => number; unit: string; digits: number }>>;
  /** The subject of the same work that the others are divided by. */
  readonly against?: string;
  /** What a failure counts as, where it must not be the way to win. */
  readonly failed?: Sample;
  /** Played only when it is asked for by name. */
  readonly extra?: boolean;
}

/** Longer than any scene may take, in milliseconds. */
export const LIMIT = 90_000;

/** Characters of a hostile text. */
const SMALL = 100_000;
const LARGE = 1_000_000;

const FLOOR = 'text-blocks-raf';
const longest = { figure: ({ longest = NaN }: Sample): number => longest, unit: 'ms', digits: 0 };

function stream(name: string, group: string, kind: AnswerKind, size: number, subjects: readonly string[]): Work {
  return {
    name,
    group,
    frames: 'free',
    subjects,
    scene: 'stream',
    options: { kind, size, milliseconds: 6_000 },
    figure: ({ cpu, deltas = 1 }) => cpu / deltas,
    unit: 'ms CPU per delta',
    digits: 2,
    more: {
      'longest-task': longest,
      given: { figure: ({ given = 0 }) => given * 100, unit: '%', digits: 0 },
      fresh: { figure: ({ fresh = 0 }) => fresh * 100, unit: '%', digits: 0 },
    },
    against: FLOOR,
  };
}

/** The same tail after a short and after a long body. */
function growth(name: string, kind: AnswerKind, subjects: readonly string[]): Work[] {
  return [stream(`${name}-10k`, name, kind, 10_000, subjects), stream(`${name}-50k`, name, kind, 50_000, subjects)];
}

/** Those whose cost may stay flat: the others are known to grow, and would take minutes. */
const flat = ['text-blocks-raf', 'loqui-markdown', 'loqui-markdown-plain', 'loqui-assistant', 'streaming-markdown', 'streamdown'];

function mount(count: number, name: string): Work {
  return {
    name: `mount-${name}`,
    group: 'mount',
    frames: 'paced',
    subjects: able('list'),
    scene: 'mount',
    options: { count, loading: false },
    figure: ({ cpu }) => cpu,
    unit: 'ms CPU',
    digits: 0,
    more: { 'longest-task': longest, nodes: { figure: ({ nodes = 0 }) => nodes, unit: 'nodes', digits: 0 } },
    against: 'virtua',
  };
}

function prepend(name: string, from: number): Work {
  return {
    name,
    group: 'prepend',
    frames: 'paced',
    subjects: able('list'),
    engines: ['chromium', 'firefox', 'webkit'],
    scene: 'prepend',
    options: { from },
    figure: ({ shift = 0 }) => shift,
    unit: 'px',
    digits: 1,
    more: { cpu: { figure: ({ cpu }) => cpu, unit: 'ms CPU', digits: 0 }, 'longest-task': longest },
  };
}

const rows = 10_000;
const table = { group: 'table-10k', frames: 'paced', subjects: able('table'), digits: 2, against: 'tanstack-virtual-rows' } as const;

/** A table of plain rows is opened, and scrolled two and a half rows a frame. */
const tables = (frames: number): readonly Work[] => [
  {
    ...table,
    name: 'table-10k-paint',
    scene: 'open',
    options: { count: rows },
    figure: ({ cpu }) => cpu,
    unit: 'ms CPU',
    more: { 'longest-task': longest, nodes: { figure: ({ nodes = 0 }) => nodes, unit: 'nodes', digits: 0 } },
  },
  {
    ...table,
    name: 'table-10k-scroll',
    scene: 'roll',
    options: { count: rows, frames, step: 90 },
    figure: ({ cpu, frames = 1 }) => cpu / frames,
    unit: 'ms CPU per frame',
    more: { 'longest-task': longest, filled: { figure: ({ filled = 0 }) => filled * 100, unit: '%', digits: 0 } },
  },
];

/** What a hostile text costs per 100 kB; the prose of the same size is played too. */
function attack(kind: HostileKind, size: number, streamed: boolean): Work {
  return {
    name: `attack-${kind}${size > SMALL ? '-1mb' : ''}${streamed ? '-streamed' : ''}`,
    group: 'hostile',
    frames: 'free',
    subjects: ['loqui-markdown'],
    scene: 'attack',
    options: { kind, size, streamed },
    figure: ({ cpu, size = 1 }) => (cpu / size) * 100_000,
    unit: 'ms CPU per 100 kB',
    digits: 0,
    failed: { cpu: LIMIT, size },
    more: { 'longest-task': longest },
  };
}

const attacks: readonly { kind: HostileKind; size: number }[] = [
  ...hostileKinds.map((kind) => ({ kind, size: SMALL })),
  { kind: 'prose', size: LARGE },
  { kind: 'strong', size: LARGE },
];
const inBothWays = attacks.flatMap(({ kind, size }) => [attack(kind, size, false), attack(kind, size, true)]);

/** Who plays a work, and where. */
function players({ subjects, engines = ['chromium'] }: Work): string[] {
  return subjects.flatMap((name) => (subjectOf(name).kind === 'ours' ? engines.map((engine) => nameIn(engine, name)) : [name]));
}

/** @param quick shorter scenes: good for a look, not for the record */
export function worksFor(quick: boolean): readonly Work[] {
  const works: readonly Work[] = [
    stream('stream-2k', 'stream', 'mixed', 2_000, able('stream')),
    stream('stream-10k', 'stream', 'mixed', 10_000, able('stream')),
    stream('stream-50k', 'stream', 'mixed', 50_000, able('stream')),
    ...growth('stream-lists', 'lists', flat),
    ...growth('stream-tables', 'tables', flat),
    ...growth('stream-code', 'code', flat),
    ...(['one-list', 'one-table', 'one-fence'] as const).flatMap((kind) => growth(`stream-${kind}`, kind, flat).map((work) => ({ ...work, extra: true }))),
    {
      name: 'code-panels',
      group: 'code-panels',
      frames: 'paced',
      subjects: able('code'),
      scene: 'panels',
      options: { size: quick ? 2_500 : 6_000, milliseconds: 25_000 },
      // What is not given in time is reckoned in, at the cost of the rest.
      figure: ({ cpu, given = 1 }) => cpu / given,
      unit: 'ms CPU',
      digits: 0,
      more: { pace: { figure: ({ pace = 0 }) => pace, unit: '÷ real time', digits: 2 }, 'longest-task': longest },
      against: 'loqui-markdown-plain',
    },
    ...([100, 1_000, 10_000, 100_000] as const).map((count) => mount(count, count < 1_000 ? String(count) : `${count / 1_000}k`)),
    { ...mount(100_000, '100k'), name: 'load-100k', options: { count: 100_000, loading: true } },
    prepend('prepend-shift', 0),
    prepend('prepend-shift-300', 300),
    {
      name: 'room-500',
      group: 'room',
      frames: 'paced',
      subjects: able('list'),
      scene: 'flood',
      options: { seconds: quick ? 3 : 10 },
      figure: ({ cpu, messages = 1 }) => cpu / messages,
      unit: 'ms CPU per message',
      digits: 3,
      more: {
        delivered: { figure: ({ given = 0 }) => given * 100, unit: '%', digits: 0 },
        tail: { figure: ({ tail = -1 }) => tail, unit: 'frames (-1: never)', digits: 0 },
        'longest-task': longest,
      },
      against: 'virtua',
    },
    ...tables(quick ? 120 : 360),
    ...inBothWays,
  ];
  return works.map((work) => ({ ...work, subjects: players(work) }));
}

/** Works that divide one work by another, run by run. */
export const ratios: readonly { name: string; over: string; under: string }[] = [
  { name: 'stream-growth', over: 'stream-50k', under: 'stream-10k' },
  ...['lists', 'tables', 'code', 'one-list', 'one-table', 'one-fence'].map((kind) => ({
    name: `stream-growth-${kind}`,
    over: `stream-${kind}-50k`,
    under: `stream-${kind}-10k`,
  })),
  { name: 'mount-growth', over: 'mount-10k', under: 'mount-100' },
  ...inBothWays
    .filter(({ name }) => !name.startsWith('attack-prose'))
    .map(({ name }) => ({ name: name.replace('attack', 'hostile'), over: name, under: name.replace(/^attack-.*?(?=(-1mb)?(-streamed)?$)/, 'attack-prose') })),
  // And prose in proportion to a tenth of it: it must be linear too.
  ...['', '-streamed'].map((way) => ({ name: `hostile-prose-1mb${way}`, over: `attack-prose-1mb${way}`, under: `attack-prose${way}` })),
];
