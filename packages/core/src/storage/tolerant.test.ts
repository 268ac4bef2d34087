import { describe, expect, it, vi } from 'vitest';
import { createShelf } from '../testing/shelf.js';
import { tolerant } from './tolerant.js';

describe('tolerant storage', () => {
  it('behaves like its storage while that works', async () => {
    const storage = tolerant(createShelf(), () => expect.unreachable());
    await storage.saveDraft('lobby', 'Hel');
    expect(await storage.draft('lobby')).toBe('Hel');
    expect(await storage.room('lobby')).toBeUndefined();
  });

  it('reports only the first of several simultaneous failures, and from then on stores and finds nothing', async () => {
    const shelf = createShelf();
    const failed = vi.fn();
    const storage = tolerant({ ...shelf, saveDraft: () => Promise.reject(new Error('full')) }, failed);
    shelf.drafts.set('lobby', 'old');
    await Promise.all([storage.saveDraft('lobby', 'a'), storage.saveDraft('lobby', 'b')]);
    expect(await storage.draft('lobby')).toBe('');
    await storage.saveRoom('lobby', { cursor: { epoch: 'e', offset: 1 }, messages: [], more: false });
    expect(shelf.rooms.size).toBe(0);
    expect(failed.mock.calls).toEqual([[expect.objectContaining({ name: 'LoquiError', code: 'storage' })]]);
  });

  it('handles a synchronous exception of its storage', async () => {
    const storage = tolerant(
      {
        ...createShelf(),
        draft: () => {
          throw new Error('no');
        },
      },
      () => undefined,
    );
    expect(await storage.draft('lobby')).toBe('');
  });
});
