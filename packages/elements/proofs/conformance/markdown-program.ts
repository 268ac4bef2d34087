/** Runs in the page: the law of streaming over examples, and payloads drawn in every way. */
import '@loqui/elements/loqui-markdown.js';
import { textHtml } from '../../src/markdown/html-rules.js';
import type { MarkdownOptions } from '../../src/markdown/answer.js';
import { createMarkdownRenderer } from '../../src/markdown/markdown-renderer.js';
import { breach, cut } from '../../src/testing/markdown-law.js';

/** What the suites call. */
export interface Program {
  /** What breaks the law of streaming for this text; undefined when nothing does. */
  breach(text: string): string | undefined;
  /** The HTML of what is drawn for a text, where nobody asks about links. */
  drawn(text: string, options: MarkdownOptions): string;
  /** What is dangerous about this text when it is drawn; empty when nothing is. */
  dangers(text: string): Promise<string[]>;
}

const DANGEROUS =
  'script, iframe, frame, object, embed, form, base, link, meta, style, input:not([type=checkbox][disabled]), button, template, svg:not(.alert-title > svg)';
const ADDRESSES = ['href', 'src', 'action', 'formaction', 'data', 'poster', 'xlink:href', 'srcset'];
/** What payloads call to show that they ran. */
const CALLS = ['alert', 'prompt', 'confirm', 'open', 'print'] as const;

const ran: string[] = [];
for (const name of CALLS) Object.defineProperty(globalThis, name, { value: () => void ran.push(`ran ${name}()`) });
document.addEventListener('securitypolicyviolation', (event) => ran.push(`violates ${event.violatedDirective} ${event.sample}`));

const program: Program = {
  breach(text) {
    const options = [{}, { math: true, allowedHtml: textHtml }];
    const cuts = [[...text], cut(text, [3]), cut(text, [7, 2, 11]), text.split(/(?<=\n)/)];
    for (const option of options) {
      for (const [index, parts] of cuts.entries()) {
        const found = breach(parts, option);
        if (found !== undefined)
          return `${['letter by letter', 'in pieces of 3', 'in pieces of 7, 2, 11', 'line by line'][index] ?? ''}${'math' in option ? ', with math and HTML' : ''}: ${found}`;
      }
    }
    return undefined;
  },
  drawn(text, options) {
    const host = document.createElement('div');
    createMarkdownRenderer(host, { asks: false, idPrefix: 'loqui', ...options }).write(text, true);
    // The standard leaves a carriage return as it is; a parser would read a line feed.
    return host.innerHTML.replaceAll('\r', '&#13;');
  },
  async dangers(text) {
    const found: string[] = [];
    ran.length = 0;
    const element = document.body.appendChild(document.createElement('loqui-markdown'));
    element.text = text;
    element.allowedHtml = textHtml;
    element.math = true;
    await element.updateComplete;
    const hosts: ParentNode[] = [element.shadowRoot!];
    for (const options of [{}, { allowedHtml: textHtml, math: true, allowedLinkOrigins: ['*'] }]) {
      for (const parts of [[text], cut(text, [3])]) {
        const host = document.body.appendChild(document.createElement('div'));
        const renderer = createMarkdownRenderer(host, options);
        for (const part of parts) {
          renderer.append(part);
          found.push(...dangersIn(host));
        }
        renderer.end();
        hosts.push(host);
      }
    }
    // Faults of images and scripts come in tasks of their own.
    await new Promise((resolve) => setTimeout(resolve, 5));
    for (const host of hosts) found.push(...dangersIn(host));
    found.push(...ran);
    document.body.replaceChildren();
    return [...new Set(found)];
  },
};

function* dangersIn(host: ParentNode): Iterable<string> {
  for (const node of host.querySelectorAll(DANGEROUS))
    if (!(node instanceof HTMLButtonElement && node.closest('loqui-code-block'))) yield `element ${node.outerHTML.slice(0, 80)}`;
  for (const node of host.querySelectorAll('*')) {
    if (node.namespaceURI?.endsWith('MathML')) continue;
    for (const { name, value } of node.attributes) {
      if (name.startsWith('on') || name === 'style' || name === 'srcdoc') yield `attribute ${name}=${value}`;
      if (ADDRESSES.includes(name) && !/^(?:https?:|mailto:|tel:|#|data:image\/(?!svg))/.test(value)) yield `address ${name}=${value}`;
    }
  }
}

Object.assign(globalThis, { program, ready: true });
