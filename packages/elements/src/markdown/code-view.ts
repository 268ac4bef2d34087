/** Code blocks as views: drawn by the page, as a diagram, or by whoever draws code. */
import type { Setting } from './drawn.js';
import type { CodeBlock } from './node-renderers.js';
import { handled, type View } from './view.js';

/** The language and the info string of a fence. */
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
