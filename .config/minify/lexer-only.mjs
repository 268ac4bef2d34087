// Marked's lexer and tokenizer without its parser, renderer and ready-made instance, which no bundler can drop: the instance is made, and hung full of
// properties, when the module is loaded. Everything from there on is cut away, with the rules of the two dialects we never ask for, and then whatever
// nothing names any more. The options of guarded-lexer.ts become constants, so that a minifier
// drops what hangs on the others.
import { transformSync } from 'esbuild';
import { parseAst } from 'rollup/parseAst';

const INSTANCE = /var \w+=new \w+;function \w+\(\w+,\w+\)\{return \w+\.parse\(\w+,\w+\)\}/;
const EXPORTS = /export\{[^}]*\b(?<lexer>\w+) as Lexer,[^}]*\b(?<tokenizer>\w+) as Tokenizer,[^}]*\};\s*(?:\/\/# sourceMappingURL=\S+\s*)?$/;
const DIALECTS = /,pedantic:\w+\},(\w+)=\{normal:(\w+),gfm:(\w+),breaks:\w+,pedantic:\w+\}/;
const OPTION = /\bthis\.options\.(pedantic|breaks|silent|gfm|extensions|hooks)\b(?!\s*=[^=])/g;
const CONSTANT = { pedantic: '(!1)', breaks: '(!1)', silent: '(!1)', gfm: '(!0)', extensions: '(void 0)', hooks: '(void 0)' };
const LICENCE = /^\/\*\*(?=\s+\* marked v)/;

/** Cuts marked's own bundle. @throws {Error} when it does not look as it did in the version that package.json pins */
export function cutMarked(code) {
  const { index } = INSTANCE.exec(code) ?? {};
  const { lexer, tokenizer } = EXPORTS.exec(code)?.groups ?? {};
  if (index === undefined || !lexer || !tokenizer || !DIALECTS.test(code) || !code.match(OPTION) || !LICENCE.test(code)) {
    throw new Error(
      'marked looks different from the version this cut was made for. Compare node_modules/marked/lib/marked.esm.js with .config/minify/lexer-only.mjs, or pin marked to 18.2.1 again.',
    );
  }
  const kept = code
    .slice(0, index)
    .replace(LICENCE, '/*!')
    .replace(DIALECTS, '},$1={normal:$2,gfm:$3}')
    .replace(OPTION, (_, name) => CONSTANT[name]);
  const whole = `${kept}export{${lexer} as Lexer,${tokenizer} as Tokenizer};\n`;
  return withoutUnused(transformSync(whole, { minifySyntax: true, target: 'es2022', legalComments: 'inline' }).code);
}

/**
 * Drops the variables of the module that nothing names, and from its tables (plain objects) the entries that nothing names. Marked's own are all rules,
 * classes and functions: none does anything when it is made.
 */
function withoutUnused(code) {
  for (;;) {
    const { body } = parseAst(code);
    const variables = new Set();
    const properties = new Set();
    collect(body, variables, properties);
    const unused = body
      .filter(({ type }) => type === 'VariableDeclaration')
      .flatMap(({ declarations }) => [
        ...without(declarations, ({ id }) => variables.has(id.name)),
        ...declarations.flatMap(({ id, init }) =>
          variables.has(id.name) && init?.type === 'ObjectExpression'
            ? without(init.properties, ({ type, key }) => type === 'SpreadElement' || properties.has(key.name))
            : [],
        ),
      ]);
    if (unused.length === 0) return code;
    for (const [start, end] of unused.sort(([a], [b]) => b - a)) code = code.slice(0, start) + code.slice(end);
    code = code.replace(/\b(?:var|let|const) ?;/g, '');
  }
}

/** The places to cut, so that of a list with commas only those remain which are used. */
function without(list, isUsed) {
  const kept = list.filter(isUsed);
  return list.flatMap((each, index) => {
    if (isUsed(each)) return [];
    const next = list[index + 1];
    // With the comma behind it; the last ones with the comma before them.
    if (next && kept.some(({ start }) => start > each.start)) return [[each.start, next.start]];
    const before = list[index - 1];
    return [[before ? before.end : each.start, each.end]];
  });
}

/** The names that are read anywhere in `node`: of variables and of properties. How a variable or an entry is declared does not count. */
function collect(node, variables, properties) {
  if (Array.isArray(node)) for (const each of node) collect(each, variables, properties);
  if (typeof node?.type !== 'string') return;
  if (node.type === 'Identifier') variables.add(node.name);
  if (node.type === 'MemberExpression' && !node.computed) properties.add(node.property.name);
  if (node.type === 'ObjectPattern') for (const { key } of node.properties) properties.add(key?.name);
  for (const [key, child] of Object.entries(node)) {
    const declares = (key === 'id' && node.type === 'VariableDeclarator') || (!node.computed && (key === 'property' || (key === 'key' && !node.shorthand)));
    if (!declares && typeof child === 'object') collect(child, variables, properties);
  }
}

/** A Rollup plugin that does so. What imports anything else of marked does not build. */
export const lexerOnly = () => ({
  name: 'lexer-only',
  transform(code, id) {
    return /\/marked\/lib\/marked\.esm\.js$/.test(id.replaceAll('\\', '/')) ? { code: cutMarked(code), map: { mappings: '' } } : null;
  },
});
