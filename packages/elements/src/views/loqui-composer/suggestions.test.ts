import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { commandsOf } from '../../commands/command-registry.js';
import type { Suggestion } from '../../commands/suggestion.js';
import { LoquiCommandEvent, LoquiSendEvent, LoquiStopEvent } from '../../events.js';
import { inBothSchemes, settle } from '../../testing/schemes.js';
import { wordAt } from './suggestion-finder.js';
import type { LoquiComposer } from './loqui-composer.js';
import './define.js';

const people: readonly Suggestion[] = ['Mara Lindt', 'Jonas Weber', 'Inês Carvalho'].map((name) => ({ id: name, title: name, text: `@${name}` }));

interface Scene {
  readonly composer: LoquiComposer;
  readonly input: HTMLTextAreaElement;
  readonly ran: string[];
  readonly sent: string[];
}

async function scene(): Promise<Scene> {
  const place = await fixture<HTMLElement>(html`<div style="padding-block-start: 280px"><loqui-composer placeholder="Message"></loqui-composer></div>`);
  const composer = place.querySelector('loqui-composer')!;
  const ran: string[] = [];
  const sent: string[] = [];
  composer.addEventListener(LoquiSendEvent.type, ({ text }) => sent.push(text));
  commandsOf(place).register(
    { id: 'new', title: 'New conversation', slash: 'new', run: () => ran.push('new') },
    { id: 'newest', title: 'Newest message', slash: 'newest', run: () => ran.push('newest') },
    { id: 'none', title: 'Without a slash', run: () => ran.push('none') },
  );
  commandsOf(place).registerKind({
    id: 'people',
    sign: '@',
    title: 'People',
    find: (query) => people.filter(({ title }) => title.toLowerCase().includes(query.toLowerCase())),
  });
  const input = composer.shadowRoot!.querySelector('textarea')!;
  input.focus();
  return { composer, input, ran, sent };
}

const rows = (composer: LoquiComposer): string[] => [...composer.shadowRoot!.querySelectorAll('.option .name')].map(({ textContent }) => textContent);
const shows = (composer: LoquiComposer, ...labels: string[]): Promise<void> =>
  waitUntil(() => rows(composer).join() === labels.join(), `shows ${labels.join()}`, { timeout: 5000 });

