import { expect } from '@open-wc/testing';
import { addressOf, placeOf } from './url.js';

const id = '0190a000-0000-7000-8000-000000000001';

describe('the address of a place', () => {
  it('names room and message', () => {
    expect(placeOf(`https://example.com/x?room=a%20b#${id}`)).to.deep.equal({ room: 'a b', message: id });
    expect(placeOf('https://example.com/x?a=1#section')).to.deep.equal({ room: undefined, message: undefined });
  });

  it('keeps everything else, and reads what it has written', () => {
    const address = addressOf('https://example.com/x?a=1#old', { room: 'über & unter', message: id });
    expect(address).to.contain('a=1');
    expect(placeOf(address)).to.deep.equal({ room: 'über & unter', message: id });
    expect(placeOf(addressOf(address, { room: undefined, message: undefined }))).to.deep.equal({ room: 'über & unter', message: undefined });
  });
});
