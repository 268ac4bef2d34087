/** The figures of a run: one per work, subject, and whom it is compared with. */
import { medianOf, quotients, ratioOf, type Samples, type Series } from './samples.js';
import { isPeer, playerOf, subjects } from './subjects.js';
import { ratios, type Sample, type Work } from './works.js';

export interface Figure {
  readonly work: string;
  readonly subject: string;
  readonly value: number;
  readonly unit: string;
  /** `value` in proportion to that of `against`: the median of the runs' own ratios. */
  readonly ratio: number | null;
  /** A subject of the same work, or another work of the same subject. */
  readonly against: string | null;
}

const peers = new Set(subjects.filter(isPeer).map(({ name }) => name));
const ours = new Set(subjects.filter(({ kind }) => kind === 'ours').map(({ name }) => name));

/** `null` is no figure, nor is what JSON cannot say. */
function figure(work: string, subject: string, unit: string, series: Series, compared?: { ratio: number | undefined; against: string }): Figure[] {
  const value = medianOf(series);
  if (value === undefined || (compared && compared.ratio === undefined)) return [];
  return [{ work, subject, value, unit, ratio: compared?.ratio ?? null, against: compared?.against ?? null }];
}

function figuresOf(work: Work, samples: Samples): Figure[] {
  const series = new Map(work.subjects.map((subject) => [subject, samples.series(work.name, subject, work.figure)]));
  return [...series].flatMap(([subject, own]) => {
    const versus = (against: string): Figure[] => {
      const theirs = series.get(against);
      return theirs && against !== subject && playerOf(subject).engine === 'chromium'
        ? figure(work.name, subject, work.unit, own, { ratio: ratioOf(own, theirs), against })
        : [];
    };
    const floor = work.against === undefined ? [] : versus(work.against);
    const rivals = ours.has(subject) ? [...series.keys()].filter((name) => peers.has(name) && name !== work.against) : [];
    return [
      ...(floor.length > 0 ? floor : figure(work.name, subject, work.unit, own)),
      ...(work.unit === 'px' ? [] : rivals.flatMap(versus)),
      ...Object.entries(work.more ?? {}).flatMap(([ending, { figure: read, unit }]) =>
        figure(`${work.name}-${ending}`, subject, unit, samples.series(work.name, subject, read)),
      ),
    ];
  });
}

/** The figures of one work in proportion to another. */
function growthOf(over: Work, under: Work, name: string, samples: Samples): Figure[] {
  return over.subjects.flatMap((subject) => {
    const series = (work: Work): Series => samples.series(work.name, subject, work.figure);
    const grown = quotients(series(over), series(under));
    const compared = { ratio: medianOf(grown), against: under.name };
    return [...figure(name, subject, '×', grown, compared), ...figure(over.name, subject, over.unit, series(over), compared)];
  });
}

/** All figures, in the order of the works. */
export function allFigures(works: readonly Work[], samples: Samples): Figure[] {
  const byName = new Map(works.map((work) => [work.name, work]));
  const grown = ratios.flatMap(({ name, over, under }) => {
    const [one, other] = [byName.get(over), byName.get(under)];
    return one && other ? growthOf(one, other, name, samples) : [];
  });
  return [...works.flatMap((work) => figuresOf(work, samples)), ...grown, ...worst(grown)];
}

/** The dearest of the hostile texts, as one figure. */
function worst(figures: readonly Figure[]): Figure[] {
  const hostile = figures.filter(({ work }) => work.startsWith('hostile-'));
  const names = new Set(hostile.map(({ subject }) => subject));
  return [...names].map((subject) => {
    const value = Math.max(...hostile.filter((each) => each.subject === subject).map((each) => each.value));
    return { work: 'hostile', subject, value, unit: '×', ratio: value, against: 'prose' };
  });
}

/** How one reads a sample: for the line that tells of progress. */
export function told(work: Work, sample: Sample): string {
  return `${work.figure(sample).toFixed(work.digits)} ${work.unit}`;
}
