import type { Author } from '@loqui/core/protocol';

/** Ids in the order of the first mention. A mention is `@` with an id or a name, in any case, outside code. */
export function mentionedAgents(text: string, agents: readonly Author[]): string[] {
  if (agents.length === 0 || !text.includes('@')) return [];
  const names = new Map(agents.flatMap((agent) => [agent.name, agent.id].map((name) => [name.toLowerCase(), agent.id] as const)));
  // Longest first, so that "@code helper" does not match "@code".
  const words = [...names.keys()].sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const mention = new RegExp(`(?<![\\p{L}\\p{N}_@./-])@(${words.join('|')})(?![\\p{L}\\p{N}_-])`, 'giu');
  const found = [...withoutCode(text).matchAll(mention)].map((match) => names.get((match[1] ?? '').toLowerCase()));
  return [...new Set(found.filter((id) => id !== undefined))];
}

export function withoutCode(text: string): string {
  return withoutSpans(withoutFences(text));
}

function withoutFences(text: string): string {
  let fence: string | undefined;
  return text
    .split('\n')
    .map((line) => {
      const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
      if (fence === undefined) {
        fence = mark;
        return mark === undefined ? line : '';
      }
      if (mark !== undefined && mark.startsWith(fence) && line.trim() === mark) fence = undefined;
      return '';
    })
    .join('\n');
}

/** Inline code stands between two runs of equally many backticks. A run without a partner is text. */
function withoutSpans(text: string): string {
  const runs = [...text.matchAll(/`+/g)].map((match) => ({ at: match.index, length: match[0].length }));
  const lastOf = new Map(runs.map((run, index) => [run.length, index]));
  let kept = '';
  let from = 0;
  for (let index = 0; index < runs.length; index++) {
    const open = runs[index];
    if (!open || (lastOf.get(open.length) ?? index) <= index) continue;
    let close = index + 1;
    while (runs[close]?.length !== open.length) close += 1;
    const end = runs[close];
    if (!end) break;
    kept += `${text.slice(from, open.at)} `;
    from = end.at + end.length;
    index = close;
  }
  return kept + text.slice(from);
}
