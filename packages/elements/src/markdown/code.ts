import type { Setting } from './drawing.js';
import type { CodeBlock } from './node-renderers.js';
import { append, clear, type NodeFactory, type PageElement, type PageText } from './nodes.js';
import { handled, type View } from './view.js';

/** UTF-16 units of one Text node. */
const TEXT_LENGTH = 2048;

export function infoOf(info: string): { readonly lang: string; readonly info: string } {
  const trimmed = info.trim();
  return { lang: /^[^\s{,:]*/.exec(trimmed)?.[0] ?? '', info: trimmed };
}

export function codeView(own: CodeBlock, setting: Setting): View {
  const { boundary, diagram, renderCode } = setting;
  const view = (): View =>
    handled(`code ${own.info}`, own, (block) => {
      const handle = renderCode(block);
      const code = { node: handle.node, update: ({ text, open }: CodeBlock) => handle.update(text, open) };
      return diagram && block.lang === 'mermaid' ? diagram(code, block) : code;
    });
  return boundary?.has('code') ? handled(`own ${own.info}`, { own, view }, (choice) => boundary.choose('code', choice)) : view();
}

export function plainCode(block: CodeBlock, nodes: NodeFactory): { readonly node: PageElement; update(text: string): void } {
  const node = nodes.element('pre');
  const code = append(node, nodes.element('code', block.lang === '' ? undefined : { class: `language-${block.lang}` }));
  let shown = '';
  let last: PageText | undefined;
  const update = (text: string): void => {
    if (!text.startsWith(shown)) {
      clear(code);
      last = undefined;
      shown = '';
    }
    let more = text.slice(shown.length);
    shown = text;
    while (more !== '') {
      if (!last || last.length >= TEXT_LENGTH) last = append(code, nodes.text(''));
      // Never splits a surrogate pair: the node may hold one unit more.
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
