/** Transports: event stream with POST, WebSocket, long polling, and a server in the same process. */
export { auto, type AutoOptions } from './auto.js';
export { backoffTable, fullJitter, type Backoff } from './backoff.js';
export { createMemoryServer, type MemoryServer, type MemoryServerOptions } from './memory.js';
export { poll, type PollOptions } from './poll.js';
export { shared, type SharedOptions } from './shared/shared.js';
export { sse, type SseOptions } from './sse.js';
export type { Token, TokenRequest } from './token.js';
export type { SendOptions, Transport } from './transport.js';
export { websocket, type WebSocketOptions } from './websocket.js';
