/** What the figures must show, and what they aim at. */
import type { Figure } from './figures.js';
import { playerOf } from './subjects.js';

interface Goal {
  readonly title: string;
  readonly work: string;
  readonly subject: string;
  /** Its ratio to this is judged; without it, its value. */
  readonly against?: string;
  readonly must: number;
  readonly aim: number;
}

const growth = (kind: string): Goal => ({
  title: `growth per delta, 50k ÷ 10k characters${kind}`,
  work: `stream-growth${kind === '' ? '' : `-${kind.replace(', ', '')}`}`,
  subject: 'loqui-markdown',
  must: 1.3,
  aim: 1.1,
});
const list = 'loqui-message-list';

const goals: readonly Goal[] = [
  { title: 'CPU per delta at 50k characters ÷ plain text', work: 'stream-50k', subject: 'loqui-markdown', against: 'text-blocks-raf', must: 2, aim: 1.5 },
  ...['', ', lists', ', tables', ', code'].map(growth),
  { title: 'three code panels ÷ no highlighting', work: 'code-panels', subject: 'loqui-markdown', against: 'loqui-markdown-plain', must: 1.8, aim: 1.4 },
  { title: 'three code panels, time taken ÷ real time', work: 'code-panels-pace', subject: 'loqui-markdown', must: 1.05, aim: 1.02 },
  { title: 'mount 10k ÷ mount 100', work: 'mount-10k', subject: list, against: 'mount-100', must: 1.3, aim: 1.1 },
  { title: 'mount 100k ÷ virtua', work: 'mount-100k', subject: list, against: 'virtua', must: 1, aim: 0.75 },
  { title: 'prepend 50 at scrollTop 0, worst shift in px', work: 'prepend-shift', subject: list, must: 1, aim: 0 },
  { title: '500 messages/s, CPU per message ÷ virtua', work: 'room-500', subject: list, against: 'virtua', must: 0.65, aim: 0.45 },
  { title: '500 messages/s, frames until the last is in sight', work: 'room-500-tail', subject: list, must: 2, aim: 1 },
  {
    title: 'table of 10k rows, first paint ÷ plain rows',
    work: 'table-10k-paint',
    subject: 'loqui-table',
    against: 'tanstack-virtual-rows',
    must: 1.2,
    aim: 1,
  },
  {
    title: 'table of 10k rows, CPU per frame of a scroll ÷ plain rows',
    work: 'table-10k-scroll',
    subject: 'loqui-table',
    against: 'tanstack-virtual-rows',
    must: 1.2,
    aim: 1,
  },
  { title: 'hostile text ÷ prose, the worst', work: 'hostile', subject: 'loqui-markdown', must: 10, aim: 5 },
  { title: 'chat until its first streamed answer stands, kB brotli', work: 'bytes-chat', subject: 'loqui-chat', must: 95, aim: 85 },
  { title: 'slow line: composer of loqui-chat takes words, ms', work: 'loading-composer', subject: 'loqui-chat', must: 1400, aim: 1200 },
  { title: 'slow line: first message of loqui-chat is seen, ms', work: 'loading-message', subject: 'loqui-chat', must: 2000, aim: 1600 },
  { title: 'files of loqui-chat until an answer stands', work: 'loading-files', subject: 'loqui-chat', must: 6, aim: 6 },
];

export interface Judged extends Goal {
  readonly reached: number;
  readonly verdict: 'aim' | 'must' | 'MISSED';
}

function judged(goal: Goal, reached: number): Judged {
  // A tail that never came into sight counts as -1 frames.
  const never = reached < 0;
  return { ...goal, reached, verdict: never || reached > goal.must ? 'MISSED' : reached <= goal.aim ? 'aim' : 'must' };
}

/** The longest task of ours in the works that are judged: a single one over 50 ms is one too many. */
function longestTask(figures: readonly Figure[]): Judged[] {
  const works = new Set(goals.map(({ work }) => work));
  const tasks = figures.filter(({ work, subject }) => {
    const of = work.replace(/-longest-task$/, '');
    return of !== work && (works.has(of) || works.has(of.replace(/^stream-(\w+)-50k$/, 'stream-growth-$1'))) && subject.startsWith('loqui-');
  });
  const worst = [...tasks].sort((one, other) => other.value - one.value)[0];
  if (!worst) return [];
  return [
    judged(
      { title: `longest task over 50 ms (${worst.work.replace('-longest-task', '')})`, work: worst.work, subject: worst.subject, must: 0, aim: 0 },
      worst.value,
    ),
  ];
}

/** The value in the engine where it is the worst, with the names of those that were played. */
function worstEngine(goal: Goal, figures: readonly Figure[]): Judged[] {
  const byEngine = new Map(
    figures
      .map((figure) => ({ ...figure, player: playerOf(figure.subject) }))
      .filter(({ work, player }) => work === goal.work && player.name === goal.subject)
      .map((figure) => [figure.player.engine, figure] as const),
  );
  const found = [...byEngine.values()];
  const never = found.find(({ value }) => value < 0);
  const worst = never ?? found.sort((one, other) => other.value - one.value)[0];
  if (!worst) return [];
  const engines = [...byEngine.keys()];
  const title = engines.length === 1 && engines[0] === 'chromium' ? goal.title : `${goal.title}, in ${engines.join(', ')}`;
  return [judged({ ...goal, title, subject: worst.subject }, worst.value)];
}

/** The goals that were measured. */
export function judge(figures: readonly Figure[]): Judged[] {
  const reached = goals.flatMap((goal) => {
    const { work, subject, against } = goal;
    if (against === undefined) return worstEngine(goal, figures);
    const ratio = figures.find((figure) => figure.work === work && figure.subject === subject && figure.against === against)?.ratio;
    return ratio == null ? [] : [judged(goal, ratio)];
  });
  return [...reached, ...longestTask(figures)];
}
