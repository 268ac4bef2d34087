/** What every storage must do. Names no test framework, so that it runs in Node and in a browser alike. */
import type { OutboxEntry, Storage, StoredRoom } from '../storage/storage.js';
import { messagesOf } from './samples.js';

interface Framework {
  describe(title: string, body: () => void): unknown;
  it(title: string, body: () => Promise<void>): unknown;
}

let scopes = 0;

/** @param open storage of a scope; the same scope again sees the same things */
export function storageConformance(name: string, { describe, it }: Framework, open: (scope: string) => Storage): void {
  const stored = (offset: number): StoredRoom => ({ cursor: { epoch: 'e1', offset }, messages: messagesOf(1, 3), more: true });

  const waiting = (key: string, order: number): OutboxEntry => ({
    key,
    room: 'lobby',
    order,
    command: { type: 'message.send', room: 'lobby', message: { id: key, parts: [{ type: 'text', text: '  as written\n' }] } },
    writtenAt: order,
  });
  const waitingIn = async (storage: Storage): Promise<OutboxEntry[]> => [...(await storage.outbox())].sort((a, b) => a.order - b.order);

  /** Two scopes that nobody used, one of which begins like the other. */
  async function withScopes(use: (ada: Storage, ben: Storage, again: () => Storage) => Promise<void>): Promise<void> {
    const scope = `/loqui ${scopes++}`;
    const opened = [open(scope), open(`${scope}0`)];
    const again = (): Storage => {
      const storage = open(scope);
      opened.push(storage);
      return storage;
    };
    try {
      await use(opened[0]!, opened[1]!, again);
    } finally {
      for (const storage of opened) {
        await storage.clear();
        storage.close();
      }
    }
  }

  describe(name, () => {
    it('finds nothing before anything is stored', () =>
      withScopes(async (ada) => {
        same(await ada.room('lobby'), undefined);
        same(await ada.draft('lobby'), '');
      }));

    it('finds stored values, also at the next visit', () =>
      withScopes(async (ada, _, again) => {
        await ada.saveRoom('lobby', stored(1));
        await ada.saveRoom('lobby', stored(2));
        await ada.saveDraft('lobby', 'Hel');
        ada.close();
        same(await again().room('lobby'), stored(2));
        same(await again().draft('lobby'), 'Hel');
      }));

    it('works again after it was closed', () =>
      withScopes(async (ada) => {
        await ada.saveDraft('lobby', 'Hel');
        ada.close();
        same(await ada.draft('lobby'), 'Hel');
      }));

    it('deletes the messages of a room, but not its unsent text', () =>
      withScopes(async (ada, ben) => {
        for (const one of [ada, ben]) await one.saveRoom('lobby', stored(1));
        await ada.saveRoom('ops', stored(1));
        await ada.saveDraft('lobby', 'Hel');
        await ada.forgetRoom('lobby');
        await ada.forgetRoom('lobby');
        same(await ada.room('lobby'), undefined);
        same(await ada.draft('lobby'), 'Hel');
        same(await ada.room('ops'), stored(1));
        same(await ben.room('lobby'), stored(1));
      }));

    it('deletes an empty draft', () =>
      withScopes(async (ada) => {
        await ada.saveDraft('lobby', 'Hel');
        await ada.saveDraft('lobby', '');
        same(await ada.draft('lobby'), '');
      }));

    it('keeps outbox entries until they are removed, also over a visit, and one per key', () =>
      withScopes(async (ada, _, again) => {
        same(await waitingIn(ada), []);
        await ada.saveOutgoing(waiting('m2', 2));
        await ada.saveOutgoing(waiting('m1', 1));
        await ada.saveOutgoing({ ...waiting('m2', 3), held: true, refused: { code: 'forbidden', message: 'No.' } });
        ada.close();
        const next = again();
        same(await waitingIn(next), [waiting('m1', 1), { ...waiting('m2', 3), held: true, refused: { code: 'forbidden', message: 'No.' } }]);
        await next.removeOutgoing('m1');
        await next.removeOutgoing('nobody');
        same(
          (await waitingIn(next)).map(({ key }) => key),
          ['m2'],
        );
      }));

    it('finds no values of another scope', () =>
      withScopes(async (ada, ben) => {
        await ada.saveRoom('lobby', stored(1));
        await ada.saveDraft('lobby', 'Hel');
        await ada.saveOutgoing(waiting('m1', 1));
        same(await ben.outbox(), []);
        same(await ben.room('lobby'), undefined);
        same(await ben.draft('lobby'), '');
      }));

    it('clears one scope, whatever its rooms are called, and no other', () =>
      withScopes(async (ada, ben) => {
        const rooms = ['lobby', '', '\uffff', '漢字', '~'];
        for (const room of rooms) {
          await ada.saveRoom(room, stored(1));
          await ada.saveDraft(room, 'a');
          await ben.saveRoom(room, stored(1));
          await ben.saveDraft(room, 'b');
        }
        for (const storage of [ada, ben]) await storage.saveOutgoing(waiting('m1', 1));
        await ada.clear();
        same([await ada.outbox(), await ben.outbox()], [[], [waiting('m1', 1)]]);
        for (const room of rooms) {
          same([await ada.room(room), await ada.draft(room)], [undefined, '']);
          same([await ben.room(room), await ben.draft(room)], [stored(1), 'b']);
        }
      }));
  });
}

/** Throws unless both are the same JSON. */
export function same(found: unknown, wanted: unknown): void {
  const [a, b] = [JSON.stringify({ found }), JSON.stringify({ found: wanted })];
  if (a !== b) throw new Error(`Found ${a}, wanted ${b}.`);
}
