/** Events → state. Every store is a pure reducer and a stream; no store names another. For this package only: `@loqui/core` names what is public. */
export * from './connection.js';
export * from './info.js';
export type * from './local-events.js';
export * from './messages.js';
export * from './messages-state.js';
export * from './presence.js';
export * from './streaming.js';
