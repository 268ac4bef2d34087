/** Each grammar is loaded when a block of its language is first shown. */
import type { LanguageRegistration } from 'shiki/core';

type Grammar = Promise<{ readonly default: LanguageRegistration[] }>;

export interface Language {
  readonly id: string;
  readonly label: string;
  readonly load: () => Grammar;
}

const table: readonly (readonly [id: string, label: string, aliases: string, load: () => Grammar])[] = [
  ['typescript', 'TypeScript', 'ts mts cts', () => import('shiki/langs/typescript.mjs')],
  ['tsx', 'TSX', '', () => import('shiki/langs/tsx.mjs')],
  ['javascript', 'JavaScript', 'js mjs cjs node', () => import('shiki/langs/javascript.mjs')],
  ['jsx', 'JSX', '', () => import('shiki/langs/jsx.mjs')],
  ['json', 'JSON', 'json5 jsonl webmanifest', () => import('shiki/langs/json.mjs')],
  ['jsonc', 'JSON with comments', '', () => import('shiki/langs/jsonc.mjs')],
  ['python', 'Python', 'py python3 pyi', () => import('shiki/langs/python.mjs')],
  ['shellscript', 'Shell', 'bash sh shell zsh fish', () => import('shiki/langs/shellscript.mjs')],
  ['shellsession', 'Console', 'console terminal shell-session', () => import('shiki/langs/shellsession.mjs')],
  ['html', 'HTML', 'htm xhtml', () => import('shiki/langs/html.mjs')],
  ['css', 'CSS', '', () => import('shiki/langs/css.mjs')],
  ['scss', 'SCSS', 'sass', () => import('shiki/langs/scss.mjs')],
  ['markdown', 'Markdown', 'md', () => import('shiki/langs/markdown.mjs')],
  ['yaml', 'YAML', 'yml', () => import('shiki/langs/yaml.mjs')],
  ['toml', 'TOML', '', () => import('shiki/langs/toml.mjs')],
  ['ini', 'INI', 'cfg conf properties', () => import('shiki/langs/ini.mjs')],
  ['xml', 'XML', 'svg xsd plist', () => import('shiki/langs/xml.mjs')],
  ['sql', 'SQL', 'postgres postgresql mysql sqlite', () => import('shiki/langs/sql.mjs')],
  ['graphql', 'GraphQL', 'gql', () => import('shiki/langs/graphql.mjs')],
  ['diff', 'Diff', 'patch', () => import('shiki/langs/diff.mjs')],
  ['docker', 'Dockerfile', 'dockerfile containerfile', () => import('shiki/langs/docker.mjs')],
  ['make', 'Makefile', 'makefile', () => import('shiki/langs/make.mjs')],
  ['go', 'Go', 'golang', () => import('shiki/langs/go.mjs')],
  ['rust', 'Rust', 'rs', () => import('shiki/langs/rust.mjs')],
  ['c', 'C', 'h', () => import('shiki/langs/c.mjs')],
  ['cpp', 'C++', 'c++ cc cxx hpp', () => import('shiki/langs/cpp.mjs')],
  ['csharp', 'C#', 'c# cs dotnet', () => import('shiki/langs/csharp.mjs')],
  ['java', 'Java', '', () => import('shiki/langs/java.mjs')],
  ['kotlin', 'Kotlin', 'kt kts', () => import('shiki/langs/kotlin.mjs')],
  ['swift', 'Swift', '', () => import('shiki/langs/swift.mjs')],
  ['dart', 'Dart', '', () => import('shiki/langs/dart.mjs')],
  ['php', 'PHP', '', () => import('shiki/langs/php.mjs')],
  ['ruby', 'Ruby', 'rb', () => import('shiki/langs/ruby.mjs')],
  ['elixir', 'Elixir', 'ex exs iex', () => import('shiki/langs/elixir.mjs')],
  ['erlang', 'Erlang', 'erl', () => import('shiki/langs/erlang.mjs')],
  ['haskell', 'Haskell', 'hs', () => import('shiki/langs/haskell.mjs')],
  ['scala', 'Scala', '', () => import('shiki/langs/scala.mjs')],
  ['lua', 'Lua', '', () => import('shiki/langs/lua.mjs')],
  ['perl', 'Perl', 'pl', () => import('shiki/langs/perl.mjs')],
  ['r', 'R', '', () => import('shiki/langs/r.mjs')],
  ['powershell', 'PowerShell', 'ps1 pwsh', () => import('shiki/langs/powershell.mjs')],
  ['vue', 'Vue', '', () => import('shiki/langs/vue.mjs')],
  ['svelte', 'Svelte', '', () => import('shiki/langs/svelte.mjs')],
  ['terraform', 'Terraform', 'tf hcl', () => import('shiki/langs/terraform.mjs')],
  ['nginx', 'nginx', '', () => import('shiki/langs/nginx.mjs')],
  ['zig', 'Zig', '', () => import('shiki/langs/zig.mjs')],
];

const byName = new Map<string, Language>(
  table.flatMap(([id, label, aliases, load]) => [id, ...aliases.split(' ')].filter(Boolean).map((name) => [name, { id, label, load }] as const)),
);

export function findLanguage(name: string): Language | undefined {
  return byName.get(name.trim().toLowerCase());
}
