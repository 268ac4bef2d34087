/** Every event is documented: its class, each of its fields, its name for `addEventListener`, and its line in the guide. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../../..');
const folder = path.join(root, 'packages/elements/src/events');
const guide = readFileSync(path.join(root, 'stories/guide/events.mdx'), 'utf8');

interface Field {
  readonly name: string;
  readonly doc: string;
}
interface EventClass {
  readonly name: string;
  readonly type: string;
  readonly doc: string;
  readonly fields: readonly Field[];
  /** Name of the class it extends. */
  readonly base: string;
}

/** The documentation comment before a node, without its marks. */
function docOf(node: ts.Node): string {
  const text = node.getSourceFile().getFullText();
  const comments = (ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []).map(({ pos, end }) => text.slice(pos, end));
  return (comments.findLast((comment) => comment.startsWith('/**')) ?? '').replace(/^\/\*\*|\*\/$|^\s*\* ?/gm, '').trim();
}

function classesIn(file: string): EventClass[] {
  const source = ts.createSourceFile(file, readFileSync(path.join(folder, file), 'utf8'), ts.ScriptTarget.Latest, true);
  return source.statements.filter(ts.isClassDeclaration).map((node) => {
    const type = node.members.filter(ts.isPropertyDeclaration).find((member) => member.name.getText() === 'type')?.initializer;
    const parameters = node.members.filter(ts.isConstructorDeclaration).flatMap((constructor) => constructor.parameters);
    return {
      name: node.name?.text ?? '',
      type: type && ts.isStringLiteral(type) ? type.text : '',
      doc: docOf(node),
      fields: parameters
        .filter((parameter) => (ts.getModifiers(parameter) ?? []).length > 0)
        .map((parameter) => ({ name: parameter.name.getText(), doc: docOf(parameter) })),
      base: node.heritageClauses?.[0]?.types[0]?.expression.getText() ?? '',
    };
  });
}

const files = readdirSync(folder);
const all = files.flatMap(classesIn);
const events = all.filter(({ type }) => type !== '');
const byName = new Map(all.map((each) => [each.name, each]));
const fieldsOf = (event: EventClass): readonly Field[] => [...(byName.get(event.base) ? fieldsOf(byName.get(event.base)!) : []), ...event.fields];

describe('the events of the elements', () => {
  it('are found', () => {
    expect(events.length).toBeGreaterThan(30);
    expect(events.find(({ name }) => name === 'LoquiEditEvent')).toMatchObject({ type: 'loqui-edit', base: 'MessageActEvent', fields: [{ name: 'text' }] });
  });

  it.each(all)('$name documents itself and each of its fields', ({ doc, fields }) => {
    expect(doc).not.toBe('');
    for (const field of fields) expect(field.doc, field.name).not.toBe('');
  });

  it.each(events)('$type can be listened to by its name', ({ name, type }) => {
    const declarations = files.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n');
    expect(declarations).toContain(`    '${type}': ${name};`);
  });

  it.each(events)('$type stands in the guide with its fields', (event) => {
    const line = guide.split('\n').find((each) => each.startsWith(`| \`${event.type}\` `));
    expect(line).toBeDefined();
    for (const { name } of fieldsOf(event)) expect(line).toContain(`\`${name}\``);
  });
});
