/** The messages of the lists: short and long ones, some with a list or code. Each has a mark by which it is found on the page. */
import { paragraph, sentence } from './prose.js';
import { below, random } from './random.js';
import { codeLines } from './source-code.js';

/** A message as a peer takes it. */
export interface Said {
  readonly id: string;
  readonly role: 'user' | 'assistant';
  readonly text: string;
  /** Its place; older ones are negative. */
  readonly index: number;
}

export const MARK = /said\d{8}z/;

/** The word that stands in the message with this place, and in no other. */
export const markOf = (index: number): string => `said${String(10_000_000 + index)}z`;

/** The message with this place, the same at every call. Its code names no language: what colours cost is another work's question. */
export function said(index: number): Said {
  const chance = random(index * 7 + 40);
  const kind = chance();
  const rest =
    kind < 0.55
      ? sentence(chance, 4 + below(chance, 14))
      : kind < 0.8
        ? paragraph(chance, 3)
        : kind < 0.93
          ? `${paragraph(chance, 1)}\n\n${Array.from({ length: 4 }, () => `- ${sentence(chance, 6)}`).join('\n')}`
          : `So:\n\n\`\`\`\n${codeLines(chance, 'ts', 8)}\n\`\`\``;
  return { id: markOf(index), role: index % 2 === 0 ? 'user' : 'assistant', text: `${markOf(index)} ${rest}`, index };
}

/** `count` messages, the first with the place `from`. */
export function saidFrom(from: number, count: number): Said[] {
  return Array.from({ length: count }, (_, offset) => said(from + offset));
}
