import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LoquiError } from '@loqui/core';
import { LoquiErrorEvent, LoquiRetryEvent, LoquiSendEvent, LoquiStopEvent } from '../events.js';
import { assistant, frames, mara, messageOf, stage, type Stage } from '../testing/room.js';
import './define.js';
import type { LoquiProvider } from './loqui-provider.js';

const textsOn = (on: Stage): string[] => on.server.messages('lobby').flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])));

describe('loqui-provider', () => {
  it('fetches the code of a client when it has to make one, and then applies earlier acts', async () => {
    const on = stage();
    const provider = await fixture<LoquiProvider>(
      html`<loqui-provider room="early" .transport=${on.server.transport(mara)}><loqui-provider id="inner" room="second"></loqui-provider></loqui-provider>`,
    );
    expect(provider.opened).to.equal(undefined);
    const inner = provider.querySelector('loqui-provider')!;
    expect(inner.opened).to.equal(undefined);
    provider.dispatchEvent(new LoquiSendEvent('Already here'));
    await waitUntil(() => on.server.messages('early').length === 1);
    expect(provider.opened?.id).to.equal('early');
    await waitUntil(() => inner.opened?.id === 'second');
    inner.dispatchEvent(new LoquiSendEvent('By the same client'));
    await waitUntil(() => on.server.messages('second').length === 1);
  });

  it('fetches nothing when the page sets a client, and opens its room at once', async () => {
    const on = stage();
    const provider = document.createElement('loqui-provider');
    provider.client = on.client;
    provider.room = 'lobby';
    document.body.append(provider);
    await provider.updateComplete;
    expect(provider.opened).to.equal(on.client.room('lobby'));
    provider.remove();
  });

  it('applies the acts of the elements inside it', async () => {
    const on = stage();
    const provider = await fixture<LoquiProvider>(html`<loqui-provider .handle=${on.room}><button>Act</button></loqui-provider>`);
    await on.live;
    provider.querySelector('button')?.dispatchEvent(new LoquiSendEvent('Hello', ['assistant']));
    await waitUntil(() => on.server.messages('lobby').length === 1);
    expect(on.server.messages('lobby')[0]?.to).to.deep.equal(['assistant']);
  });

  it('applies no act that the page cancels, wherever it listens', async () => {
    const on = stage();
    const provider = await fixture<LoquiProvider>(html`<loqui-provider .handle=${on.room}><button>Act</button></loqui-provider>`);
    await on.live;
    const veto = (event: Event): void => event.preventDefault();
    document.addEventListener(LoquiSendEvent.type, veto);
    provider.querySelector('button')?.dispatchEvent(new LoquiSendEvent('Hello'));
    document.removeEventListener(LoquiSendEvent.type, veto);
    // Messages arrive in order: the vetoed one would precede this one.
    provider.querySelector('button')?.dispatchEvent(new LoquiSendEvent('After'));
    await waitUntil(() => on.server.messages('lobby').length > 0);
    expect(textsOn(on)).to.deep.equal(['After']);
  });

  it('stops a run by its id, and requests an answer again', async () => {
    const seen: string[] = [];
    const on = stage({
      onCommand: (command) => {
        if (command.type === 'run.stop') {
          seen.push(`stop ${command.run}`);
          return { stopped: true };
        }
        if (command.type === 'run.retry') {
          seen.push(`again ${command.message}`);
          return { run: 'r2' };
        }
        return undefined;
      },
    });
    const answer = on.say(assistant, 'Half', { status: 'stopped' });
    const provider = await fixture<LoquiProvider>(html`<loqui-provider .handle=${on.room}></loqui-provider>`);
    await on.live;
    provider.dispatchEvent(new LoquiStopEvent('r1'));
    provider.dispatchEvent(new LoquiRetryEvent(answer.id));
    await waitUntil(() => seen.length === 2);
    expect(seen).to.deep.equal(['stop r1', `again ${answer.id}`]);
  });

  it('asks the room’s first agent, also with a message from before the room sent its agents', async () => {
    const on = stage();
    const provider = await fixture<LoquiProvider>(html`<loqui-provider .handle=${on.room}></loqui-provider>`);
    provider.dispatchEvent(new LoquiSendEvent('Early', ['']));
    await waitUntil(() => on.server.messages('lobby').length === 1);
    expect(on.server.messages('lobby')[0]?.to).to.deep.equal(['assistant']);
  });

  it('emits the error of an act at the element that the act came from', async () => {
    const on = stage({
      onCommand: (command) => {
        if (command.type === 'run.stop') throw new LoquiError({ code: 'not-found', message: 'No such run.' });
        return undefined;
      },
    });
    const provider = await fixture<LoquiProvider>(html`<loqui-provider .handle=${on.room}><button>Act</button></loqui-provider>`);
    await on.live;
    const button = provider.querySelector('button')!;
    const failure = new Promise<LoquiErrorEvent>((resolve) => provider.addEventListener(LoquiErrorEvent.type, (event) => resolve(event)));
    button.dispatchEvent(new LoquiStopEvent('r1'));
    const event = await failure;
    expect(event.error.code).to.equal('not-found');
    expect(event.target).to.equal(button);
  });

  it('retries a failed message of ours with the same id', async () => {
    let refuse = true;
    const on = stage({
      onCommand: (command) => {
        if (command.type === 'message.send' && refuse) throw new LoquiError({ code: 'forbidden', message: 'Not now.' });
        return undefined;
      },
    });
    const provider = await fixture<LoquiProvider>(html`<loqui-provider .handle=${on.room}></loqui-provider>`);
    await on.live;
    const shown = new Promise<string | undefined>((resolve) => provider.addEventListener(LoquiErrorEvent.type, (event) => resolve(event.shown)));
    provider.dispatchEvent(new LoquiSendEvent('Hello'));
    expect(await shown).to.equal('message');
    const [failed] = on.room.messages.items;
    expect(failed?.status).to.equal('failed');
    refuse = false;
    provider.dispatchEvent(new LoquiRetryEvent(failed?.id ?? ''));
    await waitUntil(() => on.server.messages('lobby').length === 1);
    expect(on.server.messages('lobby')[0]?.id).to.equal(failed?.id);
  });

  it('applies an act once, also inside another provider', async () => {
    const on = stage();
    const outer = await fixture(
      html`<loqui-provider .handle=${on.room}
        ><loqui-provider id="inner" .handle=${on.room}><button>Act</button></loqui-provider></loqui-provider
      >`,
    );
    await on.live;
    outer.querySelector('button')?.dispatchEvent(new LoquiSendEvent('Hello'));
    outer.querySelector('button')?.dispatchEvent(new LoquiSendEvent('After'));
    await waitUntil(() => textsOn(on).includes('After'));
    expect(textsOn(on)).to.deep.equal(['Hello', 'After']);
  });

  it('shares its client with a provider inside it that has only a room', async () => {
    const on = stage();
    const outer = await fixture<LoquiProvider>(
      html`<loqui-provider .client=${on.client} room="lobby"><loqui-provider id="inner" room="other"></loqui-provider></loqui-provider>`,
    );
    const inner = outer.querySelector('loqui-provider')!;
    await inner.updateComplete;
    await frames();
    expect(inner.opened).to.equal(on.client.room('other'));
  });

  it('keeps its room when it is moved in the page, and leaves it when it is removed', async () => {
    const on = stage();
    const place = await fixture(
      html`<div>
        <loqui-provider .client=${on.client} room="moved"></loqui-provider>
        <section></section>
      </div>`,
    );
    const provider = place.querySelector('loqui-provider')!;
    await provider.updateComplete;
    const room = provider.opened;
    place.querySelector('section')?.append(provider);
    await frames(1);
    expect(provider.opened).to.equal(room);
    expect(room).not.to.equal(undefined);
    provider.remove();
    await frames(1);
    expect(provider.opened).to.equal(undefined);
  });

  it('neither closes a client nor leaves a room that the page has set', async () => {
    const on = stage();
    const provider = await fixture<LoquiProvider>(html`<loqui-provider .client=${on.client} room="lobby"></loqui-provider>`);
    await on.live;
    let ended = false;
    on.room.info$.subscribe({ complete: () => (ended = true) });
    provider.remove();
    await frames(1);
    on.server.emit('lobby', { type: 'message.created', message: messageOf(mara, 'Still here') });
    expect(ended).to.equal(false);
    expect(on.room.messages.items).to.have.length(1);
  });
});
