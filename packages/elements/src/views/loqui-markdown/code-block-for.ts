/** Code blocks of an answer as `<loqui-code-block>`. */
import type { CodeBlock, CodeHandle } from '../../markdown/view.js';
import type {} from '../loqui-code-block/define.js';

const NAMED = /(?:title|file(?:name)?)=(?:"([^"]*)"|'([^']*)'|(\S+))/;
const AFTER_COLON = /^[\w+#-]+:([\w./@-]+\.\w+)$/;

/** Draws a code block as an element that grows with it. */
export function codeBlockFor(block: CodeBlock): CodeHandle {
  const node = document.createElement('loqui-code-block');
  node.setAttribute('part', 'code-block');
  node.language = block.lang;
  node.filename = filenameIn(block.info);
  const update = (text: string, open: boolean): void => {
    node.code = text;
    node.streaming = open;
  };
  update(block.text, block.open);
  return { node, update };
}

/** The file name that models write behind the fence: `ts title="a.ts"`, `ts:src/a.ts`. Empty when there is none. */
export function filenameIn(info: string): string {
  const named = NAMED.exec(info);
  return named?.[1] ?? named?.[2] ?? named?.[3] ?? AFTER_COLON.exec(info)?.[1] ?? '';
}
