import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { shape } from '../testing/markdown-law.js';
import { renderMarkdown, textHtml, type RenderMarkdownOptions } from './markdown-html.js';
import { createMarkdownRenderer } from './markdown-renderer.js';
import { englishWords } from './words.js';

/** Parses HTML as a browser does. Nothing in such a document runs or is fetched. */
function parsed(html: string): Element {
  const { body } = new DOMParser().parseFromString(`<div>${html}</div>`, 'text/html');
  expect(body.childNodes.length, `the HTML ends what is around it: ${html}`).to.equal(1);
  return body.firstElementChild!;
}

function drawn(text: string, options: RenderMarkdownOptions): HTMLElement {
  const host = document.createElement('div');
  createMarkdownRenderer(host, { asks: false, idPrefix: 'loqui', ...options }).write(text, true);
  return host;
}

/** `innerHTML` keeps a carriage return, our HTML escapes it. */
const serialised = (element: Element): string => element.innerHTML.replaceAll('\r', '&#13;');

const base = 'https://page.test/chat/';

const pieces = [
  ...['<', '>', '"', "'", '&', '`', '\\', '\n', '\n\n', '\r\n', '\t', ' ', '=', '/', '\0', '\u00a0', '\u2028', '\ufeff', '𝒳', 'é', 'ا', '\ud800', '-->', ']]>'],
  ...['&lt;', '&quot;', '&#34;', '&#x3c;', '&#13;', '&#0;', '&amp;lt;', '&nbsp;', '&colon;'],
  ...[
    '</p>',
    '</div>',
    '<script>',
    '</script>',
    '<style>',
    '<svg>',
    '<math>',
    '<textarea>',
    '</textarea>',
    '<title>',
    '<plaintext>',
    '<xmp>',
    '<!--',
    '<?',
    '<![CDATA[',
  ],
  ...[
    '<kbd>',
    '</kbd>',
    '<abbr title="',
    "<abbr title='",
    '<abbr title=x',
    '<br>',
    '<details>\n',
    '</details>\n',
    '<a href="',
    ' onload=alert(1)',
    ' x="',
    '" autofocus onfocus="',
  ],
  ...['[a](', '![a](', ')', '](', ' "t"', '[a]: ', '[a]', 'javascript:alert(1)', 'https://x.test/', 'data:image/png;base64,', '" onerror="', 'www.a.test'],
  ...[
    '# ',
    '- ',
    '1. ',
    '10001. ',
    '> ',
    '> [!NOTE]\n',
    '- [x] ',
    '```',
    '```"><b>\n',
    '~~~a b\n',
    '    ',
    '**',
    '_',
    '~~',
    '$',
    '$$',
    '[^a]',
    '[^a]: ',
    '[^"]: ',
  ],
  ...['| a | b |\n', '|---|:-:|\n', '|', '---', '===', 'word'],
];

describe('Markdown as HTML text', () => {
  it('equals what the renderer draws, character by character', () => {
    const text =
      '# A *b*\n\n[x](/y "T") ![i](/i.png) <b>t</b> \u00a0&#13;\n\n> [!TIP]\n> Hi[^1] and[^1]\n\n- [x] a\n- [ ] b\n\n7. c\n\n|a|`b`|\n|-|:-:|\n|1|2|\n\n```ts title="a"\nlet a = 1 < 2;\n```\n\n    x\n\n---\n\n[^1]: Note "q"\n';
    for (const options of [
      { base },
      { base, allowedHtml: ['b'], words: { ...englishWords, done: 'Erledigt', footnotes: 'Fußnoten „“ <>' }, firstLevel: 5, math: true },
    ])
      expect(renderMarkdown(text, options)).to.equal(serialised(drawn(text, options)));
  });

  it('refuses what a site has not allowed, with the reason', () => {
    const html = renderMarkdown('[a](https://evil.test/?q=1) [b](javascript:alert(1)) ![c](https://evil.test/c.png) [d](/own)');
    const box = parsed(html);
    expect(box.querySelectorAll('a, img, [data-href], [role="button"]')).to.have.length(0);
    expect([...box.querySelectorAll('[role="link"]')].map((link) => `${link.textContent}: ${link.getAttribute('title') ?? ''}`)).to.deep.equal([
      'a: Link switched off: it leads to evil.test',
      'b: Link switched off: addresses beginning with "javascript:" are not linked',
      'c: Image at evil.test, not loaded',
      'd: Link switched off: its address cannot be read',
    ]);
    expect(parsed(renderMarkdown('[d](/own)', { base })).querySelector('a')!.href).to.equal('https://page.test/own');
  });

  it('links a footnote with its first citation, without a script', () => {
    const box = parsed(renderMarkdown('One[^b] two[^a] three[^b].\n\n[^a]: A\n[^b]: B', { idPrefix: 'm7' }));
    for (const link of box.querySelectorAll('[role="doc-noteref"], [role="doc-backlink"]'))
      expect(box.querySelectorAll(link.getAttribute('href')!), link.outerHTML).to.have.length(1);
    expect(box.querySelector('#m7-note-1-cited')!.closest('p')!.textContent).to.equal('One1 two2 three1.');
    expect(box.querySelector('#m7-note-1 p')!.textContent).to.equal('B');
  });

  it('is parsed by a browser to the tree that the renderer draws, for any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary', maxLength: 4 })), { minLength: 1, maxLength: 24 }),
        fc.constantFrom<RenderMarkdownOptions>({ base }, { base, allowedLinkOrigins: ['*'], allowedImageOrigins: ['https://x.test'] }),
        (parts, options) => {
          const text = parts.join('');
          const html = renderMarkdown(text, options);
          const host = drawn(text, options);
          expect(html).to.equal(serialised(host));
          expect(shape(parsed(html))).to.equal(shape(host));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is parsed to that tree also where a page allows tags and attributes', () => {
    const allowedHtml = { ...textHtml, a: ['href', 'title'], 'x-y': ['label', 'onclick'], script: [], textarea: [], plaintext: [], image: ['src'] };
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces, '<x-y label="', '<x-y>', '</x-y>', '<image src="/x">'), { minLength: 1, maxLength: 24 }), (parts) => {
        const text = parts.join('');
        const html = renderMarkdown(text, { base, allowedHtml });
        // A browser moves blocks out of paragraphs when it parses them: compares the serialised text, and searches for what can do harm.
        expect(html).to.equal(serialised(drawn(text, { base, allowedHtml })));
        const box = parsed(html);
        expect(
          box.querySelectorAll(
            'script, style, textarea, plaintext, xmp, title, math, svg:not(.alert-title > svg), img:not([src^="https://page.test/"], [src^="data:"])',
          ),
        ).to.have.length(0);
        const names = new Set([...box.querySelectorAll('*')].flatMap((element) => element.getAttributeNames()));
        expect([...names].filter((name) => name.startsWith('on') || name === 'style' || name === 'autofocus')).to.deep.equal([]);
      }),
      { numRuns: 300 },
    );
  });
});
