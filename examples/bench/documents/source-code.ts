/** Lines of TypeScript and Python that a grammar has something to do with. */
import { plainWords, word } from './prose.js';
import { below, oneOf, type Random } from './random.js';

const NAMES = ['cursor', 'envelope', 'member', 'offset', 'reader', 'room', 'snapshot', 'window'];

const name = (chance: Random): string => `${oneOf(chance, NAMES)}${below(chance, 90)}`;

function typescript(chance: Random): string[] {
  const outer = name(chance);
  const inner = name(chance);
  return [
    `// ${plainWords(chance, 6)}`,
    `export interface ${outer.charAt(0).toUpperCase()}${outer.slice(1)} { readonly id: string; readonly at?: number }`,
    `export async function ${outer}<T extends object>(value: T, limit = ${below(chance, 99)}): Promise<string[]> {`,
    `  const ${inner} = new Map<string, number>([['${word(chance)}', ${below(chance, 900)}]]);`,
    `  for (const [key, count] of ${inner}) {`,
    `    if (count > limit && key !== "none") console.info(\`\${key}: \${count + ${below(chance, 9)}}\`);`,
    '  }',
    '  return Object.keys(value).filter((key) => /^[a-z]+$/i.test(key));',
    '}',
    '',
  ];
}

function python(chance: Random): string[] {
  const outer = name(chance);
  return [
    '@dataclass',
    `class ${outer.charAt(0).toUpperCase()}${outer.slice(1)}:`,
    `    """${plainWords(chance, 7)}."""`,
    `    offset: int = ${below(chance, 900)}`,
    '',
    `async def ${outer}(rows: list[str], limit: int = ${below(chance, 60)}) -> dict[str, int]:`,
    `    found = {row: len(row) for row in rows if row != "none"}  # ${word(chance)}`,
    `    await asyncio.sleep(0.${below(chance, 9)})`,
    '    return {f"{row}!": size * 2 for row, size in found.items()}',
    '',
  ];
}

/** So many lines, without fences. */
export function codeLines(chance: Random, language: 'ts' | 'python', count: number): string {
  const lines: string[] = [];
  while (lines.length < count) lines.push(...(language === 'ts' ? typescript(chance) : python(chance)));
  return lines.slice(0, count).join('\n');
}

export function codeBlock(chance: Random, language: 'ts' | 'python', count: number): string {
  return `\`\`\`${language}\n${codeLines(chance, language, count)}\n\`\`\``;
}
