import type { Contents, Passage } from './guide-index.js';

/** Most characters of a quotation; it ends at a paragraph where possible. */
const LONGEST_QUOTE = 900;
const HEADINGS = 8;
const DOCUMENTS = 12;

export function quote(passages: readonly Passage[]): string {
  const found = passages.length === 1 ? 'this passage' : `these ${String(passages.length)} passages`;
  return [
    `I am this site’s local guide, not a language model: I search its documents and quote them. I found ${found}.`,
    ...passages.map(({ path, title, headings, text }) => `**${[title, ...headings].join(' › ')}** (${path})\n\n${quoted(text)}`),
  ].join('\n\n');
}

/** `greeted`: after a greeting, else because nothing was found. */
export function tableOfContents(contents: readonly Contents[], greeted: boolean): string {
  const opening = greeted
    ? 'Hello! I am this site’s local guide, not a language model: I search its documents and quote what fits. You can ask me about:'
    : 'I am this site’s local guide, not a language model: I search its documents, and found nothing that fits. Try other words, perhaps some of these:';
  const lines = contents.slice(0, DOCUMENTS).map(({ path, title, headings }) => {
    const more = headings.length > HEADINGS ? ', …' : '';
    return `- **${title}** (${path})${headings.length === 0 ? '' : `: ${headings.slice(0, HEADINGS).join(', ')}${more}`}`;
  });
  if (contents.length > DOCUMENTS) lines.push(`- … and ${String(contents.length - DOCUMENTS)} more documents`);
  return `${opening}\n\n${lines.join('\n')}`;
}

function quoted(text: string): string {
  return shortened(text)
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** Whole paragraphs as far as they fit. Closes an open code block. */
function shortened(text: string): string {
  if (text.length <= LONGEST_QUOTE) return text;
  let kept = '';
  let fence = '';
  let end = '';
  for (const line of text.split('\n')) {
    if (kept.length + line.length > LONGEST_QUOTE) break;
    kept += `${line}\n`;
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence)) fence = '';
    if (line.trim() === '' && fence === '') end = kept;
  }
  const cut = end.trim() !== '' ? end : kept.trim() !== '' ? `${kept}${fence === '' ? '' : `${fence}\n`}` : text.slice(0, LONGEST_QUOTE);
  return `${cut.trimEnd()}\n\n…`;
}
