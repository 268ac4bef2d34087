import type { ConnectionState, StoreEvent } from './local-events.js';
import { createStore, type Store } from './store.js';

export const notConnected: ConnectionState = { status: 'idle' };

export function reduceConnection(state: ConnectionState, event: StoreEvent): ConnectionState {
  return event.type === 'connection.changed' ? event.connection : state;
}

export type ConnectionStore = Store<ConnectionState>;

export function createConnectionStore(): ConnectionStore {
  return createStore<ConnectionState>(notConnected, reduceConnection);
}
