import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LoquiErrorEvent } from '../events.js';
import { inside } from '../testing/inside.js';
import { assistant, frames, mara, messageOf, stage } from '../testing/room.js';
import '../panels/loqui-chat/define.js';
import '../views/loqui-connection-status/define.js';
import '../views/loqui-error-state/define.js';
import '../views/loqui-message/define.js';
import { knownCodes } from './failure-words.js';

const RAW = [
  '/loqui cannot be reached. Is the server running, and is this page allowed to call it?',
  'Bad message.send: parts.0.text: Invalid length: Expected <=32000 but received 40000',
  'LoquiError: {"error":{"code":"internal"}}',
  'The server answered 502 Bad Gateway. Is https://chat.example.com/loqui/events where Loqui is mounted?',
  'connect ECONNREFUSED 10.0.0.7:5432',
];
const codes = [...knownCodes, 'provider-of-tomorrow', 'never-heard-of', ''];
const LEAK = /\/loqui|message\.send|parts\.0|LoquiError|https?:|[{}"]|ECONN|\d{3} |never-heard-of|(?:^|\W)[a-z]+-[a-z-]+-[a-z]+(?:$|\W)/;

const textOf = (element: Element | null | undefined): string => (element?.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('failures', () => {
  const { warn } = console;
  let warned: unknown[] = [];
  before(() => (console.warn = (...words: unknown[]) => void warned.push(words[0])));
  beforeEach(() => (warned = []));
  after(() => (console.warn = warn));

  for (const lang of ['en', 'de']) {
    it(`are shown in words for people, for every code and message (${lang})`, async () => {
      const place = await fixture(html`<div lang=${lang}></div>`);
      const shown: string[] = [];
      for (const [index, code] of codes.entries()) {
        const error = { code, message: RAW[index % RAW.length] ?? '' };
        const status = document.createElement('loqui-connection-status');
        status.connection = { status: 'closed', error };
        const messages = [mara, assistant].map((author) => {
          const message = document.createElement('loqui-message');
          message.own = author === mara;
          message.message = messageOf(author, 'Hello', { status: 'failed', error });
          return message;
        });
        place.replaceChildren(status, ...messages);
        await frames(1);
        for (const message of messages) await waitUntil(() => message.shadowRoot?.querySelector('[part="status"]'));
        shown.push(textOf(status), ...messages.map((message) => message.shadowRoot?.querySelector('[part="status"]')?.textContent ?? ''));
      }
      expect(shown.filter((text) => text.trim() === '')).to.deep.equal([]);
      expect(shown.filter((text) => LEAK.test(text))).to.deep.equal([]);
    });
  }

  it('of acts are shown as a sentence in the panel; the event and the console have the error itself', async () => {
    const on = stage();
    const panel = await fixture(html`<loqui-chat .handle=${on.room}></loqui-chat>`);
    await on.live;
    await frames();
    for (const [index, code] of codes.entries()) {
      const error = Object.assign(new Error(RAW[index % RAW.length]), { code });
      panel.dispatchEvent(new LoquiErrorEvent(error));
      await frames(1);
      const text = textOf(inside(panel, 'loqui-error-state'));
      expect(text, code).not.to.match(LEAK);
      expect(text.length, code).to.be.greaterThan(10);
      expect(warned.at(-1), code).to.equal(error);
    }
  });

  it('keep the words that a site or an agent chose for people', async () => {
    const muted = { code: 'muted', message: 'You are muted until tomorrow.' };
    const element = await fixture(html`<loqui-message own .message=${messageOf(mara, 'Hello', { status: 'failed', error: muted })}></loqui-message>`);
    await waitUntil(() => element.shadowRoot?.querySelector('.reason'));
    expect(element.shadowRoot?.querySelector('.reason')?.textContent).to.equal('You are muted until tomorrow.');
  });
});
