import { afterEach, describe, expect, it, vi } from 'vitest';
import { textOf, uuidv7, type Author, type Command, type Envelope } from '../../protocol/index.js';
import { FakeBrowser, type FakeTab } from '../../testing/fake-tabs.js';
import { noted, type NotedTransport } from '../../testing/noted-transport.js';
import { ada, ben } from '../../testing/samples.js';
import { transportConformance, type ServerUnderTest } from '../../testing/transport-conformance.js';
import { CursorBook } from '../cursor-book.js';
import { createMemoryServer, type MemoryServer } from '../memory.js';
import { resume, type Arrival } from '../resume.js';
import type { Transport } from '../transport.js';
import { createPage, shared, type SharedPage } from './shared.js';

/** A server with counted connections, and shared lines to it. */
function start(tabsOf: (name: string) => { tabs: FakeTab['tabs'] | undefined; page: SharedPage }, shares: boolean): ServerUnderTest {
  const server = createMemoryServer();
  const wires: NotedTransport[] = [];
  return {
    shares,
    line: (name) => {
      const wire = noted(server.transport({ id: name.toLowerCase(), name, kind: 'person' }));
      wires.push(wire);
      return shared({ wire, send: (command) => wire.send(command), identity: name, ...tabsOf(name) });
    },
    connections: () => wires.reduce((sum, wire) => sum + wire.lines(), 0),
    cut: () => server.cut(),
    close: () => undefined,
  };
}

transportConformance('shared (the tab that has it)', () => Promise.resolve(start(() => ({ tabs: new FakeBrowser().tab().tabs, page: createPage() }), false)));

transportConformance('shared (a tab that follows)', () => {
  const browsers = new Map<string, FakeBrowser>();
  return Promise.resolve(
    start((name) => {
      const browser = browsers.get(name) ?? new FakeBrowser();
      browsers.set(name, browser);
      return { tabs: browser.tab().tabs, page: createPage() };
    }, true),
  );
});

transportConformance('shared (within a page)', () => {
  const page = createPage();
  return Promise.resolve(start(() => ({ tabs: undefined, page }), true));
});

const open: { unsubscribe(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.unsubscribe();
});

interface Tab {
  readonly tab: FakeTab;
  readonly wire: NotedTransport;
  readonly line: Transport;
  readonly arrivals: Arrival[];
  readonly lifecycle: EventTarget;
  texts(room?: string): string[];
  events(room?: string): Envelope[];
  opens(): number;
  close(): void;
}

function tabOf(
  browser: FakeBrowser,
  server: MemoryServer,
  rooms: readonly string[],
  { member = ada, identity = 'ada' }: { member?: Author; identity?: string } = {},
): Tab {
  const tab = browser.tab();
  const wire = noted(server.transport(member));
  const lifecycle = new EventTarget();
  const line = shared({ wire, send: (command) => wire.send(command), identity, tabs: tab.tabs, page: createPage(lifecycle) });
  const book = new CursorBook();
  for (const room of rooms) book.add(room);
  const arrivals: Arrival[] = [];
  const subscription = resume(line, book, { backoff: () => 5 }).subscribe((arrival) => arrivals.push(arrival));
  open.push(subscription);
  const events = (room = 'lobby'): Envelope[] => arrivals.flatMap((one) => (one.type === 'envelope' && one.envelope.room === room ? [one.envelope] : []));
  return {
    tab,
    wire,
    line,
    arrivals,
    lifecycle,
    events,
    texts: (room) => events(room).flatMap(({ event }) => (event.type === 'message.created' ? [textOf(event.message)] : [])),
    opens: () => arrivals.filter(({ type }) => type === 'open').length,
    close: () => subscription.unsubscribe(),
  };
}

const say = (server: MemoryServer, text: string, room = 'lobby'): void =>
  server.emit(room, {
    type: 'message.created',
    message: { id: uuidv7(), author: ben, role: 'user', parts: [{ type: 'text', text }], status: 'completed', createdAt: 0 },
  });
