export interface Section {
  /** Outermost first, with its own, without the document's title. */
  readonly headings: readonly string[];
  readonly text: string;
}

export interface SectionedDocument {
  readonly title: string | undefined;
  readonly sections: readonly Section[];
}

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** Leaves out sections without own text. Headings inside code fences are code. */
export function sectionsOf(markdown: string): SectionedDocument {
  const sections: Section[] = [];
  let title: string | undefined;
  /** By level; [0] is the title's. */
  let path: string[] = [];
  let lines: string[] = [];
  let fence = '';

  const endSection = (): void => {
    const text = lines.join('\n').trim();
    if (text !== '') sections.push({ headings: path.filter((heading) => heading !== ''), text });
    lines = [];
  };

  for (const line of withoutFrontMatter(markdown).split(/\r\n|\r|\n/)) {
    const mark = FENCE.exec(line)?.[1] ?? '';
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence) && line.trim() === mark) fence = '';
    const heading = fence === '' && mark === '' ? HEADING.exec(line) : null;
    if (heading?.[1] === undefined) {
      lines.push(line);
      continue;
    }
    endSection();
    const words = plain(heading[2] ?? '');
    const level = heading[1].length;
    if (level === 1 && title === undefined) {
      title = words;
      path = [];
    } else {
      path = [...Array.from({ length: level - 1 }, (_, above) => path[above] ?? ''), words];
    }
  }
  endSection();
  return { title, sections };
}

function withoutFrontMatter(markdown: string): string {
  return markdown.replace(/^\uFEFF/, '').replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '');
}

function plain(heading: string): string {
  return heading
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*]/g, '')
    .trim();
}
