import { expect, fixture, html } from '@open-wc/testing';
import { press } from '../../testing/focused.js';
import { inside } from '../../testing/inside.js';
import { clickOn } from '../../testing/pointer.js';
import { frames } from '../../testing/room.js';
import { inBothSchemes } from '../../testing/schemes.js';
import { focusedElement } from '../focus-return.js';
import './define.js';

type Tabs = HTMLElementTagNameMap['loqui-tabs'];
type Tab = HTMLElementTagNameMap['loqui-tab'];

async function stage(options: { readonly dir?: 'ltr' | 'rtl'; readonly value?: string } = {}): Promise<Tabs> {
  const box = await fixture<HTMLElement>(
    html`<div dir=${options.dir ?? 'ltr'}>
      <loqui-tabs label="Files" value=${options.value ?? ''}>
        <loqui-tab panel="a">One</loqui-tab>
        <loqui-tab panel="b" closable>Two</loqui-tab>
        <loqui-tab panel="c" disabled>Three</loqui-tab>
        <loqui-tab panel="d" closable>Four</loqui-tab>
        <loqui-tab-panel name="a">First</loqui-tab-panel>
        <loqui-tab-panel name="b">Second</loqui-tab-panel>
        <loqui-tab-panel name="c">Third</loqui-tab-panel>
        <loqui-tab-panel name="d">Fourth</loqui-tab-panel>
      </loqui-tabs>
    </div>`,
  );
  const tabs = box.querySelector('loqui-tabs')!;
  await frames();
  return tabs;
}

const tab = (tabs: Tabs, panel: string): Tab => tabs.querySelector<Tab>(`loqui-tab[panel="${panel}"]`)!;
const list = (tabs: Tabs): HTMLElement => inside(tabs, '[role="tablist"]');
/** Names of the panels in the layout. */
const shown = (tabs: Tabs): string => tabs.panels.flatMap((panel) => (panel.checkVisibility() ? panel.name : [])).join();
const focused = (): string => focusedElement()?.getAttribute('panel') ?? focusedElement()?.localName ?? '';

