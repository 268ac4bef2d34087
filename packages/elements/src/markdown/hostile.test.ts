/** Text made to hang or crash a parser is drawn whole, within bounded time. */
import { expect } from '@open-wc/testing';
import { textHtml } from './html-rules.js';
import { createMarkdownRenderer } from './markdown-renderer.js';

/** WebKitGTK needs minutes where Chromium and Firefox need seconds: it gets a twentieth. */
const LENGTH = navigator.userAgent.includes('AppleWebKit') && !navigator.userAgent.includes('Chrome') ? 10_000 : 200_000;
const fill = (unit: string, length = LENGTH): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

const hostile: Readonly<Record<string, string>> = {
  'quotes in quotes': fill('> '),
  'quotes without spaces': fill('>'),
  'lists in lists on one line': fill('- '),
  'lists in lists, line by line': Array.from({ length: 1000 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
  'open brackets': fill('['),
  'open images': fill('!['),
  'links without end': fill('[a]('),
  'an address in angle brackets without end': `[a](<${fill('a')}`,
  'a definition in angle brackets without end': `[a]: <${fill('a ')}`,
  'brackets in brackets': `${fill('[', 20_000)}${fill(']', 20_000)}(x)`,
  'reference-like': fill('[a][b'),
  stars: fill('*'),
  'stars and letters': fill('*a '),
  'mixed emphasis': fill('*a **b _c __d '),
  'open emphasis': fill('**a*'),
  underscores: fill('_a'),
  tildes: fill('~~a~'),
  ticks: fill('`'),
  'ticks of growing length': Array.from({ length: 1400 }, (_, length) => `${'`'.repeat(length + 1)}a`).join(' '),
  'angle brackets': fill('<'),
  'open tags': fill('<a '),
  'open comments': fill('<!-- '),
  'one word': fill('a'),
  'one line of words': fill('word '),
  'lines of words': fill('word word word\n'),
  'mail-like': fill('a.b-c_d+'),
  'address-like': fill('http://'),
  pipes: fill('|'),
  'a table of pipes': `|a|\n|-|\n${fill('|')}`,
  'table rows': `|a|b|\n|-|-|\n${fill('|1|2|\n')}`,
  'delimiter rows': fill('|-|\n'),
  definitions: fill('[a]: b\n'),
  'open definitions': fill('[a]: b "c\n'),
  'equals signs': fill('a\n='),
  rules: fill('- - '),
  'blank lines': fill('\n'),
  spaces: fill(' '),
  tabs: fill('\t'),
  'blank lines in a list': `- a\n${fill('\n')}b`,
  footnotes: Array.from({ length: 3000 }, (_, index) => `a[^${String(index)}]\n\n[^${String(index)}]: b\n`).join('\n'),
  'footnotes that cite each other': Array.from({ length: 2000 }, (_, index) => `[^${String(index)}]: b[^${String(index + 1)}]`).join('\n'),
  'alerts in alerts': fill('> [!NOTE]\n'),
  'details in details': fill('<details>\n\n'),
  'open keys': fill('<kbd>'),
  dollars: fill('$'),
  'dollars and letters': fill('$a '),
  backslashes: fill('\\'),
  entities: fill('&#x0;'),
  ampersands: fill('&'),
  'open fence': `\`\`\`js\n${fill('x\n')}`,
  'many fences': fill('```\n'),
  'zero bytes': fill('\0'),
  'half characters': fill('\ud800'),
};

/** Counts the text that is no mark: none of it may be lost. */
const lettersOf = (text: string): number => text.match(/word/g)?.length ?? 0;

describe('hostile Markdown', function () {
  this.timeout(60_000);
  for (const [name, text] of Object.entries(hostile)) {
    it(`is drawn in bounded time: ${String(Math.round(text.length / 1000))} kB of ${name}`, () => {
      const host = document.createElement('div');
      createMarkdownRenderer(host, { math: true, allowedHtml: textHtml }).write(`${text}\n\nword`, true);
      expect(lettersOf(host.textContent)).to.equal(lettersOf(text) + 1);
    });
  }

  for (const name of [
    'quotes in quotes',
    'open brackets',
    'mixed emphasis',
    'one line of words',
    'lines of words',
    'lists in lists, line by line',
    'table rows',
    'open definitions',
    'ticks of growing length',
    'footnotes',
    'details in details',
    'open keys',
  ]) {
    it(`is drawn in bounded time in a stream: ${name}`, () => {
      const text = hostile[name]!.slice(0, 60_000);
      const host = document.createElement('div');
      const renderer = createMarkdownRenderer(host, { math: true, allowedHtml: textHtml });
      for (let at = 0; at < text.length; at += 200) renderer.append(text.slice(at, at + 200));
      renderer.end();
      expect(lettersOf(host.textContent)).to.equal(lettersOf(text));
    });
  }
});
