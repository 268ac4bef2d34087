/** What client and server must agree on. */
export * from './codec.js';
export type * from './commands.js';
export * from './conversation.js';
export * from './cursor.js';
export * from './errors.js';
export * from './events.js';
export * from './fold.js';
export * from './frame.js';
export * from './ids.js';
export * from './message.js';
export * from './parts.js';
export * from './redact.js';
export * from './run.js';
export * from './sse.js';
