import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { ActiveRun, Author } from '@loqui/core';
import type { LoquiSendEvent } from '../events.js';
import { LoquiPresentEvent, LoquiReconnectEvent, LoquiStopEvent } from '../events.js';
import { inside } from '../testing/inside.js';
import { assistant, jonas, mara, rest } from '../testing/room.js';
import '../primitives/loqui-avatar/define.js';
import '../primitives/loqui-time/define.js';
import './loqui-announcer/define.js';
import './loqui-connection-status/define.js';
import './loqui-day-separator/define.js';
import './loqui-empty-state/define.js';
import './loqui-error-state/define.js';
import './loqui-new-messages/define.js';
import './loqui-presence/define.js';
import './loqui-reasoning/define.js';
import './loqui-run-status/define.js';
import './loqui-sources/define.js';
import './loqui-tool-call/define.js';
import './loqui-typing/define.js';

const textIn = (element: Element): string => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();
const run: ActiveRun = {
  id: 'r1',
  agent: 'assistant',
  status: 'running',
  message: 'm',
  asked: 'q',
  asker: 'mara',
  startedAt: 0,
  activity: 'thinking',
  part: 0,
};

describe('loqui-typing', () => {
  it('names one, names two, counts no further', async () => {
    const element = await fixture<HTMLElementTagNameMap['loqui-typing']>(html`<loqui-typing .members=${[jonas]}></loqui-typing>`);
    expect(textIn(element)).to.equal('Jonas is typing');
    element.members = [jonas, mara];
    await element.updateComplete;
    expect(textIn(element)).to.equal('Jonas and Mara Kovač are typing');
    element.members = [jonas, mara, assistant];
    await element.updateComplete;
    expect(textIn(element)).to.equal('Several people are typing');
    await rest();
    await expect(element).to.be.accessible();
  });

  it('keeps its height when nobody types', async () => {
    const element = await fixture<HTMLElementTagNameMap['loqui-typing']>(html`<loqui-typing .members=${[jonas]}></loqui-typing>`);
    const { offsetHeight } = element;
    element.members = [];
    await element.updateComplete;
    expect(textIn(element)).to.equal('');
    expect(element.offsetHeight).to.equal(offsetHeight);
  });

  it('speaks the language around it', async () => {
    const wrapper = await fixture(html`<div lang="de"><loqui-typing .members=${[jonas]}></loqui-typing></div>`);
    await waitUntil(() => textIn(wrapper.querySelector('loqui-typing') as Element) === 'Jonas schreibt', 'German has come');
  });
});

describe('loqui-presence', () => {
  it('shows four faces and counts the rest, all named for a screen reader', async () => {
    const people: Author[] = ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Fay'].map((name) => ({ id: name, name, kind: 'person' }));
    const element = await fixture(html`<loqui-presence .members=${people}></loqui-presence>`);
    expect(element.shadowRoot?.querySelectorAll('loqui-avatar')).to.have.length(4);
    expect(textIn(element)).to.contain('+2');
    for (const { name } of people) expect(textIn(element)).to.contain(name);
    await expect(element).to.be.accessible();
  });
});

describe('loqui-connection-status', () => {
  it('says nothing while all is fine, and not before a second has passed while connecting', async () => {
    const element = await fixture<HTMLElementTagNameMap['loqui-connection-status']>(
      html`<loqui-connection-status .connection=${{ status: 'open' }}></loqui-connection-status>`,
    );
    expect(element.matches(':state(silent)')).to.equal(true);
    element.connection = { status: 'connecting', attempt: 1 };
    await element.updateComplete;
    expect(textIn(element)).to.equal('');
    await aTimeout(1100);
    expect(textIn(element)).to.equal('Connecting…');
    await rest();
    await expect(element).to.be.accessible();
  });

  it('counts down to the next try, and does not blink when it comes', async () => {
    const error = { code: 'offline', message: 'No network.' };
    const element = await fixture<HTMLElementTagNameMap['loqui-connection-status']>(
      html`<loqui-connection-status .connection=${{ status: 'waiting', attempt: 2, retryAt: Date.now() + 1900, error }}></loqui-connection-status>`,
    );
    expect(textIn(element)).to.equal('Offline. Next try in 2 s Retry now');
    let wanted = 0;
    element.addEventListener(LoquiReconnectEvent.type, () => (wanted += 1));
    element.shadowRoot?.querySelector('button')?.click();
    expect(wanted).to.equal(1);
    await rest();
    await expect(element).to.be.accessible();
    await aTimeout(1100);
    expect(textIn(element)).to.equal('Offline. Next try in 1 s Retry now');
    element.connection = { status: 'connecting', attempt: 3 };
    await element.updateComplete;
    expect(textIn(element)).to.equal('Connecting…');
  });

  it('says why it is closed', async () => {
    const element = await fixture(
      html`<loqui-connection-status
        .connection=${{ status: 'closed', error: { code: 'unauthenticated', message: 'The token at /loqui was refused.' } }}
      ></loqui-connection-status>`,
    );
    expect(textIn(element)).to.equal('Sign in to do this. Try again');
    await rest();
    await expect(element).to.be.accessible();
  });
});

