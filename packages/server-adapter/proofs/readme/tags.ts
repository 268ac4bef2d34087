/** Whether the tags and attributes of an HTML snippet exist: read from the elements' manifest. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './workplace.js';

interface Declaration {
  readonly tagName: string;
  readonly attributes?: readonly { readonly name: string }[];
}

const everywhere = new Set(['id', 'class', 'style', 'slot', 'part', 'lang', 'dir', 'hidden', 'title']);

/** What does not exist, one line each. */
export function unknownTags(html: string): string[] {
  const manifest = JSON.parse(readFileSync(path.join(root, 'packages/elements/custom-elements.json'), 'utf8')) as {
    modules: readonly { declarations: readonly Declaration[] }[];
  };
  const elements = new Map(manifest.modules.flatMap(({ declarations }) => declarations).map((declaration) => [declaration.tagName, declaration]));
  const complaints: string[] = [];
  for (const [, tag = '', attributes = ''] of html.matchAll(/<(loqui-[\w-]+)([^>]*)>/g)) {
    const element = elements.get(tag);
    if (element === undefined) {
      complaints.push(`<${tag}> does not exist`);
      continue;
    }
    for (const [, name = ''] of attributes.matchAll(/([\w-]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/g)) {
      if (!everywhere.has(name) && !element.attributes?.some((attribute) => attribute.name === name)) complaints.push(`<${tag}> has no attribute ${name}`);
    }
  }
  return complaints;
}
