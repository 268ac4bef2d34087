/** What a person does who has no pointer, in dialogs, menus, tabs, trees and notices: each task by keys alone, on the built elements. */
import { describe, expect, it } from 'vitest';
import { expectFocus, goTo, pagesByKeys, press } from './by-keys.js';

describe('By keys alone, a person', () => {
  const { open, expectAccessible, page } = pagesByKeys();

  it('closes a dialog in a dialog, and then the outer one', async () => {
    await open(
      `<button id="open">Leave</button>
      <loqui-dialog heading="Leave this room?"><button id="more">What is lost?</button><loqui-dialog heading="What is lost"><p>Nothing.</p></loqui-dialog></loqui-dialog>`,
      `const [outer, inner] = document.querySelectorAll('loqui-dialog');
      document.querySelector('#open').addEventListener('click', () => outer.show());
      document.querySelector('#more').addEventListener('click', () => inner.show());`,
    );
    const outer = page().getByRole('dialog', { name: 'Leave this room?' });
    const inner = page().getByRole('dialog', { name: 'What is lost' });
    await press(page(), 'Tab', 'Enter');
    await outer.waitFor();
    await goTo(page(), page().getByRole('button', { name: 'What is lost?' }));
    await press(page(), 'Space');
    await inner.waitFor();
    await expectAccessible();
    await press(page(), 'Escape');
    await inner.waitFor({ state: 'hidden' });
    await expectFocus(page().getByRole('button', { name: 'What is lost?' }));
    await press(page(), 'Escape');
    await outer.waitFor({ state: 'hidden' });
    await expectFocus(page().getByRole('button', { name: 'Leave', exact: true }));
  });

  it('chooses in a submenu, having gone in and out of it', async () => {
    await open(
      `<loqui-button id="opener">Actions</loqui-button>
      <loqui-menu for="opener">
        <loqui-menu-item value="copy">Copy</loqui-menu-item>
        <loqui-menu-item value="share">Share<loqui-menu slot="submenu"><loqui-menu-item value="mail">By mail</loqui-menu-item><loqui-menu-item value="link">As a link</loqui-menu-item></loqui-menu></loqui-menu-item>
      </loqui-menu><output></output>`,
      `document.addEventListener('loqui-select', ({ value }) => (document.querySelector('output').textContent = value));`,
    );
    const item = (name: string) => page().getByRole('menuitem', { name, exact: true });
    const opener = page().getByRole('button', { name: 'Actions' });
    await goTo(page(), opener);
    await press(page(), 'ArrowDown');
    await expectFocus(item('Copy'));
    await page().keyboard.type('sh');
    await expectFocus(item('Share'));
    await press(page(), 'ArrowRight');
    await expectFocus(item('By mail'));
    await expectAccessible();
    await press(page(), 'ArrowLeft');
    await expectFocus(item('Share'));
    await item('By mail').waitFor({ state: 'hidden' });
    await press(page(), 'Enter');
    await expectFocus(item('By mail'));
    await press(page(), 'End', 'Enter');
    await expect.poll(() => page().locator('output').innerText()).toBe('link');
    await expectFocus(opener);
  });

  it('opens the context menu of a place, checks one of its items, and comes back', async () => {
    await open(
      `<button id="row">Release notes</button>
      <loqui-menu for="row" trigger="context"><loqui-menu-item value="open">Open</loqui-menu-item><loqui-menu-item type="checkbox" value="pin">Pin</loqui-menu-item></loqui-menu>`,
    );
    const row = page().getByRole('button', { name: 'Release notes' });
    await goTo(page(), row);
    await press(page(), 'Shift+F10');
    await expectFocus(page().getByRole('menuitem', { name: 'Open' }));
    await press(page(), 'ArrowUp');
    await expectFocus(page().getByRole('menuitemcheckbox', { name: 'Pin', checked: false }));
    await press(page(), 'Enter');
    await expectFocus(row);
    await press(page(), 'ContextMenu', 'ArrowUp');
    await expectFocus(page().getByRole('menuitemcheckbox', { name: 'Pin', checked: true }));
    await press(page(), 'Escape');
    await expectFocus(row);
  });

  it('changes tabs and closes one', async () => {
    const names = ['Messages', 'Files', 'Members'];
    await open(
      `<loqui-tabs label="Room">${names.map((name) => `<loqui-tab panel="${name}"${name === 'Files' ? ' closable' : ''}>${name}</loqui-tab><loqui-tab-panel name="${name}">All ${name.toLowerCase()} <button>Add to ${name}</button></loqui-tab-panel>`).join('')}</loqui-tabs>`,
    );
    const tab = (name: string) => page().getByRole('tab', { name, selected: true });
    await goTo(page(), tab('Messages'));
    await press(page(), 'ArrowRight');
    await expectFocus(tab('Files'));
    await page().getByRole('tabpanel', { name: 'Files' }).getByText('All files').waitFor();
    await expectAccessible();
    await goTo(page(), page().getByRole('button', { name: 'Add to Files' }));
    await goTo(page(), tab('Files'), 'Shift+Tab');
    await press(page(), 'Delete');
    await expectFocus(tab('Members'));
    await expect.poll(() => page().getByRole('tab').allInnerTexts()).toEqual(['Messages', 'Members']);
    await press(page(), 'Home');
    await expectFocus(tab('Messages'));
    await page().getByText('All messages').waitFor();
  });

  it('expands a tree, goes down and selects', async () => {
    await open(
      `<loqui-tree label="Files" selection="multiple">
        <loqui-tree-item value="src">src<loqui-tree-item value="api">api<loqui-tree-item value="get">get.ts</loqui-tree-item></loqui-tree-item><loqui-tree-item value="main">main.ts</loqui-tree-item></loqui-tree-item>
        <loqui-tree-item value="readme">README.md</loqui-tree-item>
      </loqui-tree>`,
    );
    const item = (name: string) => page().getByRole('treeitem', { name, exact: true });
    const selected = (): Promise<readonly string[]> => page().evaluate(() => document.querySelector('loqui-tree')!.selectedItems.map(({ value }) => value));
    await goTo(page(), item('src'));
    await press(page(), 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await expectFocus(item('get.ts'));
    await press(page(), 'Space');
    expect(await selected()).toEqual(['get']);
    await page().keyboard.type('rea');
    await expectFocus(item('README.md'));
    await press(page(), 'Space');
    expect(await selected()).toEqual(['get', 'readme']);
    await expectAccessible();
    await press(page(), 'ArrowUp', 'ArrowLeft', 'ArrowLeft');
    await expectFocus(item('src'));
    await item('get.ts').waitFor({ state: 'hidden' });
  });

  it('takes an act back in a toast, and dismisses the next by Escape', async () => {
    await open(
      `<button id="delete">Delete</button><loqui-toasts></loqui-toasts><output></output>`,
      `document.querySelector('#delete').addEventListener('click', () => document.querySelector('loqui-toasts').show('The message was deleted.', {
        action: { label: 'Undo', run: () => (document.querySelector('output').textContent = 'undone') } }));`,
    );
    const [remove, undo] = [page().getByRole('button', { name: 'Delete' }), page().getByRole('button', { name: 'Undo' })];
    await goTo(page(), remove);
    await press(page(), 'Enter');
    await goTo(page(), undo);
    await expectAccessible();
    await press(page(), 'Enter');
    await expect.poll(() => page().locator('output').innerText()).toBe('undone');
    await undo.waitFor({ state: 'detached' });
    await expectFocus(remove);
    await press(page(), 'Enter');
    await undo.waitFor();
    await press(page(), 'Escape');
    await undo.waitFor({ state: 'detached' });
    await expectFocus(remove);
  });

  it('reads a tooltip, hides it, and reads what a popover and a disclosure hold', async () => {
    await open(
      `<button id="pin">Pin</button><loqui-tooltip for="pin">Keeps it at the top</loqui-tooltip>
      <button id="who">Who is here</button><loqui-popover for="who">Mara and Jonas <button>Invite</button></loqui-popover>
      <loqui-disclosure summary="How it was found">By a search.</loqui-disclosure>`,
    );
    const [tooltip, who] = [page().getByRole('tooltip', { name: 'Keeps it at the top' }), page().getByRole('button', { name: 'Who is here' })];
    await goTo(page(), page().getByRole('button', { name: 'Pin' }));
    await tooltip.waitFor();
    await press(page(), 'Escape');
    await tooltip.waitFor({ state: 'hidden' });
    await goTo(page(), who);
    await press(page(), 'Enter');
    await goTo(page(), page().getByRole('button', { name: 'Invite' }));
    await press(page(), 'Escape');
    await expectFocus(who);
    expect(await who.getAttribute('aria-expanded')).toBe('false');
    await press(page(), 'Tab', 'Enter');
    await page().getByText('By a search.').waitFor();
  });
});
