/** The code of a Markdown file: every fence with its language and, where it names one, the file it is. */

export interface Fence {
  /** The Markdown file, from the repository's root. */
  readonly source: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  readonly language: string;
  /** The second word after the fence, e.g. `server.mjs` in "```js server.mjs". */
  readonly file: string | undefined;
  readonly code: string;
}

/** Fences of backticks at the start of a line, as our own files write them. */
export function fencesOf(source: string, markdown: string): Fence[] {
  const fences: Fence[] = [];
  let open: { line: number; language: string; file: string | undefined; lines: string[] } | undefined;
  for (const [index, text] of markdown.split('\n').entries()) {
    const info = /^```(.*)$/.exec(text)?.[1]?.trim();
    if (info === undefined) open?.lines.push(text);
    else if (open === undefined) {
      const [language = '', file] = info.split(/\s+/);
      open = { line: index + 1, language, file, lines: [] };
    } else {
      fences.push({ source, line: open.line, language: open.language, file: open.file, code: `${open.lines.join('\n')}\n` });
      open = undefined;
    }
  }
  if (open !== undefined) throw new Error(`${source}: the fence of line ${String(open.line)} is not closed.`);
  return fences;
}
