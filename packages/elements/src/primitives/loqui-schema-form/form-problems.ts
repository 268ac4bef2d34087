/** What is wrong with a form, in words for the person, and where. */
import type { FormModel } from './form-model.js';
import { join, lastStep, parentOf, stepsOf } from './pointer.js';
import { problemWords, type Words } from './problem-words.js';
import type { Json } from './schema.js';

/** Something wrong with the value of a form. */
export interface FormProblem {
  /** JSON Pointer of the value that is wrong or missing. */
  readonly pointer: string;
  /** The keyword of JSON Schema; `native` where the browser cannot read what was typed. */
  readonly keyword: string;
  /** For the person, in the language around. */
  readonly message: string;
}

/** A field of ours, or one that is not defined yet. */
export type Shown = HTMLElement & Partial<Pick<HTMLInputElement, 'validity' | 'validationMessage'>>;

/** @param isNeeded the form may not be empty */
export function formProblems(model: FormModel, words: Words, shown: Iterable<Shown>, isNeeded: boolean): readonly FormProblem[] {
  const found = model.problems.map((problem) => ({
    pointer: problem.pointer,
    keyword: problem.keyword,
    message: problemWords(words, problem, model.fieldAt(problem.pointer)),
  }));
  if (isNeeded && isEmpty(model.value)) found.push({ pointer: '', keyword: 'required', message: words.term('answerMissing') });
  const known = new Set(found.map(({ pointer }) => pointer));
  for (const { dataset, validity, validationMessage = '' } of shown) {
    const { pointer = '' } = dataset;
    // The browser is the only one that knows of half a number, or half a date. What is missing is known already.
    const isWrong = validity !== undefined && !validity.valid && (!validity.valueMissing || validity.badInput);
    if (isWrong && !known.has(pointer) && model.fieldAt(pointer)) found.push({ pointer, keyword: 'native', message: validationMessage });
  }
  return inOrder(found, model);
}

const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** As the fields stand: the first one is where a person begins. */
function inOrder(problems: readonly FormProblem[], model: FormModel): readonly FormProblem[] {
  const order = [...model.pointers];
  const placeOf = ({ pointer }: FormProblem): number => order.indexOf(model.fieldNear(pointer)?.pointer ?? '');
  return problems
    .map((problem) => ({ problem, place: placeOf(problem) }))
    .sort((a, b) => a.place - b.place)
    .map(({ problem }) => problem);
}

/** What the place of a problem is called; for a field in an item of a list, with the name of the item. */
export function nameOfPlace(model: FormModel, pointer: string): string {
  const names: string[] = [];
  let at = '';
  for (const step of stepsOf(pointer)) {
    const parent = model.fieldAt(at);
    at = join(at, step);
    const field = model.fieldAt(at);
    if (field && (parent?.kind === 'list' || at === pointer)) names.push(field.label);
  }
  if (pointer !== '' && !model.fieldAt(pointer)) names.push(lastStep(pointer));
  return names.length > 0 ? names.join(', ') : (model.fieldAt('')?.label ?? lastStep(parentOf(pointer)));
}