describe('suggestions of the composer', () => {
  it('list people after a sign, and write the one that is chosen', async () => {
    const { composer, input, sent } = await scene();
    await sendKeys({ type: 'Ask @' });
    await shows(composer, 'Mara Lindt', 'Jonas Weber', 'Inês Carvalho');
    await sendKeys({ type: 'jo' });
    await shows(composer, 'Jonas Weber');
    await sendKeys({ press: 'Enter' });
    await shows(composer);
    expect(input.value).to.equal('Ask @Jonas Weber ');
    expect(composer.value).to.equal('Ask @Jonas Weber ');
    expect(sent).to.deep.equal([]);
    await sendKeys({ type: 'today' });
    await sendKeys({ press: 'Enter' });
    expect(sent).to.deep.equal(['Ask @Jonas Weber today']);
  });

  it('run a command after a slash that begins the text, unless the page cancels', async () => {
    const { composer, input, ran, sent } = await scene();
    await sendKeys({ type: '/new' });
    await shows(composer, '/new', '/newest');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Tab' });
    await waitUntil(() => ran.length > 0);
    expect(ran).to.deep.equal(['newest']);
    expect([input.value, composer.value]).to.deep.equal(['', '']);
    composer.addEventListener(LoquiCommandEvent.type, (event) => event.preventDefault(), { once: true });
    await sendKeys({ type: '/new' });
    await shows(composer, '/new', '/newest');
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'a/new' });
    await shows(composer);
    expect(ran).to.deep.equal(['newest']);
    expect(sent).to.deep.equal([]);
  });

  it('close on Escape until another word begins, and leave the next Escape to the composer', async () => {
    const { composer } = await scene();
    composer.busy = true;
    let stops = 0;
    composer.addEventListener(LoquiStopEvent.type, () => (stops += 1));
    await sendKeys({ type: '@' });
    await shows(composer, 'Mara Lindt', 'Jonas Weber', 'Inês Carvalho');
    await sendKeys({ press: 'Escape' });
    await shows(composer);
    expect(stops).to.equal(0);
    await sendKeys({ type: 'm' });
    expect(rows(composer)).to.deep.equal([]);
    await sendKeys({ press: 'Escape' });
    expect(stops).to.equal(1);
    await sendKeys({ type: ' @m' });
    await shows(composer, 'Mara Lindt');
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'ArrowLeft' });
    await shows(composer);
  });

  it('choose by a click, which leaves the focus in the text', async () => {
    const { composer, input } = await scene();
    await sendKeys({ type: '@' });
    await shows(composer, 'Mara Lindt', 'Jonas Weber', 'Inês Carvalho');
    composer.shadowRoot!.querySelectorAll<HTMLElement>('.option')[2]!.click();
    expect(input.value).to.equal('@Inês Carvalho ');
    expect(input.matches(':focus')).to.equal(true);
  });

  it('come later too, and those of an older word are dropped', async () => {
    const { composer } = await scene();
    const asked: { query: string; signal: AbortSignal; resolve: (found: readonly Suggestion[]) => void }[] = [];
    const dispose = commandsOf(composer).registerKind({
      id: 'files',
      sign: '#',
      title: 'Files',
      find: (query, signal) => new Promise((resolve) => asked.push({ query, signal, resolve })),
    });
    await sendKeys({ type: '#' });
    await waitUntil(() => asked.length === 1, '', { timeout: 5000 });
    await sendKeys({ type: 'r' });
    await waitUntil(() => asked.length === 2);
    expect(asked.map(({ query, signal }) => `${query} ${String(signal.aborted)}`)).to.deep.equal([' true', 'r false']);
    asked[0]?.resolve([{ id: 'old', title: 'old.txt', text: '#old.txt' }]);
    asked[1]?.resolve([{ id: 'readme', title: 'readme.md', text: '#readme.md' }]);
    await shows(composer, 'readme.md');
    dispose();
    await shows(composer);
  });

  it('are named by the text area, and accessible in both schemes', async () => {
    const { composer, input } = await scene();
    expect(input.getAttribute('aria-controls')).to.equal(null);
    await sendKeys({ type: '@' });
    await shows(composer, 'Mara Lindt', 'Jonas Weber', 'Inês Carvalho');
    await waitUntil(() => input.getAttribute('aria-controls') === 'suggestions');
    const root = composer.shadowRoot!;
    const active = root.getElementById(input.getAttribute('aria-activedescendant') ?? '');
    expect([active?.getAttribute('role'), active?.ariaSelected, active?.textContent.trim()]).to.deep.equal(['option', 'true', 'Mara Lindt']);
    expect(root.getElementById('suggestions')?.getAttribute('role')).to.equal('listbox');
    expect(root.querySelector('.suggestions')?.matches(':popover-open')).to.equal(true);
    expect(root.querySelector('[role=status]')?.textContent).to.equal('3 suggestions');
    await inBothSchemes(async () => {
      settle(root);
      await expect(composer).to.be.accessible();
    });
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !input.hasAttribute('aria-activedescendant'));
  });
});

describe('wordAt', () => {
  it('finds a sign at the beginning of a word', () => {
    expect(wordAt('Ask @ma', 7)).to.deep.equal({ sign: '@', query: 'ma', from: 4 });
    expect(wordAt('/ne', 3)).to.deep.equal({ sign: '/', query: 'ne', from: 0 });
    for (const text of ['a@b', 'see /etc', '/etc/hosts', 'Ask @ma to', '']) expect(wordAt(text, text.length), text).to.equal(undefined);
  });
});
