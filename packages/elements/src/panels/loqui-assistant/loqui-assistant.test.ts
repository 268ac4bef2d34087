import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { Command } from '@loqui/core';
import type { LoquiComposer } from '../../views/loqui-composer/loqui-composer.js';
import { inside } from '../../testing/inside.js';
import { assistant, frames, rest, stage, type Stage } from '../../testing/room.js';
import type { RoomPanel } from '../room-panel.js';
import './define.js';

const composerOf = (panel: Element): LoquiComposer => inside(panel, 'loqui-room-composer', 'loqui-composer');

/** Fetched on first use. */
async function emptyStateOf(panel: Element): Promise<HTMLElement> {
  const empty = inside(panel, 'loqui-room-empty');
  await waitUntil(() => empty.shadowRoot?.querySelector('loqui-empty-state')?.shadowRoot?.querySelector('h2'));
  return inside(empty, 'loqui-empty-state');
}

async function show(on: Stage): Promise<RoomPanel> {
  const panel = await fixture<RoomPanel>(html`<loqui-assistant .handle=${on.room} suggestions='["What is new?"]'></loqui-assistant>`);
  await on.live;
  await frames();
  return panel;
}

describe('loqui-assistant', () => {
  it('greets, offers suggestions, and asks its agent', async () => {
    const on = stage();
    const panel = await show(on);
    expect(composerOf(panel).placeholder).to.equal('Ask Assistant');
    const state = await emptyStateOf(panel);
    expect(state.shadowRoot?.textContent).to.contain('What can Assistant do for you?');
    await expect(panel).to.be.accessible();
    inside(state, 'button').click();
    await waitUntil(() => on.server.messages('lobby').length === 1);
    expect(on.server.messages('lobby')[0]?.to).to.deep.equal(['assistant']);
  });

  it('keeps greeting and suggestions inside a narrow panel', async () => {
    const panel = await show(stage());
    panel.style.width = '280px';
    await frames();
    const state = await emptyStateOf(panel);
    for (const part of state.shadowRoot?.querySelectorAll('h2, p, button') ?? [])
      expect(part.getBoundingClientRect().right).to.be.at.most(panel.getBoundingClientRect().right);
  });

  it('turns send into stop while its agent answers, and stops that run', async () => {
    const stopped: string[] = [];
    const on = stage({
      onCommand: (command: Command) => {
        if (command.type !== 'run.stop') return undefined;
        stopped.push(command.run);
        return { stopped: true };
      },
    });
    const panel = await show(on);
    const answer = on.say(assistant, '', { status: 'streaming', run: 'r1' });
    on.server.emit('lobby', {
      type: 'run.updated',
      run: { id: 'r1', agent: 'assistant', status: 'running', message: answer.id, asked: '', asker: 'mara', startedAt: 0 },
    });
    await frames();
    inside(composerOf(panel), '[part~="stop"]').click();
    await waitUntil(() => stopped.length === 1);
    expect(stopped).to.deep.equal(['r1']);
    await rest();
    await expect(panel).to.be.accessible();
  });
});
