/** Everybody who takes part: where they are, and in what they can be measured. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What a contestant can do: render an answer that grows; colour code; show a long conversation; show a long table. */
export type Ability = 'stream' | 'code' | 'list' | 'table';

export interface Subject {
  readonly name: string;
  /** Its file, from the bench's folder. */
  readonly file: string;
  readonly abilities: readonly Ability[];
  /** Ours, or what everything is measured against, or a peer: the npm package whose version is told. */
  readonly kind: 'ours' | 'floor' | { readonly peer: string };
}

/** Everybody is played in Chromium; our own, in some works, in the others too. */
export type Engine = 'chromium' | 'firefox' | 'webkit';

/** How a subject is called in an engine: in Chromium, by its name alone. */
export const nameIn = (engine: Engine, name: string): string => (engine === 'chromium' ? name : `${name} (${engine})`);

/** The subject and the engine of such a name. */
export function playerOf(called: string): { readonly name: string; readonly engine: Engine } {
  const [, name, engine] = /^(.+) \((firefox|webkit)\)$/.exec(called) ?? [];
  return name === undefined ? { name: called, engine: 'chromium' } : { name, engine: engine as Engine };
}

export const folder = path.resolve(import.meta.dirname, '..');

const peer = (name: string, extension: 'js' | 'jsx', abilities: readonly Ability[], npm = name): Subject => ({
  name,
  file: `peers/${name}.${extension}`,
  abilities,
  kind: { peer: npm },
});
const own = (name: string, kind: 'ours' | 'floor', abilities: readonly Ability[]): Subject => ({ name, file: `contestants/${name}.ts`, abilities, kind });

export const subjects: readonly Subject[] = [
  own('null', 'floor', ['stream']),
  own('text-blocks-raf', 'floor', ['stream']),
  own('loqui-markdown', 'ours', ['stream', 'code']),
  own('loqui-markdown-plain', 'ours', ['stream', 'code']),
  own('loqui-assistant', 'ours', ['stream', 'code']),
  own('loqui-message-list', 'ours', ['list']),
  own('loqui-table', 'ours', ['table']),
  peer('streaming-markdown', 'js', ['stream']),
  peer('streamdown', 'jsx', ['stream', 'code']),
  peer('streamdown-code', 'jsx', ['code'], '@streamdown/code'),
  peer('marked-dompurify', 'js', ['stream'], 'marked'),
  peer('react-markdown', 'jsx', ['stream']),
  peer('assistant-ui', 'jsx', ['stream'], '@assistant-ui/react'),
  peer('deep-chat', 'js', ['stream']),
  peer('virtua', 'jsx', ['list']),
  peer('tanstack-virtual', 'jsx', ['list'], '@tanstack/react-virtual'),
  peer('react-virtuoso', 'jsx', ['list']),
  peer('tanstack-virtual-rows', 'jsx', ['table'], '@tanstack/react-virtual'),
];

/** The names of those who can do this. */
export function able(ability: Ability): string[] {
  return subjects.filter(({ abilities }) => abilities.includes(ability)).map(({ name }) => name);
}

/** The subject of this name, in whichever engine. @throws Error that names those there are */
export function subjectOf(name: string): Subject {
  const found = subjects.find((subject) => subject.name === playerOf(name).name);
  if (!found) throw new Error(`There is no subject ${name}. There are ${subjects.map((subject) => subject.name).join(', ')}.`);
  return found;
}

export const isPeer = ({ kind }: Subject): boolean => typeof kind === 'object';

/** Its name, with the version that is compared. */
export function titleOf(name: string): string {
  const found = subjects.find((subject) => subject.name === name);
  if (!found || typeof found.kind === 'string') return name;
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { devDependencies: Readonly<Record<string, string>> };
  return `${name} ${manifest.devDependencies[found.kind.peer] ?? ''}`.trim();
}
