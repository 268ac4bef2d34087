import { expect, waitUntil } from '@open-wc/testing';
import { inside } from '../../testing/inside.js';
import { ask, button, clientOf, endVisits, listOf, openList, rows, scene, titleOf, titles, withThree } from '../../testing/private-conversations.js';
import { frames, rest } from '../../testing/room.js';

afterEach(endVisits);

describe('loqui-conversations', () => {
  it('shows the newest conversation first, and closes when one is opened', async () => {
    const { panel } = await withThree();
    expect(titles(panel)).to.deep.equal(['Gamma', 'Beta', 'Alpha']);
    expect(button(panel, 'Conversations').ariaExpanded).to.equal('true');
    expect(inside(panel, '.foot').inert).to.equal(true);
    rows(panel)[2]?.querySelector<HTMLElement>('.open')?.click();
    await waitUntil(() => titleOf(panel) === 'Alpha');
    expect(panel.shadowRoot?.querySelector('loqui-conversations')).to.equal(null);
    await openList(panel);
    await waitUntil(() => rows(panel).length === 3);
    expect(rows(panel)[2]?.querySelector('.open')?.ariaCurrent).to.equal('true');
  });

  it('is accessible in both schemes while a title is edited and a removal waits', async () => {
    const { panel } = await withThree();
    rows(panel)[0]?.querySelector<HTMLElement>('.rename')?.click();
    rows(panel)[1]?.querySelector<HTMLElement>('.acts button:last-child')?.click();
    await frames();
    for (const scheme of ['light', 'dark']) {
      document.documentElement.style.colorScheme = scheme;
      await rest();
      await expect(panel).to.be.accessible();
    }
    document.documentElement.style.colorScheme = '';
  });

  it('closes on Escape, and returns the focus to its button', async () => {
    const { panel } = await withThree();
    const active = () => listOf(panel).shadowRoot?.activeElement;
    expect(active()?.getAttribute('type')).to.equal('search');
    active()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    await waitUntil(() => panel.shadowRoot?.querySelector('loqui-conversations') === null);
    await frames();
    expect(inside(panel, 'loqui-room-header').shadowRoot?.activeElement).to.equal(button(panel, 'Conversations'));
    expect(inside(panel, '.foot').inert).to.equal(false);
  });

  it('moves the focus on the arrow keys', async () => {
    const { panel } = await withThree();
    const root = listOf(panel).shadowRoot;
    const press = (key: string) => root?.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    press('ArrowDown');
    press('ArrowDown');
    expect(root?.activeElement?.textContent).to.contain('Beta');
    press('ArrowUp');
    press('ArrowUp');
    expect(root?.activeElement?.getAttribute('type')).to.equal('search');
  });

  it('filters by title', async () => {
    const { panel } = await withThree();
    const field = inside(panel, 'loqui-conversations', 'input[type="search"]') as HTMLInputElement;
    field.value = 'bet';
    field.dispatchEvent(new InputEvent('input'));
    await waitUntil(() => titles(panel).join() === 'Beta');
    field.value = 'nothing';
    field.dispatchEvent(new InputEvent('input'));
    await waitUntil(() => listOf(panel).shadowRoot?.querySelector('.note')?.textContent === 'No title holds this.');
  });

  it('renames a conversation, in the list and in the header', async () => {
    const { panel } = await withThree();
    rows(panel)[2]?.querySelector<HTMLElement>('.open')?.click();
    await waitUntil(() => titleOf(panel) === 'Alpha');
    await openList(panel);
    await waitUntil(() => rows(panel).length === 3);
    rows(panel)[2]?.querySelector<HTMLElement>('.rename')?.click();
    await frames();
    const root = listOf(panel).shadowRoot;
    const field = root?.querySelector<HTMLInputElement>('form input');
    expect(root?.activeElement).to.equal(field);
    if (field) field.value = ' Omega ';
    root?.querySelector('form')?.requestSubmit();
    await waitUntil(() => titles(panel).includes('Omega') && titleOf(panel) === 'Omega');
    expect(root?.activeElement?.getAttribute('aria-label')).to.equal('Rename “Omega”');
  });

  it('deletes a conversation, with a way to undo it', async () => {
    const { panel, client } = await withThree();
    rows(panel)[0]?.querySelector<HTMLElement>('.acts button:last-child')?.click();
    await waitUntil(() => titles(panel).join() === 'Beta,Alpha');
    await frames();
    const root = listOf(panel).shadowRoot;
    expect(root?.querySelector('[role="status"] .undo')?.textContent).to.match(/“\u2068Gamma\u2069” was deleted/);
    expect(root?.activeElement?.textContent).to.equal('Undo');
    (root?.activeElement as HTMLElement).click();
    await waitUntil(() => titles(panel).join() === 'Gamma,Beta,Alpha');
    expect(client.conversations.state.leaving).to.deep.equal([]);
  });

  it('shows a new chat in place of a deleted one', async () => {
    const { panel } = await scene();
    const id = await ask(panel, 'Hello');
    await openList(panel);
    await waitUntil(() => rows(panel).length === 1);
    rows(panel)[0]?.querySelector<HTMLElement>('.acts button:last-child')?.click();
    await waitUntil(() => panel.conversation === '' && panel.opened?.id !== id);
    expect(panel.shadowRoot?.querySelector('loqui-conversations'), 'the list stays').not.to.equal(null);
  });

  it('shows that it is empty, and that it could not be loaded', async () => {
    const { panel } = await scene();
    await openList(panel);
    await waitUntil(() => listOf(panel).shadowRoot?.querySelector('.note')?.textContent === 'No conversations yet');
    await rest();
    await expect(panel).to.be.accessible();
  });

  it('follows changes while it is open', async () => {
    const { server, panel } = await withThree();
    await clientOf(server).conversation().send('From the telephone');
    await waitUntil(() => titles(panel)[0] === 'From the telephone');
  });
});
