/** A block of code as a file of the reader's. */
import { findLanguage } from '../../highlight/languages.js';

/** Where the name of the grammar is not what its files end in. */
const endings: Readonly<Record<string, string>> = {
  typescript: 'ts',
  javascript: 'js',
  python: 'py',
  shellscript: 'sh',
  shellsession: 'txt',
  markdown: 'md',
  yaml: 'yml',
  docker: 'dockerfile',
  make: 'mk',
  rust: 'rs',
  csharp: 'cs',
  kotlin: 'kt',
  ruby: 'rb',
  elixir: 'ex',
  erlang: 'erl',
  haskell: 'hs',
  perl: 'pl',
  powershell: 'ps1',
  terraform: 'tf',
  nginx: 'conf',
};

/** Signs that a name of a file cannot have, and those that turn the order of its letters round to hide how it ends. */
const FORBIDDEN = /[\p{Cc}\p{Cf}<>:"|?*]/gu;

/** The name to save code under: the last part of `filename`, else one that ends as files of the language do. */
export function fileNameFor(filename: string, language: string): string {
  const given = (filename.split(/[\\/]/).at(-1) ?? '').replace(FORBIDDEN, '').trim();
  if (given !== '') return given;
  const id = findLanguage(language)?.id;
  return `code.${id === undefined ? 'txt' : (endings[id] ?? id)}`;
}

/** Has the browser save it. */
export function saveFile(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = name;
  link.click();
  // The download has its own hold on the data once it has begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
