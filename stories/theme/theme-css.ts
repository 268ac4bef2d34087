/** Writes the style sheet of a theme that was put together on the page. */

export interface ThemeChoice {
  readonly preset?: 'default' | 'paper' | 'graphite';
  readonly scheme?: 'page' | 'light' | 'dark' | 'auto';
  readonly accent?: string;
  readonly radius?: 'default' | 'none' | 'small' | 'medium' | 'large';
  readonly density?: 'comfortable' | 'compact';
}

const SCHEMES = { page: '', light: 'light', dark: 'dark', auto: 'light dark' } as const;

/** The declarations of one rule of `themes.css`, by property. */
function declarationsIn(sheet: string, attribute: string, value: string): Map<string, string> {
  const rule = new RegExp(`\\[${attribute}='${value}'\\]\\s*\\{([^}]*)\\}`).exec(sheet)?.[1] ?? '';
  const lines = rule.split(';').map((line) => line.replace(/\s+/g, ' ').trim());
  return new Map(lines.filter(Boolean).map((line): [string, string] => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()]));
}

/** @param sheet the text of `themes.css` */
export function themeDeclarations({ preset, scheme, accent, radius, density }: ThemeChoice, sheet: string): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  const add = (more: ReadonlyMap<string, string>): void => more.forEach((value, name) => all.set(name, value));
  if (scheme && scheme !== 'page') all.set('color-scheme', SCHEMES[scheme]);
  if (preset && preset !== 'default') add(declarationsIn(sheet, 'data-loqui-preset', preset));
  if (accent && CSS.supports('color', accent)) all.set('--loqui-accent', accent);
  if (radius && radius !== 'default') add(declarationsIn(sheet, 'data-loqui-radius', radius));
  if (density === 'compact') add(declarationsIn(sheet, 'data-loqui-density', density));
  return all;
}

export function themeCss(choice: ThemeChoice, sheet: string): string {
  const lines = [...themeDeclarations(choice, sheet)].map(([name, value]) => `  ${name}: ${value};`);
  return lines.length === 0 ? '/* The default theme: nothing to write. */\n' : `:root {\n${lines.join('\n')}\n}\n`;
}