describe('loqui-run-status', () => {
  it('says what the agent does, and stops its run', async () => {
    const element = await fixture<HTMLElementTagNameMap['loqui-run-status']>(html`<loqui-run-status .run=${run} .agent=${assistant}></loqui-run-status>`);
    expect(textIn(element)).to.contain('Assistant is thinking');
    element.run = { ...run, activity: 'calling', tool: 'search' };
    await element.updateComplete;
    expect(textIn(element)).to.contain('Assistant is using search');
    let stopped = '';
    element.addEventListener(LoquiStopEvent.type, (event) => (stopped = event.runId));
    element.shadowRoot?.querySelector('button')?.click();
    expect(stopped).to.equal('r1');
    await expect(element).to.be.accessible();
  });
});

describe('loqui-day-separator', () => {
  it('names today and yesterday, and writes other days out', async () => {
    const element = await fixture<HTMLElementTagNameMap['loqui-day-separator']>(html`<loqui-day-separator .value=${Date.now()}></loqui-day-separator>`);
    expect(textIn(element)).to.equal('Today');
    element.value = new Date().setDate(new Date().getDate() - 1);
    await element.updateComplete;
    expect(textIn(element)).to.equal('Yesterday');
    element.value = new Date(2020, 1, 29).getTime();
    await element.updateComplete;
    expect(textIn(element)).to.contain('2020');
    await expect(element).to.be.accessible();
  });
});

describe('loqui-time', () => {
  it('writes how long ago, by the largest unit that fits', async () => {
    const element = await fixture<HTMLElementTagNameMap['loqui-time']>(
      html`<loqui-time lang="en" format="relative" .value=${Date.now() - 125_000}></loqui-time>`,
    );
    expect(textIn(element)).to.equal('2 minutes ago');
    element.value = Date.now() - 20_000;
    await element.updateComplete;
    expect(textIn(element)).to.equal('now');
    expect(element.shadowRoot?.querySelector('time')?.dateTime).to.equal(new Date(element.value).toISOString());
  });
});

