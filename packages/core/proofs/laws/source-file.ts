/** Reads of a source file what the laws judge: whom it imports, what it does when it is merely imported, whether it subscribes. */
import ts from 'typescript';

export interface Import {
  /** As written: './x.js', 'rxjs', '@loqui/core/protocol'. */
  readonly specifier: string;
  /** Only types are taken, so that nothing of it remains at run time. */
  readonly typeOnly: boolean;
  /** `import './define.js'`: imported for what it does. */
  readonly bare: boolean;
  readonly line: number;
}

export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly imports: readonly Import[];
  /** Lines of statements that do something when the file is imported. */
  readonly acts: readonly number[];
  /** Lines that call `.subscribe(`. */
  readonly subscribes: readonly number[];
}

export function readSource(path: string, text: string): SourceFile {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, false, ts.ScriptKind.TS);
  const lineOf = (node: ts.Node): number => tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
  const imports: Import[] = [];
  const subscribes: number[] = [];

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      imports.push({ specifier: node.moduleSpecifier.text, typeOnly: importsTypes(node), bare: !node.importClause, line: lineOf(node) });
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      imports.push({ specifier: node.moduleSpecifier.text, typeOnly: node.isTypeOnly, bare: false, line: lineOf(node) });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      imports.push({ specifier: node.argument.literal.text, typeOnly: true, bare: false, line: lineOf(node) });
    } else if (ts.isCallExpression(node)) {
      const [first] = node.arguments;
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword && first && ts.isStringLiteralLike(first)) {
        imports.push({ specifier: first.text, typeOnly: false, bare: false, line: lineOf(node) });
      } else if (ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'subscribe') {
        subscribes.push(lineOf(node));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { path, imports, acts: tree.statements.filter(acts).map(lineOf), subscribes };
}

function importsTypes({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  return !name && namedBindings !== undefined && ts.isNamedImports(namedBindings) && namedBindings.elements.every((element) => element.isTypeOnly);
}

/** Declarations only declare; an expression, a loop or a condition at the top level acts. */
function acts(statement: ts.Statement): boolean {
  return (
    ts.isExpressionStatement(statement) ||
    ts.isIfStatement(statement) ||
    ts.isIterationStatement(statement, false) ||
    ts.isTryStatement(statement) ||
    ts.isBlock(statement) ||
    ts.isSwitchStatement(statement) ||
    ts.isThrowStatement(statement)
  );
}
