import { expect, fixture, html } from '@open-wc/testing';
import type { LitElement, PropertyDeclaration } from 'lit';
import { loaders } from './loaders.js';
import { frames, stage } from './testing/room.js';
import type { RoomPanel } from './panels/room-panel.js';

const ODD: readonly unknown[] = [null, undefined, '', NaN, {}, [], [null], 'x'.repeat(100_000), -1, Infinity, 1e300, true, () => undefined, '[oops'];

/** Uncaught errors during `act` and the updates after it. */
async function uncaught(act: () => unknown): Promise<string[]> {
  const errors: string[] = [];
  const onError = (event: Event): void => {
    errors.push(String(event instanceof ErrorEvent ? event.error : (event as PromiseRejectionEvent).reason));
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of ['error', 'unhandledrejection']) addEventListener(type, onError, { capture: true });
  const { onerror } = globalThis;
  globalThis.onerror = null;
  try {
    await act();
    await frames();
  } catch (error) {
    errors.push(String(error));
  } finally {
    for (const type of ['error', 'unhandledrejection']) removeEventListener(type, onError, { capture: true });
    globalThis.onerror = onerror;
  }
  return errors;
}

let warnings: string[] = [];
const { warn } = console;

describe('odd values', () => {
  before(async () => {
    console.warn = (...words: unknown[]) => void warnings.push(String(words[0]));
    for (const load of Object.values(loaders)) await load();
  });
  beforeEach(() => (warnings = []));
  after(() => (console.warn = warn));

  for (const tag of Object.keys(loaders)) {
    it(`break no render of <${tag}>: each property, each value, before and after it is in the page`, async () => {
      const { elementProperties } = customElements.get(tag) as unknown as { elementProperties: Map<string, PropertyDeclaration & { state?: boolean }> };
      const names = [...elementProperties].filter(([, { state }]) => !state).map(([name]) => name);
      const place = await fixture(html`<div></div>`);
      const errors = await uncaught(async () => {
        for (const value of ODD) {
          const element = document.createElement(tag) as HTMLElement & Pick<LitElement, 'updateComplete'>;
          // `src` is left out: no address is requested.
          for (const name of [...names, 'value', 'draft']) if (name in element && name !== 'src') Reflect.set(element, name, value);
          place.replaceChildren(element);
          await element.updateComplete;
          for (const name of [...names, 'value', 'draft']) {
            if (!(name in element) || name === 'src') continue;
            Reflect.set(element, name, value);
            await element.updateComplete;
          }
        }
        for (const [name, { attribute }] of elementProperties) {
          if (attribute === false || name === 'src') continue;
          const element = document.createElement(tag) as HTMLElement & Pick<LitElement, 'updateComplete'>;
          const written = typeof attribute === 'string' ? attribute : name.toLowerCase();
          place.replaceChildren(element);
          for (const text of ['[oops', '{', 'null', '', 'bubble']) {
            element.setAttribute(written, text);
            await element.updateComplete;
          }
          element.removeAttribute(written);
          await element.updateComplete;
        }
        place.replaceChildren();
      });
      expect(errors).to.deep.equal([]);
    });
  }

  it('are logged once per element and property, with the remedy', async () => {
    const panel = await fixture<RoomPanel>(
      html`<loqui-chat .handle=${stage().room} layout="bubble" density="dense" transport="ws" suggestions="[oops"></loqui-chat>`,
    );
    expect([panel.layout, panel.density, panel.transport, panel.suggestions]).to.deep.equal(['bubbles', 'comfortable', 'auto', []]);
    panel.setAttribute('layout', 'bubbled');
    expect(warnings.filter((each) => each.includes('"layout"'))).to.deep.equal([
      '<loqui-chat> cannot use "bubble" as "layout", and goes on with its default. Give it "bubbles", "flat".',
    ]);
    expect(warnings.find((each) => each.includes('"transport"')))
      .to.contain('"ws"')
      .and.to.contain('"websocket"');
    expect(warnings.find((each) => each.includes('"suggestions"')))
      .to.contain('no JSON')
      .and.to.contain('["one", "two"]');
    expect(warnings.find((each) => each.includes('"density"'))).to.contain('"compact"');
    panel.removeAttribute('layout');
    expect(panel.layout).to.equal('bubbles');
  });

  it('for the agent are logged with the names of the agents in the room, whose first one is asked', async () => {
    const on = stage();
    const panel = await fixture<RoomPanel>(html`<loqui-assistant .handle=${on.room} agent="nobody"></loqui-assistant>`);
    await on.live;
    await frames();
    expect(warnings.filter((each) => each.includes('"nobody"'))).to.have.length(1);
    expect(warnings.find((each) => each.includes('"nobody"'))).to.contain('"assistant"');
    panel.draft = 'Hello';
    expect(panel.draft).to.equal('Hello');
  });

  it('for the draft are kept when they are set before the first render', async () => {
    const on = stage();
    const panel = document.createElement('loqui-chat');
    panel.handle = on.room;
    panel.draft = 'Early';
    expect(panel.draft).to.equal('Early');
    const place = await fixture(html`<div></div>`);
    place.append(panel);
    await on.live;
    await frames();
    expect(panel.draft).to.equal('Early');
  });
});
