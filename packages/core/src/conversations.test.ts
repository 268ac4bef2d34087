import { firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient } from './client.js';
import type { Client } from './client-contract.js';
import { isConversation, LoquiError, newConversation, uuidv7, type Conversation } from './protocol/index.js';
import type { Room } from './room.js';
import type { Storage } from './storage/index.js';
import { createMemoryServer, type MemoryServer } from './transport/memory.js';
import { lineFault, noted, refusal, type NotedTransport } from './testing/noted-transport.js';
import { ada, ben, bot } from './testing/samples.js';
import { createShelf } from './testing/shelf.js';

const clients: Client[] = [];
afterEach(() => clients.splice(0).forEach((client) => client.dispose()));

interface Scene {
  readonly server: MemoryServer;
  readonly line: NotedTransport;
  readonly client: Client;
}

function scene(server = createMemoryServer({ info: () => ({ agents: [bot] }) }), member = ada, storage: Storage | false = false): Scene {
  const line = noted(server.transport(member));
  const client = createClient({ transport: line, storage, user: member.id, backoff: () => 1 });
  clients.push(client);
  return { server, line, client };
}

const live = (room: Room): Promise<void> => vi.waitFor(() => expect(room.info.phase).toBe('live'));
const textsOf = (room: Room): string[] => room.messages.items.map(({ parts }) => parts.map((part) => (part.type === 'text' ? part.text : '')).join(''));

describe('a new conversation', () => {
  it('can be written in before the server has created it, and lists its agents', async () => {
    const { client, line } = scene();
    const room = client.conversation();
    expect(isConversation(room.id)).toBe(true);
    await live(room);
    expect(room.info.agents).toEqual([bot]);
    expect(line.opens).toEqual(['']);
    expect(line.sent).toEqual([]);
  });

  it('is a new one at each call, and the same object by its id', () => {
    const { client } = scene();
    const room = client.conversation();
    expect(client.conversation()).not.toBe(room);
    expect(client.conversation(room.id)).toBe(room);
  });

  it('is created by its first message, which also joins it: no second command, no second line', async () => {
    const { client, line } = scene();
    const room = client.conversation();
    await live(room);
    await room.send('Hello\nthere');
    expect(line.sent.map(({ type }) => type)).toEqual(['message.send']);
    await vi.waitFor(() => expect(room.info.title).toBe('Hello'));
    await room.send('Again');
    expect(textsOf(room)).toEqual(['Hello\nthere', 'Again']);
    expect(room.messages.items.map(({ status }) => status)).toEqual(['completed', 'completed']);
    expect(line.opens).toEqual(['']);
  });

  it('receives an answer from its first word', async () => {
    const { client, server, line } = scene();
    const room = client.conversation();
    await live(room);
    const heard: string[] = [];
    room.events$.subscribe((event) => event.type === 'message.delta' && heard.push(event.text));
    line.lose = (command) => {
      if (command.type !== 'message.send') return false;
      // The answer begins before the command is answered.
      const message = { id: uuidv7(), author: bot, role: 'assistant', parts: [{ type: 'text', text: '' }], status: 'streaming', createdAt: 1 } as const;
      server.emit(room.id, { type: 'message.created', message });
      server.emit(room.id, { type: 'message.delta', id: message.id, part: 0, at: 0, text: 'First' });
      return false;
    };
    await room.send('Hello');
    expect(heard).toEqual(['First']);
  });

  it('accepts its first message also before the line is open', async () => {
    const { client } = scene();
    const room = client.conversation();
    await room.send('Hello');
    await vi.waitFor(() => expect(room.info.title).toBe('Hello'));
    expect(textsOf(room)).toEqual(['Hello']);
  });

  it('is joined when the line breaks while its first message is sent', async () => {
    const { client, server, line } = scene();
    const room = client.conversation();
    await live(room);
    let lost = 0;
    line.lose = (command) => {
      if (command.type !== 'message.send' || lost++ > 0) return false;
      server.cut();
      return true;
    };
    await room.send('Hello');
    await vi.waitFor(() => expect(room.info.title).toBe('Hello'));
    server.emit(room.id, { type: 'typing.started', member: ben.id, ttl: 1000 });
    expect(textsOf(room)).toEqual(['Hello']);
    expect(server.messages(room.id)).toHaveLength(1);
  });

  it('stays open while its first message cannot be sent, and is not requested on a new line', async () => {
    const { client, server, line } = scene();
    const room = client.conversation();
    await live(room);
    line.refuse = (command) => (command.type === 'message.send' ? refusal('forbidden') : undefined);
    await expect(room.send('Hello')).rejects.toMatchObject({ code: 'forbidden' });
    server.cut();
    await vi.waitFor(() => expect(line.opens).toHaveLength(2));
    expect(line.opens).toEqual(['', '']);
    await live(room);
    line.refuse = () => undefined;
    await room.retry(room.messages.items[0]?.id ?? '');
    await vi.waitFor(() => expect(room.info.title).toBe('Hello'));
  });

  it('closes the line when it is left before a message', async () => {
    const { client, line } = scene();
    const room = client.conversation();
    await live(room);
    room.leave();
    expect(line.lines()).toBe(0);
    expect(client.connection.status).toBe('idle');
  });
});

