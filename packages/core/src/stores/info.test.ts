import { describe, expect, it } from 'vitest';
import { OWN_THINGS, type Permissions } from '../protocol/index.js';
import { bot, created, everyEvent, messageOf, resumedWith, snapshotWith } from '../testing/samples.js';
import { notOpened, reduceInfo, type InfoState } from './info.js';
import type { StoreEvent } from './local-events.js';

const live: InfoState = { title: 'Lobby', agents: [bot], phase: 'live', gaps: 1, permissions: OWN_THINGS };
const readOnly: Permissions = { send: false, edit: false, remove: 'none', stop: 'none', retry: 'none' };
const error = { code: 'forbidden', message: 'No longer a member.' };

describe('reduceInfo', () => {
  it.each<[string, InfoState, StoreEvent, InfoState]>([
    ['a snapshot makes it live, with the room’s info', notOpened, snapshotWith({ info: { title: 'Lobby', agents: [bot] } }), { ...live, gaps: 0 }],
    ['a resume makes it live', { ...notOpened, phase: 'restored' }, resumedWith({ info: { title: 'Lobby', agents: [bot] } }), { ...live, gaps: 0 }],
    [
      'an update changes the info, but not the phase',
      live,
      { type: 'room.updated', info: { agents: [] } },
      { agents: [], phase: 'live', gaps: 1, permissions: OWN_THINGS },
    ],
    ['stored messages make it restored', notOpened, { type: 'room.restored', messages: [], more: false }, { ...notOpened, phase: 'restored' }],
    ['new permissions are stored', live, { type: 'permissions.changed', permissions: readOnly }, { ...live, permissions: readOnly }],
    [
      'permissions survive an opening on the same line',
      { ...live, permissions: readOnly },
      resumedWith({ info: { title: 'Lobby', agents: [bot] } }),
      { ...live, permissions: readOnly },
    ],
    ['permissions are reset by a new line', { ...live, permissions: readOnly }, { type: 'connection.changed', connection: { status: 'open' } }, live],
    ['a gap is counted', live, everyEvent['room.gap'], { ...live, gaps: 2 }],
    [
      'a closed room that is requested again is opening',
      { ...live, phase: 'closed', error },
      { type: 'room.reopening' },
      { ...live, phase: 'opening', error: undefined },
    ],
    ['an open room that is requested again is unchanged', live, { type: 'room.reopening' }, live],
    ['a delayed room has the reason', notOpened, { type: 'room.delayed', error }, { ...notOpened, problem: error }],
    [
      'a delayed room stays restored',
      { ...notOpened, phase: 'restored' },
      { type: 'room.delayed', error },
      { ...notOpened, phase: 'restored', problem: error },
    ],
    [
      'an opening after a delay removes its reason',
      { ...notOpened, problem: error },
      snapshotWith({ info: { title: 'Lobby', agents: [bot] } }),
      { ...live, gaps: 0 },
    ],
    ['a room that ends is closed, with the reason', live, { type: 'room.closed', error }, { ...live, phase: 'closed', error }],
    [
      'a closed room that opens again is live, without the reason',
      { ...live, phase: 'closed', error },
      snapshotWith({ info: { title: 'Lobby', agents: [bot] } }),
      live,
    ],
  ])('%s', (_, before, event, after) => {
    expect(reduceInfo(before, event)).toEqual(after);
  });

  it.each<[string, StoreEvent]>([
    ['a message', created(messageOf('m1'))],
    ['a late restore', { type: 'room.restored', messages: [], more: false }],
    ['the line', { type: 'connection.changed', connection: { status: 'open' } }],
    ['typing', everyEvent['typing.started']],
  ])('returns the same object for %s', (_, event) => {
    expect(reduceInfo(live, event)).toBe(live);
  });
});
