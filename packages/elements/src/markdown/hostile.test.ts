/** Text made to hang or crash a parser: shown within bounded time, whole, as text where nothing better can be done. */
import { expect } from '@open-wc/testing';
import { createMarkdownRenderer } from './markdown-renderer.js';

/** WebKitGTK takes minutes for what Chromium and Firefox take seconds: there a fiftieth is tried. */
const megabyte = navigator.userAgent.includes('AppleWebKit') && !navigator.userAgent.includes('Chrome') ? 20_000 : 1_000_000;
/** Milliseconds. The worst takes two seconds on a quiet machine; a quadratic rule takes minutes. The room between is for machines that do other work too. */
const BOUND = 30_000;
const fill = (unit: string, length: number = megabyte): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

const hostile: Readonly<Record<string, string>> = {
  'quotes in quotes': fill('> '),
  'quotes without spaces': fill('>'),
  'lists in lists on one line': fill('- '),
  'lists in lists, line by line': Array.from({ length: 1000 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
  'open brackets': fill('['),
  'open images': fill('!['),
  'links without end': fill('[a]('),
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
  backslashes: fill('\\'),
  entities: fill('&#x0;'),
  ampersands: fill('&'),
  'open fence': `\`\`\`js\n${fill('x\n')}`,
  'many fences': fill('```\n'),
  'zero bytes': fill('\0'),
  'half characters': fill('\ud800'),
};

describe('hostile Markdown', () => {
  for (const [name, text] of Object.entries(hostile)) {
    it(`is survived: ${String(megabyte / 1000)} kB of ${name}`, function () {
      this.timeout(60_000);
      const host = document.createElement('div');
      const renderer = createMarkdownRenderer(host);
      const start = performance.now();
      renderer.write(text, true);
      const whole = performance.now() - start;
      expect(whole, 'ms at once').to.be.below(BOUND);
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
  ]) {
    it(`is survived in a stream: ${name}`, function () {
      this.timeout(60_000);
      const text = hostile[name]!.slice(0, 300_000);
      const host = document.createElement('div');
      const renderer = createMarkdownRenderer(host);
      const start = performance.now();
      for (let at = 0; at < text.length; at += 500) renderer.append(text.slice(at, at + 500));
      renderer.end();
      expect(performance.now() - start, 'ms in 600 pieces').to.be.below(BOUND);
    });
  }
});