const linesOf = (tabs: readonly Tab[]): number => tabs.reduce((sum, { wire }) => sum + wire.lines(), 0);
const begun = (tab: Tab, room = 'lobby'): boolean => tab.events(room).some(({ event }) => event.type === 'room.snapshot');
const posts = (tab: Tab): Command['type'][] => tab.wire.sent.map(({ type }) => type);

describe('eight tabs of one member', () => {
  it('share one line, get their own openings, and receive every event once', async () => {
    const [browser, server] = [new FakeBrowser(), createMemoryServer()];
    const tabs = Array.from({ length: 8 }, () => tabOf(browser, server, ['lobby']));
    await vi.waitFor(() => expect(tabs.every((tab) => begun(tab))).toBe(true));
    expect(linesOf(tabs)).toBe(1);
    for (const text of ['one', 'two', 'three']) say(server, text);
    await vi.waitFor(() => expect(tabs.map((tab) => tab.texts())).toEqual(tabs.map(() => ['one', 'two', 'three'])));
    for (const tab of tabs) expect(tab.events().filter(({ event }) => event.type === 'room.snapshot')).toHaveLength(1);
    // A late tab gets its own opening; the others do not start over.
    const late = tabOf(browser, server, ['lobby', 'ops']);
    await vi.waitFor(() => expect(begun(late, 'ops') && begun(late)).toBe(true));
    say(server, 'four');
    say(server, 'to ops', 'ops');
    await vi.waitFor(() => expect([late.texts(), late.texts('ops')]).toEqual([['four'], ['to ops']]));
    for (const tab of tabs) expect([tab.texts(), tab.texts('ops'), tab.opens()]).toEqual([['one', 'two', 'three', 'four'], [], 1]);
    // A closing tab removes its own rooms, and the last one closes the line.
    late.close();
    await vi.waitFor(() => expect(tabs.flatMap(posts)).toContain('room.leave'));
    for (const tab of tabs) tab.close();
    await vi.waitFor(() => expect(linesOf(tabs)).toBe(0));
  });

  it('have a line each when the code for following cannot be loaded', async () => {
    vi.doMock('./following.js', () => Promise.reject(new Error('The line is down.')));
    try {
      const [browser, server] = [new FakeBrowser(), createMemoryServer()];
      const tabs = [tabOf(browser, server, ['lobby']), tabOf(browser, server, ['lobby'])];
      await vi.waitFor(() => expect(tabs.every((tab) => begun(tab))).toBe(true));
      expect(linesOf(tabs)).toBe(2);
    } finally {
      vi.doUnmock('./following.js');
    }
  });

  it('send their commands themselves', async () => {
    const [browser, server] = [new FakeBrowser(), createMemoryServer()];
    const [, second] = [tabOf(browser, server, ['lobby']), tabOf(browser, server, ['lobby'])];
    await vi.waitFor(() => expect(begun(second)).toBe(true));
    await second.line.send({ type: 'message.send', room: 'lobby', message: { id: uuidv7(), parts: [{ type: 'text', text: 'mine' }] } });
    expect(posts(second)).toContain('message.send');
    expect(second.wire.lines()).toBe(0);
  });

  it.each<[string, (leader: Tab) => void]>([
    ['is closed', (leader) => leader.close()],
    ['is killed', (leader) => leader.tab.kill()],
    ['is frozen', (leader) => leader.lifecycle.dispatchEvent(new Event('freeze'))],
  ])('lose and double nothing when the tab that has the line %s', async (_, end) => {
    const [browser, server] = [new FakeBrowser(), createMemoryServer()];
    const leader = tabOf(browser, server, ['lobby']);
    await vi.waitFor(() => expect(begun(leader)).toBe(true));
    const others = Array.from({ length: 4 }, () => tabOf(browser, server, ['lobby']));
    await vi.waitFor(() => expect(others.every((tab) => begun(tab))).toBe(true));
    const texts = Array.from({ length: 30 }, (_, index) => `text ${String(index)}`);
    for (const [index, text] of texts.entries()) {
      if (index === 10) end(leader);
      say(server, text);
      await Promise.resolve();
    }
    const started = performance.now();
    await vi.waitFor(() => expect(others.map((tab) => tab.texts())).toEqual(others.map(() => texts)));
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(linesOf(others)).toBe(1);
    for (const tab of others) expect(tab.arrivals.filter(({ type }) => type === 'waiting')).toEqual([]);
  });

  it('take the line over from a suspended tab, which follows when it resumes', async () => {
    const [browser, server] = [new FakeBrowser(), createMemoryServer()];
    const leader = tabOf(browser, server, ['lobby']);
    await vi.waitFor(() => expect(begun(leader)).toBe(true));
    leader.tab.sleep();
    const other = tabOf(browser, server, ['lobby']);
    await vi.waitFor(() => expect(begun(other)).toBe(true), { timeout: 5_000 });
    leader.tab.wake();
    await vi.waitFor(() => expect([leader.opens(), linesOf([leader, other])]).toEqual([2, 1]), { timeout: 5_000 });
    say(server, 'good morning');
    await vi.waitFor(() => expect([leader.texts(), other.texts()]).toEqual([['good morning'], ['good morning']]));
  });

  it('all resume from their own cursors when the line breaks', async () => {
    const [browser, server] = [new FakeBrowser(), createMemoryServer()];
    const tabs = Array.from({ length: 4 }, () => tabOf(browser, server, ['lobby']));
    await vi.waitFor(() => expect(tabs.every((tab) => begun(tab))).toBe(true));
    const texts = Array.from({ length: 40 }, (_, index) => `text ${String(index)}`);
    for (const [index, text] of texts.entries()) {
      say(server, text);
      if (index % 8 === 7) server.cut();
      if (index % 5 === 4) await vi.waitFor(() => expect(tabs[0]?.texts()).toEqual(texts.slice(0, index + 1)), { interval: 1 });
    }
    await vi.waitFor(() => expect(tabs.map((tab) => tab.texts())).toEqual(tabs.map(() => texts)), { timeout: 3_000 });
    await vi.waitFor(() => expect(linesOf(tabs)).toBe(1));
  });

  it('leave the rooms of a killed tab', async () => {
    const [browser, server] = [new FakeBrowser(), createMemoryServer()];
    const leader = tabOf(browser, server, ['lobby']);
    await vi.waitFor(() => expect(begun(leader)).toBe(true));
    const other = tabOf(browser, server, ['ops']);
    await vi.waitFor(() => expect(begun(other, 'ops')).toBe(true));
    other.tab.kill();
    await vi.waitFor(() => expect(leader.wire.sent).toContainEqual(expect.objectContaining({ type: 'room.leave', room: 'ops' })));
  });
});

