import { findLanguage } from '../../highlight/languages.js';

/** File extensions that differ from the name of the grammar. */
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

/** Characters that file names cannot have, and direction marks, which can disguise the extension. */
const FORBIDDEN = /[\p{Cc}\p{Cf}<>:"|?*]/gu;

export function fileNameFor(filename: string, language: string): string {
  const given = (filename.split(/[\\/]/).at(-1) ?? '').replace(FORBIDDEN, '').trim();
  if (given !== '') return given;
  const id = findLanguage(language)?.id;
  return `code.${id === undefined ? 'txt' : (endings[id] ?? id)}`;
}

export function saveFile(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = name;
  link.click();
  // The download keeps the data once it has begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
