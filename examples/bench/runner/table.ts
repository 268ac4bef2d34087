/** The figures as Markdown tables, to be read in a terminal and put into a README. */
import type { Figure } from './figures.js';
import { judge } from './goals.js';
import { subjectOf, subjects, titleOf } from './subjects.js';
import type { Work } from './works.js';

/** Lines of a table; all columns but the first are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length), title.length, 3));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (column === 0 ? (cells[column] ?? '').padEnd(width) : (cells[column] ?? '').padStart(width))).join(' | ')} |`;
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/** A number with as many digits as mean something. */
export function short(value: number): string {
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

/** One work: a line a subject, its value, how many times that is of the floor, and how many times ours is of it. */
export function workTable(work: Work, figures: readonly Figure[], failure: (subject: string) => string | undefined): string {
  const here = figures.filter((figure) => figure.work === work.name);
  const present = work.subjects.filter((subject) => here.some((figure) => figure.subject === subject) || failure(subject) !== undefined);
  // Pixels are not divided.
  const ours = present.filter((subject) => work.unit !== 'px' && subjectOf(subject).kind === 'ours' && !subject.endsWith('-plain'));
  const endings = Object.keys(work.more ?? {});
  const { against = '' } = work;
  const ratio = (subject: string, other: string): string => {
    const found = here.find((figure) => figure.subject === subject && figure.against === other)?.ratio;
    return found == null ? '' : short(found);
  };
  const rows = present.map((subject) => {
    const value = here.find((figure) => figure.subject === subject)?.value;
    return [
      titleOf(subject) + (failure(subject) === undefined ? '' : ` (${failure(subject) ?? ''})`),
      value === undefined ? '–' : value.toFixed(work.digits),
      ...(against === '' ? [] : [subject === against ? '1' : ratio(subject, against)]),
      ...ours.map((own) => ratio(own, subject)),
      ...endings.map((ending) => {
        const found = figures.find((figure) => figure.work === `${work.name}-${ending}` && figure.subject === subject);
        return found ? found.value.toFixed(work.more?.[ending]?.digits) : '';
      }),
    ];
  });
  const units = endings.map((ending) => {
    const unit = work.more?.[ending]?.unit ?? '';
    return unit === ending ? unit : `${ending.replace('-', ' ')}, ${unit}`;
  });
  const head = ['subject', work.unit, ...(against === '' ? [] : [`÷ ${against}`]), ...ours.map((own) => `${own} ÷ it`), ...units];
  return `### ${work.name}\n\n${table(head, rows)}`;
}

/** Works that are made of two others, or of no scene at all: a line a subject. */
export function otherTable(name: string, figures: readonly Figure[]): string {
  const here = figures.filter(({ work }) => work === name);
  const order = new Map(subjects.map((subject, index) => [subject.name, index]));
  const names = [...new Set(here.map(({ subject }) => subject))].sort((one, other) => (order.get(one) ?? 99) - (order.get(other) ?? 99));
  const rows = names.map((subject) => {
    const found = here.filter((figure) => figure.subject === subject);
    const compared = found
      .filter(({ against, unit }) => against !== null && unit !== '×')
      .map(({ ratio, against }) => `${short(ratio ?? 0)}× ${against ?? ''}`);
    return [titleOf(subject), found[0] ? short(found[0].value) : '', compared.join(', ')];
  });
  const unit = here[0]?.unit === '×' ? `÷ ${here[0].against ?? ''}` : (here[0]?.unit ?? '');
  return `### ${name}\n\n${rows.some(([, , compared]) => compared !== '') ? table(['subject', unit, 'in proportion'], rows) : table(['subject', unit], rows)}`;
}

/** What was to be shown, and what is. */
export function goalTable(figures: readonly Figure[]): string {
  const rows = judge(figures).map(({ title, subject, reached, must, aim, verdict }) => [title, subject, short(reached), `≤ ${must}`, `≤ ${aim}`, verdict]);
  return rows.length === 0 ? '' : `### Goals\n\n${table(['', 'subject', 'reached', 'must', 'aim', 'met'], rows)}`;
}
