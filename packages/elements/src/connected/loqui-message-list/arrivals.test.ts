import { expect } from '@open-wc/testing';
import type { Message, RoomView, Window } from '@loqui/core';
import { jonas, mara, messageOf } from '../../testing/room.js';
import { Arrivals } from './arrivals.js';

/** Adds the newest message of an open room. True when the list has to show it. */
function arrived(make: () => Message): boolean {
  const arrivals = new Arrivals();
  const messages = new Map<string, Message>();
  const room = { messages: { get: (id: string) => messages.get(id) } } as unknown as RoomView;
  const windowOf = (...ids: string[]): Window => ({
    ids: { length: ids.length, placed: 0, at: (index) => ids.at(index), slice: (start, end) => ids.slice(start, end) },
    more: false,
    moreAfter: false,
  });
  arrivals.observe(room, windowOf(), mara);
  const message = make();
  messages.set(message.id, message);
  arrivals.observe(room, windowOf(message.id), mara);
  return arrivals.ownDue();
}

const MINUTE = 60_000;

describe('a new message', () => {
  it('is shown when the reader has just sent it', () => {
    expect(arrived(() => messageOf(mara, 'Now', { status: 'pending' }))).to.equal(true);
  });

  it('does not scroll the list when another member sent it', () => {
    expect(arrived(() => messageOf(jonas, 'Hello'))).to.equal(false);
    expect(arrived(() => messageOf(mara, 'From another device'))).to.equal(false);
  });

  it('does not scroll the list when an earlier visit left it unsent', () => {
    expect(arrived(() => messageOf(mara, 'Before the reload', { status: 'pending', createdAt: Date.now() - MINUTE }))).to.equal(false);
  });
});
