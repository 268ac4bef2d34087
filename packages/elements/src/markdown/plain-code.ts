/** The code block of a renderer that was given no other: `<pre><code>`, appended to, with a new Text node every ~2 kB. */
import type { CodeBlock, CodeHandle } from './node-renderers.js';

const TEXT_LENGTH = 2048;

/** Draws a code block as text. */
export function plainCode(block: CodeBlock): CodeHandle {
  const node = document.createElement('pre');
  const code = node.appendChild(document.createElement('code'));
  if (block.lang !== '') code.className = `language-${block.lang}`;
  let shown = '';
  let last: Text | undefined;
  const update = (text: string): void => {
    if (!text.startsWith(shown)) {
      code.replaceChildren();
      last = undefined;
      shown = '';
    }
    let more = text.slice(shown.length);
    shown = text;
    while (more !== '') {
      if (!last || last.length >= TEXT_LENGTH) last = code.appendChild(document.createTextNode(''));
      // A character of two units is never torn: the node may be one unit longer instead.
      let room = TEXT_LENGTH - last.length;
      if (room < more.length && isLowSurrogate(more.charCodeAt(room))) room += 1;
      last.appendData(more.slice(0, room));
      more = more.slice(room);
    }
  };
  update(block.text);
  return { node, update };
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
