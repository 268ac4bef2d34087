/** Stores: pure reducers with a stream of states. Internal: `@loqui/core` exports what is public. */
export * from './connection.js';
export * from './info.js';
export type * from './local-events.js';
export * from './messages.js';
export * from './messages-state.js';
export * from './presence.js';
export * from './streaming.js';
