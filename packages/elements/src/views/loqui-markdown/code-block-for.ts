import { highlightLinesIn } from '../../highlight/line-ranges.js';
import { need } from '../../lazy.js';
import { plainCode } from '../../markdown/code.js';
import type { CodeBlock, CodeHandle } from '../../markdown/node-renderers.js';
import { append, domNodes } from '../../markdown/nodes.js';
import type {} from '../loqui-code-block/define.js';

const TAG = 'loqui-code-block';
const NAMED = /(?:title|file(?:name)?)=(?:"([^"]*)"|'([^']*)'|(\S+))/;
const AFTER_COLON = /^[\w+#-]+:([\w./@-]+\.\w+)$/;

/** Draws a `<loqui-code-block>`, which holds the code as text until the element is defined. */
export function codeBlockFor(block: CodeBlock): CodeHandle {
  const node = document.createElement(TAG);
  node.setAttribute('part', 'code-block');
  node.language = block.lang;
  node.filename = filenameIn(block.info);
  node.highlightLines = highlightLinesIn(block.info);
  let plain = customElements.get(TAG) ? undefined : plainCode(block, domNodes);
  if (plain) {
    plain.node.setAttribute('tabindex', '0');
    append(node, plain.node);
    need(TAG);
    void customElements.whenDefined(TAG).then(() => {
      plain = undefined;
      node.replaceChildren();
    });
  }
  const update = (text: string, open: boolean): void => {
    node.code = text;
    node.streaming = open;
    plain?.update(text);
  };
  update(block.text, block.open);
  return { node, update };
}

/** From an info string: `ts title="a.ts"`, `ts:src/a.ts`. Empty: none. */
export function filenameIn(info: string): string {
  const named = NAMED.exec(info);
  return named?.[1] ?? named?.[2] ?? named?.[3] ?? AFTER_COLON.exec(info)?.[1] ?? '';
}
