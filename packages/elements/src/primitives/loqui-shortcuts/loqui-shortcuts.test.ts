import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { commandsOf } from '../../commands/command-registry.js';
import { inBothSchemes, settle } from '../../testing/schemes.js';
import type { LoquiShortcuts } from './loqui-shortcuts.js';
import './define.js';

const linesOf = (sheet: LoquiShortcuts): string[] =>
  [...sheet.shadowRoot!.querySelectorAll('.shortcut')].map(
    (line) => `${line.querySelector('dt')?.textContent ?? ''}: ${line.querySelector('dd')?.textContent.replace(/\s/g, '') ?? ''}`,
  );

describe('loqui-shortcuts', () => {
  it('lists the keys of what is registered around it, by groups, also those that others obey', async () => {
    const place = await fixture<HTMLElement>(html`<div><loqui-shortcuts></loqui-shortcuts></div>`);
    const dispose = commandsOf(place).register(
      { id: 'inbox', title: 'Go to the inbox', group: 'Go', shortcut: 'g i', run: () => undefined },
      { id: 'send', title: 'Send', group: 'Text', shortcut: 'Enter' },
      { id: 'bare', title: 'Without keys', run: () => undefined },
      { id: 'off', title: 'Not now', shortcut: 'x', when: () => false },
    );
    const sheet = place.querySelector('loqui-shortcuts')!;
    sheet.show();
    await sheet.updateComplete;
    expect(linesOf(sheet).slice(0, 2)).to.satisfy((lines: string[]) => lines[0] === 'Go to the inbox: GI' && /^Send: (Enter|↩)$/.test(lines[1] ?? ''));
    expect(linesOf(sheet)).to.have.length(2);
    expect([...sheet.shadowRoot!.querySelectorAll('h3')].map(({ textContent }) => textContent)).to.deep.equal(['Go', 'Text']);
    await inBothSchemes(async () => {
      settle(sheet.shadowRoot!);
      await expect(sheet).to.be.accessible();
    });
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !sheet.open);
    dispose();
    sheet.show();
    await sheet.updateComplete;
    expect(sheet.shadowRoot?.querySelector('p')?.textContent).to.equal('There are no shortcuts here.');
  });
});
