/** Events → state. Every store is a pure reducer and a stream; no store names another. */
export * from './connection.js';
export * from './conversations.js';
export * from './info.js';
export type * from './local-events.js';
export * from './messages.js';
export * from './messages-reducer.js';
export * from './messages-state.js';
export * from './persistent-map.js';
export * from './presence.js';
export * from './presence-merge.js';
export * from './sequence.js';
export * from './splices.js';
export * from './store.js';
export * from './streaming.js';