describe('on the device', () => {
  const draftOf = (room: Room): Promise<string> => firstValueFrom(room.draft$);

  it('the draft of a new conversation is restored in the next new one until it is sent', async () => {
    const shelf = createShelf();
    const { client, server } = scene(undefined, ada, shelf);
    client.conversation().saveDraft('Half a question');
    client.dispose();
    const again = scene(server, ada, shelf).client;
    const room = again.conversation();
    expect(await draftOf(room)).toBe('Half a question');
    room.saveDraft('');
    await room.send('A whole question');
    room.saveDraft('And an');
    expect(await draftOf(again.conversation())).toBe('');
    expect(await draftOf(room)).toBe('And an');
    again.dispose();
    expect([...shelf.drafts]).toEqual([[room.id, 'And an']]);
  });

  it('nothing of a conversation stays that was deleted here or elsewhere', async () => {
    const shelf = createShelf();
    const { client, server } = scene(undefined, ada, shelf);
    const [here, elsewhere] = [client.conversation(), client.conversation()];
    for (const room of [here, elsewhere]) {
      await room.send('Secret');
      room.saveDraft('More');
    }
    await vi.waitFor(() => expect([...shelf.rooms.keys()].sort()).toEqual([here.id, elsewhere.id].sort()), { timeout: 3000 });
    await client.conversations.remove(here.id);
    await scene(server).client.conversations.remove(elsewhere.id);
    await vi.waitFor(() => expect(shelf.rooms.size).toBe(0));
    expect(shelf.drafts.has(here.id)).toBe(false);
  });
});

describe('a conversation of an earlier visit', () => {
  it('is opened by its id, by its owner', async () => {
    const { client, server } = scene();
    const first = client.conversation();
    await first.send('Hello');
    const again = scene(server).client.conversation(first.id);
    await live(again);
    expect(textsOf(again)).toEqual(['Hello']);
  });

  it('is unknown to other members, whose line stays open', async () => {
    const { client, server } = scene();
    const first = client.conversation();
    await first.send('Secret');
    const { client: other } = scene(server, ben);
    const lobby = other.room('lobby');
    const room = other.conversation(first.id);
    await vi.waitFor(() => expect(room.info).toMatchObject({ phase: 'closed', error: { code: 'unknown-room' } }));
    await live(lobby);
    expect(textsOf(room)).toEqual([]);
  });

  it('that does not exist does not end the line of the others', async () => {
    const { client, line } = scene();
    const refused = new LoquiError({ code: 'unknown-room', message: 'None.' }, { status: 404 });
    const open = line.open.bind(line);
    // The answer of a server that knows none of the rooms.
    vi.spyOn(line, 'open').mockImplementation((rooms) =>
      rooms().size > 0
        ? open(() => {
            throw refused;
          })
        : open(rooms),
    );
    const gone = client.conversation(newConversation());
    await vi.waitFor(() => expect(gone.info).toMatchObject({ phase: 'closed', error: { code: 'unknown-room' } }));
    expect(client.connection.status).toBe('idle');
    const next = client.conversation();
    await live(next);
    expect(client.connection.status).toBe('open');
  });

  it('becomes live when a waiting message creates it', async () => {
    const { client } = scene();
    const room = client.conversation(newConversation());
    await vi.waitFor(() => expect(room.info.phase).toBe('closed'));
    await room.send('I waited');
    await live(room);
    expect(textsOf(room)).toEqual(['I waited']);
  });
});