describe('loqui-avatar', () => {
  it('shows initials on a colour that is always the same for the same id, and the spark of an agent', async () => {
    const element = await fixture<HTMLElementTagNameMap['loqui-avatar']>(html`<loqui-avatar .author=${mara}></loqui-avatar>`);
    expect(textIn(element)).to.equal('MK');
    const hue = element.style.getPropertyValue('--_hue');
    element.author = { ...mara, name: 'Renamed' };
    await element.updateComplete;
    expect(element.style.getPropertyValue('--_hue')).to.equal(hue);
    element.author = assistant;
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('svg')).not.to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('falls back to initials when the picture does not load', async () => {
    const element = await fixture<HTMLElementTagNameMap['loqui-avatar']>(
      html`<loqui-avatar .author=${{ ...jonas, avatar: 'data:image/png;base64,broken' }}></loqui-avatar>`,
    );
    await new Promise((resolve) => element.shadowRoot?.querySelector('img')?.addEventListener('error', resolve, { once: true }));
    await element.updateComplete;
    expect(textIn(element)).to.equal('JO');
  });
});

describe('loqui-new-messages', () => {
  it('says how many came, and leads to them', async () => {
    const element = await fixture(html`<loqui-new-messages .count=${3}></loqui-new-messages>`);
    expect(textIn(element)).to.equal('3 new messages');
    let asked = 0;
    element.addEventListener(LoquiPresentEvent.type, () => (asked += 1));
    element.shadowRoot?.querySelector('button')?.click();
    expect(asked).to.equal(1);
    await expect(element).to.be.accessible();
  });

  it('has a name also when it is only an arrow', async () => {
    const element = await fixture(html`<loqui-new-messages></loqui-new-messages>`);
    expect(element.shadowRoot?.querySelector('button')?.ariaLabel).to.equal('Back to the latest');
    await expect(element).to.be.accessible();
  });
});

describe('loqui-empty-state', () => {
  it('greets, and sends a suggestion that is taken, to the agent that is asked', async () => {
    const suggestions = ['One', 'Two', 'Three', 'Four', 'Five'];
    const element = await fixture<HTMLElement>(
      html`<loqui-empty-state greeting="Hello" .agent=${assistant} .suggestions=${suggestions} .to=${['assistant']}></loqui-empty-state>`,
    );
    const buttons = element.shadowRoot?.querySelectorAll('button') ?? [];
    expect(buttons).to.have.length(4);
    let sent: LoquiSendEvent | undefined;
    element.addEventListener('loqui-send', (event: LoquiSendEvent) => (sent = event));
    buttons[1]?.click();
    expect(sent?.text).to.equal('Two');
    expect(sent?.to).to.deep.equal(['assistant']);
    await expect(element).to.be.accessible();
  });
});

describe('loqui-error-state', () => {
  it('says what failed as an alert, and can be put away', async () => {
    const element = await fixture(html`<loqui-error-state text="No such run." dismissible></loqui-error-state>`);
    expect(element.shadowRoot?.querySelector('[role="alert"]')?.textContent).to.contain('No such run.');
    let put = 0;
    element.addEventListener('loqui-dismiss', () => (put += 1));
    element.shadowRoot?.querySelector('button')?.click();
    expect(put).to.equal(1);
    await expect(element).to.be.accessible();
  });
});

describe('loqui-tool-call', () => {
  it('says how the call stands, and shows input and output when it is opened', async () => {
    const call = { type: 'tool-search' as const, toolCallId: '1', state: 'input-available' as const, input: { query: 'cursor' } };
    const element = await fixture<HTMLElementTagNameMap['loqui-tool-call']>(html`<loqui-tool-call .call=${call}></loqui-tool-call>`);
    expect(element.matches(':state(running)')).to.equal(true);
    expect(textIn(element)).to.equal('search cursor Running');
    element.call = { ...call, state: 'output-available', output: ['a.ts'] };
    await element.updateComplete;
    expect(element.matches(':state(done)')).to.equal(true);
    const details = inside(element, 'details');
    details.open = true;
    await new Promise((resolve) => details.addEventListener('toggle', resolve, { once: true }));
    await element.updateComplete;
    expect([...(element.shadowRoot?.querySelectorAll('pre') ?? [])].map((each) => each.textContent)).to.deep.equal([
      '{\n  "query": "cursor"\n}',
      '[\n  "a.ts"\n]',
    ]);
    await expect(element).to.be.accessible();
  });

  it('says that a call failed, was denied, waits, or will never run', async () => {
    const call = { type: 'tool-write' as const, toolCallId: '1', input: {} };
    const element = await fixture<HTMLElementTagNameMap['loqui-tool-call']>(
      html`<loqui-tool-call .call=${{ ...call, state: 'output-error' as const, errorText: 'ENOENT' }}></loqui-tool-call>`,
    );
    expect(textIn(element)).to.contain('Failed');
    element.call = { ...call, state: 'approval-requested' };
    await element.updateComplete;
    expect(textIn(element)).to.contain('Waiting for approval');
    element.call = { ...call, state: 'output-denied' };
    await element.updateComplete;
    expect(textIn(element)).to.contain('Not allowed');
    element.over = true;
    for (const state of ['input-streaming', 'input-available', 'approval-requested'] as const) {
      element.call = { ...call, state };
      await element.updateComplete;
      expect(textIn(element)).to.contain('Not run');
      expect([':state(running)', ':state(waiting)'].filter((each) => element.matches(each))).to.deep.equal([]);
    }
    element.call = { ...call, state: 'output-available', output: 'x', preliminary: true };
    await element.updateComplete;
    expect(element.matches(':state(done)')).to.equal(true);
    await expect(element).to.be.accessible();
  });
});

describe('loqui-reasoning', () => {
  it('is one line until it is opened', async () => {
    const element = await fixture<HTMLElementTagNameMap['loqui-reasoning']>(html`<loqui-reasoning text="First this, then that." streaming></loqui-reasoning>`);
    expect(textIn(element)).to.equal('Thinking…');
    expect(element.shadowRoot?.querySelector('loqui-markdown')).to.equal(null);
    element.streaming = false;
    await element.updateComplete;
    expect(textIn(element)).to.equal('Thought');
    const details = inside(element, 'details');
    details.open = true;
    await new Promise((resolve) => details.addEventListener('toggle', resolve, { once: true }));
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('loqui-markdown')?.text).to.equal('First this, then that.');
    await expect(element).to.be.accessible();
  });
});

describe('loqui-announcer', () => {
  it('says one thing after the other, and the same again when it is said again', async () => {
    const element = await fixture<HTMLElementTagNameMap['loqui-announcer']>(html`<loqui-announcer></loqui-announcer>`);
    element.announce('One');
    element.announce('Two');
    await aTimeout(100);
    await element.updateComplete;
    expect(textIn(element)).to.equal('One');
    await aTimeout(1300);
    expect(textIn(element)).to.equal('Two');
    await expect(element).to.be.accessible();
  });
});