describe('loqui-tabs', () => {
  it('has the tree of tabs: roles, names, states, what controls what', async () => {
    const tabs = await stage();
    expect([list(tabs).getAttribute('aria-label'), list(tabs).getAttribute('aria-orientation')]).to.deep.equal(['Files', 'horizontal']);
    expect(tabs.tabs.map(({ role, ariaSelected, ariaDisabled, tabIndex }) => [role, ariaSelected, ariaDisabled, tabIndex])).to.deep.equal([
      ['tab', 'true', null, 0],
      ['tab', 'false', null, -1],
      ['tab', 'false', 'true', -1],
      ['tab', 'false', null, -1],
    ]);
    for (const panel of tabs.panels) {
      const owner = tab(tabs, panel.name);
      expect([panel.role, panel.getAttribute('aria-labelledby'), owner.getAttribute('aria-controls')]).to.deep.equal(['tabpanel', owner.id, panel.id]);
    }
    expect([shown(tabs), tab(tabs, 'a').matches(':state(active)'), tab(tabs, 'b').ariaDescription]).to.deep.equal(['a', true, 'Delete closes it']);
    await inBothSchemes(() => expect(tabs).to.be.accessible());
  });

  for (const [dir, forward, back] of [
    ['ltr', 'ArrowRight', 'ArrowLeft'],
    ['rtl', 'ArrowLeft', 'ArrowRight'],
  ] as const)
    it(`shows what the arrow keys reach, passes over a disabled one, and says so once, ${dir}`, async () => {
      const tabs = await stage({ dir });
      const heard: string[] = [];
      tabs.addEventListener('loqui-tab', ({ value }) => heard.push(value));
      tab(tabs, 'a').focus();
      await press(forward, forward, 'ArrowDown');
      expect([focused(), shown(tabs), tabs.value]).to.deep.equal(['d', 'd', 'd']);
      await press(forward);
      expect([focused(), shown(tabs)]).to.deep.equal(['a', 'a']);
      await press(back, 'Home', 'End');
      expect([focused(), heard]).to.deep.equal(['d', ['b', 'd', 'a', 'd', 'a', 'd']]);
      await press('Tab');
      expect(focused()).to.equal('loqui-tab-panel');
    });

  it('waits for Enter or Space where it is activated by hand', async () => {
    const tabs = await stage();
    tabs.activation = 'manual';
    tab(tabs, 'a').focus();
    await press('ArrowRight');
    expect([focused(), shown(tabs)]).to.deep.equal(['b', 'a']);
    await press('Enter');
    await tabs.updateComplete;
    expect(shown(tabs)).to.equal('b');
    await press('ArrowRight', ' ');
    await tabs.updateComplete;
    expect(shown(tabs)).to.equal('d');
    await press('ArrowLeft');
    expect(tab(tabs, 'b').tabIndex).to.equal(0);
    tab(tabs, 'b').blur();
    expect([tab(tabs, 'b').tabIndex, tab(tabs, 'd').tabIndex]).to.deep.equal([-1, 0]);
  });

  it('is moved through up and down where the tabs are below each other', async () => {
    const tabs = await stage();
    tabs.orientation = 'vertical';
    await tabs.updateComplete;
    expect(list(tabs).getAttribute('aria-orientation')).to.equal('vertical');
    tab(tabs, 'a').focus();
    await press('ArrowRight');
    expect(focused()).to.equal('a');
    await press('ArrowDown');
    expect(focused()).to.equal('b');
    const [above, below] = [tab(tabs, 'a'), tab(tabs, 'b')].map((each) => each.getBoundingClientRect());
    expect(below!.top).to.be.at.least(above!.bottom);
    expect(tabs.panels[1]!.getBoundingClientRect().left).to.be.greaterThan(below!.right);
    await inBothSchemes(() => expect(tabs).to.be.accessible());
  });

  it('is chosen by a click, unless it is disabled or the page cancels it', async () => {
    const tabs = await stage();
    await clickOn(tab(tabs, 'c'));
    expect(shown(tabs)).to.equal('a');
    await clickOn(tab(tabs, 'b'));
    await tabs.updateComplete;
    expect([shown(tabs), focused()]).to.deep.equal(['b', 'b']);
    tabs.addEventListener('loqui-tab', (event) => event.preventDefault());
    tab(tabs, 'd').click();
    await press('ArrowLeft');
    await tabs.updateComplete;
    expect([shown(tabs), focused(), tabs.value]).to.deep.equal(['b', 'b', 'b']);
  });

  it('follows its value, and fires nothing then', async () => {
    const tabs = await stage({ value: 'd' });
    expect(shown(tabs)).to.equal('d');
    let count = 0;
    tabs.addEventListener('loqui-tab', () => (count += 1));
    tabs.value = 'b';
    await tabs.updateComplete;
    expect([shown(tabs), count]).to.deep.equal(['b', 0]);
    tabs.value = 'nothing';
    await tabs.updateComplete;
    expect(shown(tabs)).to.equal('b');
  });

  it('keeps the panel that is shown when another tab comes before it', async () => {
    const tabs = await stage();
    tabs.prepend(Object.assign(document.createElement('loqui-tab'), { panel: 'z', textContent: 'Zero' }));
    await frames();
    expect([shown(tabs), tab(tabs, 'a').tabIndex, tab(tabs, 'z').ariaSelected]).to.deep.equal(['a', 0, 'false']);
  });

  it('closes a tab by Delete, the cross and the middle button; its neighbour has panel and focus', async () => {
    const tabs = await stage({ value: 'b' });
    const heard: string[] = [];
    tabs.addEventListener('loqui-tab-close', ({ value }) => heard.push(value));
    tab(tabs, 'b').focus();
    await press('Delete');
    await frames();
    expect([heard, shown(tabs), focused(), tabs.panels.length]).to.deep.equal([['b'], 'd', 'd', 3]);
    tab(tabs, 'a').focus();
    await press('Delete');
    expect(tabs.tabs.length).to.equal(3);
    await clickOn(inside(tab(tabs, 'd'), '[part="close"]'));
    await frames();
    expect([heard, shown(tabs), tabs.value]).to.deep.equal([['b', 'd'], 'a', 'a']);
    tab(tabs, 'a').closable = true;
    tab(tabs, 'a').dispatchEvent(new MouseEvent('auxclick', { bubbles: true, composed: true, cancelable: true, button: 1 }));
    await frames();
    expect([tabs.tabs.length, shown(tabs), tabs.value]).to.deep.equal([1, '', '']);
  });

  it('leaves a tab to the page that cancels its closing, and moves the focus when it is gone', async () => {
    const tabs = await stage();
    tabs.addEventListener('loqui-tab-close', (event) => event.preventDefault());
    tab(tabs, 'd').focus();
    await press('Delete');
    await frames();
    expect(tabs.tabs.length).to.equal(4);
    tab(tabs, 'd').remove();
    await frames();
    expect(focused()).to.equal('b');
  });

  it('fades where it scrolls, and scrolls to what is reached, but not the page', async () => {
    const tabs = await stage();
    tabs.style.inlineSize = '150px';
    await frames();
    expect([list(tabs).matches('.more-before'), list(tabs).matches('.more-after')]).to.deep.equal([false, true]);
    tab(tabs, 'a').focus();
    await press('End');
    await frames();
    expect([list(tabs).matches('.more-before'), list(tabs).matches('.more-after')]).to.deep.equal([true, false]);
    const at = tab(tabs, 'd').getBoundingClientRect();
    expect(at.right).to.be.at.most(list(tabs).getBoundingClientRect().right + 1);
    tabs.style.inlineSize = '';
    await frames();
    expect([list(tabs).matches('.more-before'), list(tabs).matches('.more-after')]).to.deep.equal([false, false]);
  });

  it('knows nothing of tabs in its panels', async () => {
    const outer = await stage();
    const inner = document.createElement('loqui-tabs');
    inner.innerHTML = '<loqui-tab panel="x">X</loqui-tab><loqui-tab panel="y">Y</loqui-tab>';
    outer.panels[0]!.append(inner);
    await frames();
    tab(inner, 'x').focus();
    await press('ArrowRight');
    expect([inner.value, outer.value, shown(outer)]).to.deep.equal(['y', '', 'a']);
  });
});
