import { expect } from '@open-wc/testing';
import { frames } from '../testing/room.js';
import { withAllowance } from './paint-allowance.js';

const work = (until: number): number => {
  const began = performance.now();
  while (performance.now() < until);
  return performance.now() - began;
};

describe('the time for colours', () => {
  it('is shared by all calls in one frame, and is renewed in the next', async () => {
    await frames(2);
    const began = performance.now();
    const first = withAllowance(work);
    const second = withAllowance(() => 'more');
    expect(first).to.be.above(3);
    // On a busy machine the next frame may have begun.
    if (performance.now() - began < 12) expect(second).to.equal(undefined);
    await frames(2);
    expect(withAllowance(() => 'again')).to.equal('again');
    expect(withAllowance(() => 'and again')).to.equal('and again');
  });
});
