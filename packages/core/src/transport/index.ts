/** Lines to a server: SSE with POST, WebSocket, in-process; and `resume`, which makes any of them unbreakable. */
export * from './auto.js';
export * from './backoff.js';
export * from './cursor-book.js';
export * from './memory.js';
export * from './poll.js';
export * from './resume.js';
export { shared, type SharedOptions } from './shared/shared.js';
export * from './sse.js';
export type { Token, TokenRequest } from './token.js';
export type * from './transport.js';
export * from './websocket.js';
