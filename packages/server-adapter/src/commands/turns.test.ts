import { describe, expect, it } from 'vitest';
import { Turns } from './turns.js';

describe('turns', () => {
  it('start two tasks of a member, let eight wait, and refuse the rest', async () => {
    const turns = new Turns();
    const [one, two] = [await turns.begin('ada'), await turns.begin('ada')];
    await turns.begin('bob');
    const began: number[] = [];
    const waiting = Array.from({ length: 8 }, (_, n) => turns.begin('ada').then((end) => (began.push(n), end)));
    await expect(turns.begin('ada')).rejects.toMatchObject({ code: 'too-many-reads', status: 429, retryable: true });
    expect(began).toEqual([]);
    one();
    one();
    await waiting[0];
    expect(began).toEqual([0]);
    two();
    for (const turn of waiting) (await turn)();
    expect(began).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    (await turns.begin('ada'))();
  });
});
