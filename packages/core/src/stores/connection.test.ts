import { expect, it } from 'vitest';
import { everyEvent } from '../testing/samples.js';
import { notConnected, reduceConnection } from './connection.js';
import type { ConnectionState } from './local-events.js';

it.each<ConnectionState>([
  { status: 'connecting', attempt: 1 },
  { status: 'open' },
  { status: 'waiting', attempt: 2, retryAt: 5, error: { code: 'network', message: 'Cut.' } },
  { status: 'closed' },
])('the connection is $status when the line says so', (connection) => {
  expect(reduceConnection(notConnected, { type: 'connection.changed', connection })).toBe(connection);
});

it.each(Object.values(everyEvent))('the connection ignores $type', (event) => {
  expect(reduceConnection(notConnected, event)).toBe(notConnected);
});
