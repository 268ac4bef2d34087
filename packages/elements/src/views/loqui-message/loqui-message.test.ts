import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { Message } from '@loqui/core';
import { LoquiCopyEvent, LoquiJumpEvent, type LoquiDiscardEvent, type LoquiRetryEvent } from '../../events.js';
import { actionButton } from '../../testing/message-actions.js';
import { assistant, jonas, mara, messageOf, rest } from '../../testing/room.js';
import './define.js';
import type { LoquiMessage } from './loqui-message.js';

const shown = (message: Message, own = false): Promise<LoquiMessage> => fixture(html`<loqui-message .message=${message} .own=${own}></loqui-message>`);
const part = (element: LoquiMessage, name: string): HTMLElement | null => element.shadowRoot?.querySelector(`[part~="${name}"]`) ?? null;
const button = (element: LoquiMessage, label: string): HTMLButtonElement => {
  const found = [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find((each) => each.textContent.trim() === label || each.ariaLabel === label);
  if (!found) throw new Error(`No button "${label}"`);
  return found;
};

describe('loqui-message', () => {
  it('shows name, time and text of a person, and is accessible', async () => {
    const element = await shown(messageOf(jonas, 'Smells like cursor paging.'));
    expect(part(element, 'header')?.textContent).to.contain('Jonas');
    expect(part(element, 'text')?.textContent).to.equal('Smells like cursor paging.');
    expect(element.shadowRoot?.querySelector('time')?.dateTime).to.match(/^\d{4}-/);
    await expect(element).to.be.accessible();
  });

  it('keeps the line breaks of a person, and marks mentions and links', async () => {
    const element = await shown(messageOf(jonas, 'One\nTwo @assistant see https://example.com/a, or mail a@b.example.'));
    const text = part(element, 'text')!;
    expect(text.textContent).to.contain('One\nTwo');
    expect(getComputedStyle(text).whiteSpace).to.contain('pre');
    expect([...text.querySelectorAll('.mention')].map((each) => each.textContent)).to.deep.equal(['@assistant']);
    expect([...text.querySelectorAll('a')].map((each) => each.getAttribute('href'))).to.deep.equal(['https://example.com/a']);
  });

  it('folds a long text of a person, and never that of an agent', async () => {
    const log = Array.from({ length: 60 }, (_, index) => `line ${String(index)}`).join('\n');
    const element = await shown(messageOf(jonas, log));
    const text = part(element, 'text')!;
    expect(text.clientHeight).to.be.lessThan(text.scrollHeight / 2);
    const more = button(element, 'Show all');
    expect(more.ariaExpanded).to.equal('false');
    await expect(element).to.be.accessible();
    more.click();
    await element.updateComplete;
    expect(text.clientHeight).to.equal(text.scrollHeight);
    button(element, 'Show less').click();
    await element.updateComplete;
    expect(text.clientHeight).to.be.lessThan(text.scrollHeight / 2);
    const answer = await shown(messageOf(assistant, log));
    expect(answer.shadowRoot?.querySelector('.fold')).to.equal(null);
  });

  it('keeps its buttons off code that a person wrote', async () => {
    for (const [own, grouped] of [
      [true, false],
      [false, true],
      [false, false],
    ] as const) {
      const element = await shown(messageOf(jonas, '```\nawait page(cursor);\n```'), own);
      element.grouped = grouped;
      await actionButton(element, 'Copy');
      const code = part(element, 'text')!.shadowRoot!.querySelector('pre, loqui-code-block')!.getBoundingClientRect();
      // Its border and the space above its first line may be touched.
      expect(part(element, 'actions')!.getBoundingClientRect().bottom - code.top, `own ${String(own)}, grouped ${String(grouped)}`).to.be.at.most(12);
    }
  });

  it('renders only the text that a delta belongs to, and the whole message when it has ended', async () => {
    const helloAnswer = (text: string, status: Message['status'] = 'streaming'): Message =>
      messageOf(assistant, '', { id: 'a', createdAt: 1, status, parts: [{ type: 'text', text, state: status === 'streaming' ? 'streaming' : 'done' }] });
    const element = await shown(helloAnswer('Hel'));
    const markdown = element.shadowRoot!.querySelector('loqui-markdown')!;
    const render = element.render.bind(element);
    let renders = 0;
    element.render = () => {
      renders += 1;
      return render();
    };
    element.message = { ...helloAnswer('Hello'), author: element.message!.author };
    await element.updateComplete;
    expect([markdown.text, renders]).to.deep.equal(['Hello', 0]);
    // Same message as at the last render: the text set in between must go.
    element.message = helloAnswer('Hel', 'completed');
    await element.updateComplete;
    expect([markdown.text, markdown.streaming, renders]).to.deep.equal(['Hel', false, 1]);
    expect(element.shadowRoot!.querySelector('loqui-markdown') === markdown).to.equal(true);
  });

  it('makes no link of a script address', async () => {
    const message = messageOf(assistant, 'See', {
      parts: [
        { type: 'source-url', sourceId: '1', url: 'javascript:alert(1)', title: 'Bad' },
        { type: 'file', mediaType: 'text/html', url: 'javascript:alert(1)', filename: 'bad.html' },
      ],
    });
    const element = await shown(message);
    await customElements.whenDefined('loqui-sources');
    const sources = element.shadowRoot?.querySelector('loqui-sources');
    await sources?.updateComplete;
    expect(element.shadowRoot?.querySelector('a')).to.equal(null);
    expect(sources?.shadowRoot?.querySelector('a')).to.equal(null);
    expect(sources?.shadowRoot?.textContent).to.contain('Bad');
  });

  it('sets a CSS state for each kind of message', async () => {
    const element = await shown(messageOf(assistant, 'I', { status: 'streaming' }));
    expect(element.matches(':state(streaming)')).to.equal(true);
    expect(element.matches(':state(agent)')).to.equal(true);
    element.message = messageOf(assistant, 'I am done');
    await element.updateComplete;
    expect(element.matches(':state(streaming)')).to.equal(false);
  });

  it('shows dots before the first word, and none after it', async () => {
    const element = await shown(messageOf(assistant, '', { status: 'streaming' }));
    expect(element.shadowRoot?.querySelector('.dots')).not.to.equal(null);
    element.message = messageOf(assistant, 'Now', { status: 'streaming' });
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('.dots')).to.equal(null);
  });

  it('offers retry and discard for a failed own message, and shows the reason', async () => {
    const message = messageOf(mara, 'Hello', { status: 'failed', error: { code: 'offline', message: 'You are offline.' } });
    const element = await shown(message, true);
    const ids: string[] = [];
    element.addEventListener('loqui-retry', (event: LoquiRetryEvent) => ids.push(event.messageId));
    element.addEventListener('loqui-discard', (event: LoquiDiscardEvent) => ids.push(event.messageId));
    button(element, 'Retry').click();
    button(element, 'Discard').click();
    expect(ids).to.deep.equal([message.id, message.id]);
    expect(part(element, 'status')?.textContent).to.contain('You are offline.');
    await expect(element).to.be.accessible();
  });

  it('shows why a message was not sent in words for its writer, not in those of the server', async () => {
    const reasonFor = async (code: string): Promise<string> => {
      const element = await shown(
        messageOf(mara, 'Hello', { status: 'failed', error: { code, message: 'Bad message.send: parts.0.text: Invalid length' } }),
        true,
      );
      await waitUntil(() => part(element, 'status') !== null);
      return part(element, 'status')!.querySelector('.reason')!.textContent;
    };
    expect(await reasonFor('bad-request')).to.equal('the server did not accept it');
    expect(await reasonFor('other-member')).to.contain('somebody else');
    expect(await reasonFor('muted')).to.equal('the server did not accept it');
  });

  it('shows why a message is not sent yet', async () => {
    const element = await shown(messageOf(mara, 'Hello', { status: 'pending', delivery: { state: 'waiting-line' } }), true);
    await waitUntil(() => element.shadowRoot?.querySelector('loqui-delivery')?.shadowRoot?.textContent.includes('Waiting for connection'));
    await rest();
    await expect(element).to.be.accessible();
  });

  it('offers to request an answer again that was stopped, cut off or failed', async () => {
    for (const status of ['stopped', 'interrupted', 'failed'] as const) {
      const message = messageOf(assistant, 'Half of', { status });
      const element = await shown(message);
      let retried = '';
      element.addEventListener('loqui-retry', (event: LoquiRetryEvent) => (retried = event.messageId));
      button(element, 'Try again').click();
      expect(retried, status).to.equal(message.id);
      expect(element.shadowRoot?.querySelector('loqui-markdown')?.text, status).to.equal('Half of');
    }
  });

  it('shows in the reader’s words why an answer ended early', async () => {
    const answer = messageOf(assistant, 'So far');
    const element = await shown({ ...answer, finishReason: 'length' });
    await waitUntil(() => part(element, 'status') !== null);
    expect(part(element, 'status')?.textContent.trim()).to.equal("The answer was cut off at the model's limit.");
    element.message = { ...answer, finishReason: 'content-filter' };
    await element.updateComplete;
    expect(part(element, 'status')?.textContent).to.contain('withheld');
    element.message = { ...answer, status: 'failed', parts: [], finishReason: 'refusal', error: { code: 'empty-answer', message: 'In English.' } };
    await element.updateComplete;
    expect(part(element, 'status')?.textContent).to.contain('declined').and.not.to.contain('In English');
    await expect(element).to.be.accessible();
    element.message = { ...answer, status: 'failed', parts: [], error: { code: 'empty-answer', message: 'In English.' } };
    await element.updateComplete;
    expect(part(element, 'status')?.textContent).to.contain('The model wrote no answer.');
    element.message = { ...answer, finishReason: 'stop' };
    await element.updateComplete;
    expect(part(element, 'status')).to.equal(null);
  });

  it('shows a call without an output as running only during its run', async () => {
    const call = { type: 'tool-search' as const, toolCallId: '1', state: 'input-available' as const, input: {} };
    const answer = messageOf(assistant, '', { status: 'streaming', parts: [call] });
    const element = await shown(answer);
    await customElements.whenDefined('loqui-tool-call');
    const tool = element.shadowRoot!.querySelector('loqui-tool-call')!;
    await tool.updateComplete;
    expect(tool.matches(':state(running)')).to.equal(true);
    element.message = { ...answer, status: 'completed' };
    await element.updateComplete;
    await tool.updateComplete;
    expect(tool.matches(':state(running)')).to.equal(false);
    expect(tool.shadowRoot?.textContent).to.contain('Not run');
  });

  it('shows in a line that earlier messages were summarised', async () => {
    const element = await shown(
      messageOf(assistant, '', {
        parts: [
          { type: 'custom', kind: 'anthropic.compaction', providerMetadata: { anthropic: { content: 'The summary.' } } },
          { type: 'text', text: 'Go on.' },
        ],
      }),
    );
    await waitUntil(() => part(element, 'notice') !== null);
    expect(part(element, 'notice')?.textContent).to.equal('Earlier messages were summarised for the model.');
    expect(part(element, 'text')).to.not.equal(null);
    await expect(element).to.be.accessible();
  });

  it('emits an event before it copies, and does not copy when the event is cancelled', async () => {
    const element = await shown(messageOf(assistant, '**Bold** words'));
    let text = '';
    element.addEventListener(LoquiCopyEvent.type, (event) => {
      text = event.text;
      event.preventDefault();
    });
    const copy = await actionButton(element, 'Copy');
    copy.click();
    await element.updateComplete;
    expect(text).to.equal('**Bold** words');
    expect(copy.ariaLabel).to.equal('Copy');
  });

  it('requests a jump to the message it answers', async () => {
    const element = await shown(messageOf(jonas, 'Yes', { replyTo: 'before' }));
    element.replyAuthor = 'Mara';
    element.replyText = 'Shall we?';
    await element.updateComplete;
    let target = '';
    element.addEventListener(LoquiJumpEvent.type, (event) => (target = event.messageId));
    part(element, 'reply')?.click();
    expect(target).to.equal('before');
    await expect(element).to.be.accessible();
  });

  it('keeps its height when its actions appear or its run ends', async () => {
    const streaming = messageOf(assistant, 'A finished sentence.', { status: 'streaming' });
    const element = await shown(streaming);
    await element.shadowRoot?.querySelector('loqui-markdown')?.updateComplete;
    const before = element.getBoundingClientRect().height;
    element.message = { ...streaming, status: 'completed' };
    await element.updateComplete;
    await element.shadowRoot?.querySelector('loqui-markdown')?.updateComplete;
    expect(element.getBoundingClientRect().height).to.equal(before);
  });

  it('shows nothing for parts it does not know, and a slot for data', async () => {
    const message = messageOf(assistant, '', {
      parts: [{ type: 'step-start' }, { type: 'custom', kind: 'x.y' }, { type: 'data-weather', data: { degrees: 21 } }],
    });
    const element = await shown(message);
    expect(part(element, 'body')?.textContent.trim()).to.equal('');
    expect(element.shadowRoot?.querySelector('slot[name="data-weather"]')).not.to.equal(null);
  });

  it('is accessible as an answer with reasoning, tools and sources', async () => {
    const message = messageOf(assistant, '', {
      parts: [
        { type: 'reasoning', text: 'Hm.', state: 'done' },
        { type: 'tool-search', toolCallId: '1', state: 'output-available', input: { query: 'cursor' }, output: ['a.ts'] },
        { type: 'text', text: 'Found it.' },
        { type: 'source-url', sourceId: '1', url: 'https://example.com/a', title: 'A page' },
      ],
    });
    const element = await shown(message);
    for (const tag of ['loqui-reasoning', 'loqui-tool-call', 'loqui-sources']) {
      await customElements.whenDefined(tag);
      const part = element.shadowRoot?.querySelector<LoquiMessage>(tag);
      await part?.updateComplete;
      expect(part?.shadowRoot?.textContent.trim(), tag).not.to.equal('');
    }
    await expect(element).to.be.accessible();
  });
});