describe('another member', () => {
  it('with the same identity (a cookie, a token function) receives nothing of the line, and has its own', async () => {
    const [browser, server] = [new FakeBrowser(), createMemoryServer()];
    const first = tabOf(browser, server, ['lobby', 'secret']);
    await vi.waitFor(() => expect(begun(first, 'secret')).toBe(true));
    const other = tabOf(browser, server, ['lobby'], { member: ben });
    await vi.waitFor(() => expect(begun(other)).toBe(true));
    expect(linesOf([first, other])).toBe(2);
    expect(other.arrivals.flatMap((one) => (one.type === 'open' ? [one.member.id] : []))).toEqual([ben.id]);
    say(server, 'for Ada', 'secret');
    await vi.waitFor(() => expect(first.texts('secret')).toEqual(['for Ada']));
    // The common channel contains nothing of any room.
    const both = browser.said.map(({ name }) => name).reduce((one, name) => (name.length < one.length ? name : one));
    expect(JSON.stringify(browser.said.filter(({ name }) => name === both))).not.toMatch(/snapshot|message|secret/);
  });

  it('with another identity never joins the line', async () => {
    const [browser, server] = [new FakeBrowser(), createMemoryServer()];
    const [one, two] = [tabOf(browser, server, ['lobby']), tabOf(browser, server, ['lobby'], { member: ben, identity: 'ben' })];
    await vi.waitFor(() => expect(begun(one) && begun(two)).toBe(true));
    expect(linesOf([one, two])).toBe(2);
    expect(browser.said.every(({ name }) => !name.includes('ada') && !name.includes('ben'))).toBe(true);
  });
});
