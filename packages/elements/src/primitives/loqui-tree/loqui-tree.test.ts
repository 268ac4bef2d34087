import { expect, fixture, html } from '@open-wc/testing';
import { focusedWords, press } from '../../testing/focused.js';
import { inside } from '../../testing/inside.js';
import { clickOn } from '../../testing/pointer.js';
import { frames } from '../../testing/room.js';
import { inBothSchemes } from '../../testing/schemes.js';
import { focusedElement } from '../focus-return.js';
import './define.js';

type Tree = HTMLElementTagNameMap['loqui-tree'];
type Item = HTMLElementTagNameMap['loqui-tree-item'];

async function stage(selection: 'none' | 'single' | 'multiple' = 'none', dir: 'ltr' | 'rtl' = 'ltr'): Promise<Tree> {
  const box = await fixture<HTMLElement>(
    html`<div dir=${dir}>
      <loqui-tree label="Files" selection=${selection}>
        <loqui-tree-item value="src" expanded
          >src
          <loqui-tree-item value="api"
            >api
            <loqui-tree-item value="get">get.ts</loqui-tree-item>
          </loqui-tree-item>
          <loqui-tree-item value="main" disabled>main.ts</loqui-tree-item>
        </loqui-tree-item>
        <loqui-tree-item value="docs"
          >docs
          <loqui-tree-item value="guide">guide.md</loqui-tree-item>
        </loqui-tree-item>
        <loqui-tree-item value="readme">README.md</loqui-tree-item>
      </loqui-tree>
    </div>`,
  );
  await frames();
  return box.querySelector('loqui-tree')!;
}

const item = (tree: Tree, value: string): Item => tree.querySelector<Item>(`[value="${value}"]`)!;
const row = (each: Item): HTMLElement => inside(each, '[role="treeitem"]');
const shown = (tree: Tree): string[] => tree.items.filter((each) => row(each).checkVisibility()).map(({ text }) => text);