describe('names', () => {
  it('of conversations open no shared room, and vice versa', () => {
    const { client } = scene();
    expect(() => client.room(newConversation())).toThrow(
      expect.objectContaining({ code: 'bad-room', message: expect.stringContaining('client.conversation(id)') as string }),
    );
    expect(() => client.room('conversation:x')).toThrow(expect.objectContaining({ code: 'bad-room' }));
    expect(() => client.conversation('lobby')).toThrow(expect.objectContaining({ code: 'bad-room' }));
    expect(() => client.conversation('')).toThrow(expect.objectContaining({ code: 'bad-room' }));
  });
});

describe('the list', () => {
  async function listed(): Promise<Scene & { titles: () => string[]; one: (title: string) => Conversation }> {
    const here = scene();
    for (const text of ['Alpha', 'Beta']) await here.client.conversation().send(text);
    const subscription = here.client.conversations.state$.subscribe();
    await vi.waitFor(() => expect(here.client.conversations.state.status).toBe('ok'));
    clients.push({ dispose: () => subscription.unsubscribe() } as Client);
    const titles = (): string[] => here.client.conversations.state.list.map(({ title }) => title).sort();
    return { ...here, titles, one: (title) => here.client.conversations.state.list.find((one) => one.title === title)! };
  }

  it('is read when it gets a subscriber, and keeps a line open to follow changes', async () => {
    const { client, line } = scene();
    expect(line.lines()).toBe(0);
    const subscription = client.conversations.list$.subscribe();
    await vi.waitFor(() => expect(client.conversations.state.status).toBe('ok'));
    await vi.waitFor(() => expect(client.connection.status).toBe('open'));
    subscription.unsubscribe();
    expect(line.lines()).toBe(0);
  });

  it('follows changes on another device', async () => {
    const { server, titles } = await listed();
    const other = scene(server).client;
    const room = other.conversation();
    await room.send('Gamma');
    await vi.waitFor(() => expect(titles()).toEqual(['Alpha', 'Beta', 'Gamma']));
    await other.conversations.rename(room.id, 'Delta');
    await vi.waitFor(() => expect(titles()).toEqual(['Alpha', 'Beta', 'Delta']));
    await other.conversations.remove(room.id);
    await vi.waitFor(() => expect(titles()).toEqual(['Alpha', 'Beta']));
  });

  it('is filtered by title, and ignores the answer to an older filter', async () => {
    const { client, titles } = await listed();
    await Promise.all([client.conversations.filter('alp'), client.conversations.filter('bet')]);
    expect(titles()).toEqual(['Beta']);
    await client.conversations.filter('');
    expect(titles()).toEqual(['Alpha', 'Beta']);
  });

  it('reports why it could not be read, and keeps its conversations', async () => {
    const { client, line, titles } = await listed();
    line.refuse = (command) => (command.type === 'conversation.list' ? refusal('forbidden') : undefined);
    await client.conversations.refresh();
    expect(client.conversations.state).toMatchObject({ status: 'failed', error: { code: 'forbidden' } });
    expect(titles()).toEqual(['Alpha', 'Beta']);
  });

  it('is paged', async () => {
    const server = createMemoryServer();
    const { client } = scene(server);
    for (let n = 0; n < 35; n++) await client.conversation().send(`Number ${String(n)}`);
    const subscription = client.conversations.state$.subscribe();
    await vi.waitFor(() => expect(client.conversations.state).toMatchObject({ status: 'ok', more: true }));
    expect(client.conversations.state.list).toHaveLength(30);
    await client.conversations.loadMore();
    expect(client.conversations.state.more).toBe(false);
    expect(new Set(client.conversations.state.list.map(({ id }) => id)).size).toBe(35);
    subscription.unsubscribe();
  });

  it('shows a new title at once, and the old one again when the server refuses it', async () => {
    const { client, line, titles, one } = await listed();
    line.refuse = (command) => (command.type === 'conversation.rename' ? refusal('forbidden') : undefined);
    const renaming = client.conversations.rename(one('Alpha').id, 'Omega');
    expect(titles()).toEqual(['Beta', 'Omega']);
    await expect(renaming).rejects.toMatchObject({ code: 'forbidden' });
    expect(titles()).toEqual(['Alpha', 'Beta']);
  });

  describe('a waiting removal', () => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
    afterEach(() => void vi.useRealTimers());

    const removals = ({ line }: Scene): number => line.sent.filter(({ type }) => type === 'conversation.remove').length;

    it('takes the conversation off the list at once, and is sent after the delay', async () => {
      const here = await listed();
      const removing = here.client.conversations.remove(here.one('Alpha').id, { after: 5000 });
      expect(here.titles()).toEqual(['Beta']);
      await here.client.conversations.refresh();
      expect(here.titles()).toEqual(['Beta']);
      await vi.advanceTimersByTimeAsync(4999);
      expect(removals(here)).toBe(0);
      await vi.advanceTimersByTimeAsync(1);
      await removing;
      expect(removals(here)).toBe(1);
      expect(here.client.conversations.state.leaving).toEqual([]);
    });

    it('is cancelled on request, and not sent', async () => {
      const here = await listed();
      const { id } = here.one('Alpha');
      const removing = here.client.conversations.remove(id, { after: 5000 });
      expect(here.client.conversations.restore(id)).toBe(true);
      await removing;
      expect(here.titles()).toEqual(['Alpha', 'Beta']);
      await vi.advanceTimersByTimeAsync(10_000);
      expect(removals(here)).toBe(0);
      expect(here.client.conversations.restore(id)).toBe(false);
    });

    it('is sent when the client is disposed', async () => {
      const here = await listed();
      void here.client.conversations.remove(here.one('Alpha').id, { after: 5000 });
      here.client.dispose();
      await vi.waitFor(() => expect(removals(here)).toBe(1));
    });

    it('is cancelled when the server refuses it, unless the conversation is gone already', async () => {
      const here = await listed();
      here.line.refuse = (command) => (command.type === 'conversation.remove' ? refusal('forbidden') : undefined);
      await expect(here.client.conversations.remove(here.one('Alpha').id)).rejects.toMatchObject({ code: 'forbidden' });
      expect(here.titles()).toEqual(['Alpha', 'Beta']);
      here.line.refuse = (command) => (command.type === 'conversation.remove' ? refusal('unknown-room') : undefined);
      await here.client.conversations.remove(here.one('Alpha').id);
      expect(here.titles()).toEqual(['Beta']);
    });
  });

  it('closes the room of a conversation that is removed', async () => {
    const { client, server } = scene();
    const room = client.conversation();
    await room.send('Hello');
    await scene(server).client.conversations.remove(room.id);
    await vi.waitFor(() => expect(room.info).toMatchObject({ phase: 'closed', error: { code: 'unknown-room' } }));
    await expect(room.send('More')).rejects.toMatchObject({ code: 'unknown-room' });
  });

  it('retries a removal while the line fails', async () => {
    const { client, line } = scene();
    const room = client.conversation();
    await room.send('Hello');
    let faults = 0;
    line.refuse = (command) =>
      command.type === 'conversation.remove' && faults++ === 0 ? new LoquiError(lineFault().toFailure(), { retryable: true, retryAfter: 1 }) : undefined;
    await client.conversations.remove(room.id);
    expect(faults).toBe(2);
  });
});
