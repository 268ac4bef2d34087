/** The laws of the repository, each a function from its source files to the sentences that say where it is broken. */
import path from 'node:path';
import { entryPoints, houses, type House } from './houses.js';
import type { Import, SourceFile } from './source-file.js';

export type Law = (files: readonly SourceFile[]) => string[];

const isTest = (file: string): boolean => /\.(test|conformance|e2e)\.ts$|\/testing\//.test(file);
const shipped = (files: readonly SourceFile[]): SourceFile[] => files.filter((file) => file.path.startsWith('packages/') && !isTest(file.path));
const houseOf = (file: string): House | undefined => houses.find((house) => house.files.test(file));
const at = (file: SourceFile, line: number): string => `${file.path}:${String(line)}`;

/** The imported file's path, or undefined when the specifier is not a relative one. */
function target(file: SourceFile, { specifier }: Import): string | undefined {
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file.path), specifier).replace(/\.js$/, '.ts') : undefined;
}

const samePackage = (one: string, other: string): boolean => one.split('/')[1] === other.split('/')[1];

function permits({ may, name }: House, wanted: string, typeOnly: boolean): boolean {
  if (wanted === name) return true;
  return may.some((entry) => {
    const [, onlyTypes, pattern = ''] = /^(type )?(.*)$/.exec(entry) ?? [];
    if (onlyTypes !== undefined && !typeOnly) return false;
    return pattern.endsWith('*') ? wanted.startsWith(pattern.slice(0, -1)) : wanted === pattern;
  });
}

/** Every arrow points toward protocol: a file imports only what the table permits its house. */
export const arrowsPointTowardProtocol: Law = (files) =>
  shipped(files).flatMap((file) => {
    const house = houseOf(file.path);
    if (!house) return [`${file.path} lives in no house: give it one in packages/core/proofs/laws/houses.ts`];
    return file.imports.flatMap((line) => {
      const imported = target(file, line);
      const wanted = imported ? samePackage(file.path, imported) && houseOf(imported)?.name : (entryPoints[line.specifier] ?? line.specifier);
      if (wanted && permits(house, wanted, line.typeOnly)) return [];
      return [`${at(file, line.line)}: ${house.name} must not import ${line.typeOnly ? '' : 'values of '}${line.specifier}`];
    });
  });

/** No file imports its owner: following imports never leads back to where one began. */
export const noFileImportsItsOwner: Law = (files) => {
  const known = new Map(shipped(files).map((file) => [file.path, file]));
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (file: SourceFile, trail: readonly string[]): void => {
    const before = trail.indexOf(file.path);
    if (before >= 0) circles.push(`a circle of imports: ${[...trail.slice(before), file.path].join(' → ')}`);
    if (before >= 0 || done.has(file.path)) return;
    for (const line of file.imports) {
      const next = known.get(target(file, line) ?? '');
      if (next) follow(next, [...trail, file.path]);
    }
    done.add(file.path);
  };
  for (const file of known.values()) follow(file, []);
  return circles;
};

/** A store names no store. A store is a file of core/stores which imports store.ts; index.ts gathers them. */
export const aStoreNamesNoStore: Law = (files) => {
  const inStores = shipped(files).filter((file) => file.path.startsWith('packages/core/src/stores/') && !file.path.endsWith('/index.ts'));
  const base = 'packages/core/src/stores/store.ts';
  const stores = new Set(inStores.filter((file) => file.imports.some((line) => !line.typeOnly && target(file, line) === base)).map((file) => file.path));
  return inStores
    .filter((file) => stores.has(file.path))
    .flatMap((file) =>
      file.imports
        .filter((line) => stores.has(target(file, line) ?? ''))
        .map((line) => `${at(file, line.line)}: a store names another store, ${line.specifier}`),
    );
};

/** Only observe.ts subscribes in elements: one place where updates are thinned, one place where a leak can be. */
export const onlyObserveSubscribes: Law = (files) =>
  shipped(files)
    .filter((file) => file.path.startsWith('packages/elements/') && file.path !== 'packages/elements/src/observe.ts')
    .flatMap((file) => file.subscribes.map((line) => `${at(file, line)}: subscribes; bind the Observable with observe() instead`));

/** localize.ts tells the localize library its built-in strings: no DOM, and nothing to see until an element uses them. */
const actors = /^packages\/elements\/src\/(.*\/define|connected\/room-parts|loqui|autoloader|localize\/localize)\.ts$/;

/** Only define.ts files (and what gathers them) have side effects: importing anything else changes nothing. */
export const onlyDefineActs: Law = (files) =>
  shipped(files)
    .filter((file) => !actors.test(file.path) && !file.path.includes('/faults/'))
    .flatMap((file) => [
      ...file.acts.map((line) => `${at(file, line)}: does something when it is imported`),
      ...file.imports.filter((line) => line.bare).map((line) => `${at(file, line.line)}: imports ${line.specifier} for its side effect`),
    ]);

/** What no user has: a test or a bench among the examples may start an engine or a stand-in provider of the proofs. */
const provesToo = (file: SourceFile, imported: string): boolean => /^examples\/(e2e|bench)\//.test(file.path) && /^packages\/[^/]+\/proofs\//.test(imported);

/** Stories and examples stand where a user stands: they reach the packages by their public entry points. */
export const guestsUseTheFrontDoor: Law = (files) =>
  files
    .filter((file) => /^(stories|examples)\//.test(file.path))
    .flatMap((file) =>
      file.imports
        .filter((line) => {
          const imported = target(file, line) ?? '';
          return imported.startsWith('packages/') && !provesToo(file, imported);
        })
        .map((line) => `${at(file, line.line)}: reaches into a package: ${line.specifier}`),
    );

export const laws: Readonly<Record<string, Law>> = {
  'every arrow points toward protocol': arrowsPointTowardProtocol,
  'no file imports its owner': noFileImportsItsOwner,
  'a store names no store': aStoreNamesNoStore,
  'only observe.ts subscribes in elements': onlyObserveSubscribes,
  'only define.ts files have side effects': onlyDefineActs,
  'stories and examples use public entry points': guestsUseTheFrontDoor,
};
