// esbuild writes its helper for decorators into every file that has one. In a bundle one copy is enough.

const ID = '\0loqui-decorate';
const CALL = '__decorateClass(';
const HELPER = new RegExp(
  [
    /(?:var __(?:defProp|getOwnPropDesc) = Object\.(?:defineProperty|getOwnPropertyDescriptor);\n)+/,
    /var __decorateClass = \(decorators, target, key, kind\) => \{\n[^]*?\n\};\n/,
  ]
    .map(({ source }) => source)
    .join(''),
);

/** The same in our words: `kind` is 0 for a class, 1 for what has a descriptor (a method, an accessor), 2 for a field. */
const DECORATE = `export function __decorateClass(decorators, target, key, kind) {
  let result = kind > 1 ? undefined : kind ? Object.getOwnPropertyDescriptor(target, key) : target;
  for (let index = decorators.length; index--; ) result = (kind ? decorators[index](target, key, result) : decorators[index](result)) || result;
  if (kind && result) Object.defineProperty(target, key, result);
  return result;
}
`;

/** A Rollup plugin, to stand behind esbuild's. @throws {Error} when the helper does not look as esbuild wrote it so far */
export const oneDecorator = () => ({
  name: 'one-decorator',
  resolveId: (id) => (id === ID ? id : null),
  load: (id) => (id === ID ? DECORATE : null),
  transform(code, id) {
    if (!id.endsWith('.ts') || !code.includes(CALL)) return null;
    const [helper] = HELPER.exec(code) ?? [];
    if (!helper) throw new Error(`${id}: esbuild's helper for decorators has changed. Bring .config/minify/one-decorator.mjs up to date with it.`);
    // As many lines as before, so that the source map stays true.
    const lines = '\n'.repeat(helper.split('\n').length - 1);
    return { code: code.replace(helper, () => `import { __decorateClass } from ${JSON.stringify(ID)};${lines}`), map: null };
  },
});