describe('loqui-tree', () => {
  it('has the tree of a tree: names, levels, places, what is expanded', async () => {
    const tree = await stage('multiple');
    const names = ['level', 'posinset', 'setsize', 'expanded', 'selected', 'disabled'];
    expect(tree.items.map((each) => [each.text, ...names.map((name) => row(each).getAttribute(`aria-${name}`) ?? '-')].join(' '))).to.deep.equal([
      'src 1 1 3 true false -',
      'api 2 1 2 false false -',
      'get.ts 3 1 1 - false -',
      'main.ts 2 2 2 - false true',
      'docs 1 2 3 false false -',
      'guide.md 2 1 1 - false -',
      'README.md 1 3 3 - false -',
    ]);
    const box = inside(tree, '[role="tree"]');
    expect([box.getAttribute('aria-label'), box.getAttribute('aria-multiselectable')]).to.deep.equal(['Files', 'true']);
    expect(tree.items.filter((each) => row(each).tabIndex === 0).map(({ text }) => text)).to.deep.equal(['src']);
    await inBothSchemes(() => expect(tree).to.be.accessible());
  });

  for (const [dir, forward, back] of [
    ['ltr', 'ArrowRight', 'ArrowLeft'],
    ['rtl', 'ArrowLeft', 'ArrowRight'],
  ] as const)
    it(`is moved through, expanded and collapsed by arrow keys, ${dir}`, async () => {
      const tree = await stage('none', dir);
      item(tree, 'src').focus();
      const reached: string[] = [];
      for (const key of [forward, forward, forward, 'ArrowUp', 'ArrowUp', 'ArrowUp', 'End', 'ArrowDown', 'Home']) {
        await press(key);
        await frames(1);
        reached.push(focusedWords());
      }
      expect(reached).to.deep.equal(['api', 'api', 'get.ts', 'api', 'src', 'src', 'README.md', 'README.md', 'src']);
      expect(shown(tree)).to.deep.equal(['src', 'api', 'get.ts', 'main.ts', 'docs', 'README.md']);
      item(tree, 'get').focus();
      await press(back);
      expect(focusedWords()).to.equal('api');
      await press(back);
      await frames(1);
      expect(shown(tree)).to.deep.equal(['src', 'api', 'main.ts', 'docs', 'README.md']);
      await press(back, back);
      await frames(1);
      expect([focusedWords(), shown(tree)]).to.deep.equal(['src', ['src', 'docs', 'README.md']]);
    });

  it('is moved through by letters, and `*` expands what is beside', async () => {
    const tree = await stage();
    item(tree, 'src').focus();
    await press('r');
    expect(focusedWords()).to.equal('README.md');
    await press('*');
    await frames(1);
    expect(shown(tree)).to.include('guide.md').and.not.to.include('get.ts');
  });

  it('expands by a click, and fires what is chosen, where nothing can be selected', async () => {
    const tree = await stage();
    const heard: string[] = [];
    tree.addEventListener('loqui-select', ({ value, checked }) => heard.push(`${value} ${String(checked)}`));
    for (const each of tree.items) each.addEventListener('toggle', ({ newState }) => heard.push(`${each.value} ${newState}`));
    await clickOn(row(item(tree, 'docs')));
    await frames(1);
    expect(shown(tree)).to.include('guide.md');
    await clickOn(row(item(tree, 'guide')));
    await press('Enter');
    item(tree, 'docs').click();
    await frames(1);
    expect(heard).to.deep.equal(['docs open', 'guide undefined', 'guide undefined', 'docs closed']);
    expect(tree.selectedItems).to.deep.equal([]);
    expect([row(item(tree, 'docs')).tabIndex, focusedWords()]).to.deep.equal([0, 'docs']);
  });

  it('selects one item', async () => {
    const tree = await stage('single');
    await clickOn(row(item(tree, 'docs')));
    await press('End', ' ');
    await frames(1);
    expect(tree.selectedItems.map(({ value }) => value)).to.deep.equal(['readme']);
    expect([row(item(tree, 'readme')).getAttribute('aria-selected'), item(tree, 'readme').matches(':state(selected)')]).to.deep.equal(['true', true]);
    await clickOn(inside(item(tree, 'docs'), '[part="chevron"]'));
    await frames(1);
    expect([tree.selectedItems.map(({ value }) => value), shown(tree).includes('guide.md')]).to.deep.equal([['readme'], true]);
    tree.addEventListener('loqui-select', (event) => event.preventDefault());
    item(tree, 'docs').click();
    expect(tree.selectedItems.map(({ value }) => value)).to.deep.equal(['readme']);
    await inBothSchemes(() => expect(tree).to.be.accessible());
  });

  it('selects several, with Shift and an arrow, and all', async () => {
    const tree = await stage('multiple');
    const selected = (): string[] => tree.selectedItems.map(({ value }) => value);
    item(tree, 'src').focus();
    await press(' ');
    const shift = (key: string): boolean =>
      focusedElement()!.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey: true, bubbles: true, composed: true, cancelable: true }));
    shift('ArrowDown');
    shift('ArrowDown');
    expect([selected(), focusedWords()]).to.deep.equal([['src', 'api'], 'main.ts']);
    await press('Home', 'Enter');
    expect(selected()).to.deep.equal(['api']);
    const all = (): boolean =>
      focusedElement()!.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, bubbles: true, composed: true, cancelable: true }));
    all();
    expect(selected()).to.deep.equal(['src', 'api', 'docs', 'readme']);
    all();
    expect(selected()).to.deep.equal([]);
  });

  it('keeps one stop for Tab: what was collapsed over it, or was taken away', async () => {
    const tree = await stage();
    const stops = (): string[] => tree.items.filter((each) => row(each).tabIndex === 0 && row(each).checkVisibility()).map(({ text }) => text);
    item(tree, 'api').focus();
    expect(stops()).to.deep.equal(['api']);
    await clickOn(inside(item(tree, 'src'), '[part="chevron"]'));
    await frames(1);
    expect([stops(), focusedWords()]).to.deep.equal([['src'], 'src']);
    item(tree, 'src').remove();
    await frames(1);
    expect(stops()).to.deep.equal(['docs']);
    tree.prepend(Object.assign(document.createElement('loqui-tree-item'), { textContent: 'new' }));
    await frames(1);
    expect([stops(), row(item(tree, 'docs')).getAttribute('aria-posinset')]).to.deep.equal([['docs'], '2']);
  });

  it('loads children when they are asked for, once', async () => {
    const tree = await stage();
    let finish: () => void = () => undefined;
    let count = 0;
    tree.load = async (parent) => {
      count += 1;
      await new Promise<void>((resolve) => (finish = resolve));
      parent.append(Object.assign(document.createElement('loqui-tree-item'), { textContent: 'late.ts' }));
    };
    const lazy = item(tree, 'readme');
    lazy.lazy = true;
    await frames(1);
    expect(row(lazy).getAttribute('aria-expanded')).to.equal('false');
    lazy.focus();
    await press('ArrowRight', 'ArrowRight');
    await frames(1);
    expect([row(lazy).getAttribute('aria-busy'), row(lazy).getAttribute('aria-expanded'), lazy.matches(':state(loading)')]).to.deep.equal([
      'true',
      'false',
      true,
    ]);
    finish();
    await frames();
    expect([shown(tree).at(-1), row(lazy).getAttribute('aria-expanded'), lazy.lazy, count]).to.deep.equal(['late.ts', 'true', false, 1]);
    await press('ArrowRight');
    expect(focusedWords()).to.equal('late.ts');
  });

  it('says that children could not be loaded, and tries again', async () => {
    const tree = await stage();
    const errors: string[] = [];
    tree.addEventListener('loqui-error', ({ error }) => errors.push(error.message));
    tree.load = async () => Promise.reject(new Error('offline'));
    const lazy = item(tree, 'readme');
    lazy.lazy = true;
    lazy.expanded = true;
    await frames();
    expect([errors, lazy.expanded, inside(lazy, '[part="error"]').textContent]).to.deep.equal([['offline'], false, 'That did not work']);
    await inBothSchemes(() => expect(tree).to.be.accessible());
    tree.load = async () => Promise.resolve();
    lazy.click();
    await frames();
    expect([lazy.shadowRoot!.querySelector('[part="error"]'), lazy.lazy, lazy.expanded, row(lazy).getAttribute('aria-expanded')]).to.deep.equal([
      null,
      false,
      false,
      null,
    ]);
  });
});
