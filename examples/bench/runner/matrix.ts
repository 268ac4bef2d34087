/** Tables of many works at once: a line a subject or a text, a column a work. */
import type { Figure } from './figures.js';
import { subjects, titleOf } from './subjects.js';
import { short, table } from './table.js';

const STREAMED = '-streamed';

/** How the cost of a delta grows, in each kind of answer. */
export function growthTable(figures: readonly Figure[]): string {
  const here = figures.filter(({ work }) => work.startsWith('stream-growth'));
  const works = [...new Set(here.map(({ work }) => work))];
  if (works.length === 0) return '';
  const rows = subjects
    .map(({ name }) => name)
    .filter((name) => here.some(({ subject }) => subject === name))
    .map((name) => [
      titleOf(name),
      ...works.map((work) => {
        const found = here.find((figure) => figure.work === work && figure.subject === name);
        return found ? short(found.value) : '';
      }),
    ]);
  return `### CPU per delta at 50k characters ÷ at 10k\n\n${table(['subject', ...works], rows)}`;
}

/** What each hostile text costs, and how many times that is of prose. @param failure why a text was not rendered */
export function hostileTable(figures: readonly Figure[], failure: (work: string, subject: string) => string | undefined): string {
  const here = figures.filter(({ work }) => work.startsWith('attack-') && !work.endsWith('-longest-task'));
  const texts = [...new Set(here.map(({ work }) => work.replace(STREAMED, '')))];
  const names = [...new Set(here.map(({ subject }) => subject))];
  return names
    .map((name) => {
      const cells = (work: string): string[] => {
        const found = here.find((figure) => figure.work === work && figure.subject === name && figure.against === null);
        const ratio = figures.find((figure) => figure.work === work.replace('attack', 'hostile') && figure.subject === name);
        const failed = failure(work, name);
        return [failed ?? (found ? short(found.value) : ''), ratio ? short(ratio.value) : ''];
      };
      const rows = texts.map((text) => [text.replace('attack-', ''), ...cells(text), ...cells(text + STREAMED)]);
      return `### Hostile texts, ${titleOf(name)}, ms CPU per 100 kB\n\n${table(['text', 'at once', '÷ prose', 'streamed', '÷ prose'], rows)}`;
    })
    .join('\n\n');
}
